package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.consignment.Conditions;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.EntrySight;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who may read which entries of the log (decision 0067), by the rules that hold for what they are about: a company its own messages and what it
 * was told, an official what his scope covers, whoever answers for all of it everything but who signed in and who looked at what.
 */
@Component
@Profile("!simulator")
class LegibleEntries implements EntrySight {

    /** Of what the window does for everybody: their references are versions, months, days and kinds. */
    private static final List<String> OF_EVERYBODY = List.of(
            "rules.", "table.imported", "sampling.salt", "statistics.published", "retention.", "log.opened", "ops.self-check-acknowledged", "ops.restored");
    /** Their references are logins. */
    private static final List<String> OF_PERSONS = List.of("access.", "account.");
    /** A credit code (GB 32100-2015), alone or with what is numbered under it behind it. */
    private static final Pattern COMPANY = Pattern.compile("([0-9A-HJ-NP-RTUWXY]{18})(?:/.*)?");

    private final VisibleConsignments visible;
    private final ScopeGrants grants;
    private final EvidenceStore store;

    LegibleEntries(VisibleConsignments visible, ScopeGrants grants, EvidenceStore store) {
        this.visible = visible;
        this.grants = grants;
        this.store = store;
    }

    @Override
    public Set<Long> legible(Principal reader, Collection<EntryLog.Entry> entries) {
        return reader instanceof Authentication known && known.getPrincipal() instanceof Caller caller ? of(caller, entries) : Set.of();
    }

    Set<Long> of(Caller caller, Collection<EntryLog.Entry> entries) {
        Set<Long> legible = new HashSet<>();
        List<EntryLog.Entry> others = new ArrayList<>();
        for (EntryLog.Entry entry : entries) {
            boolean ofPersons = isOne(entry, OF_PERSONS);
            if (ofPersons ? seesPersons(caller) || entry.ref().equals(caller.id()) : caller.seesAll() || isOne(entry, OF_EVERYBODY)) {
                legible.add(entry.number());
            } else if (!ofPersons) {
                others.add(entry);
            }
        }
        if (!others.isEmpty() && caller.uscc() != null) {
            legible.addAll(store.toldOrSent(others, caller.uscc(), caller.id()));
        } else if (!others.isEmpty() && caller.role().isScoped() && caller.scope() != null) {
            Set<String> covered = covered(caller, new HashSet<>(others.stream().map(EntryLog.Entry::ref).toList()));
            others.stream().filter(entry -> covered.contains(entry.ref())).map(EntryLog.Entry::number).forEach(legible::add);
        }
        return legible;
    }

    private static boolean isOne(EntryLog.Entry entry, List<String> types) {
        return types.stream().anyMatch(entry.type()::startsWith);
    }

    /** Who keeps the accounts, and who reads the access log of everybody. */
    private static boolean seesPersons(Caller caller) {
        return caller.allEntities() || caller.role() == CallerRole.OPERATOR || caller.role() == CallerRole.REGULATOR && caller.seesAll();
    }

    /** Those of these references that stand for what an official of a part of the province may see. */
    private Set<String> covered(Caller caller, Set<String> refs) {
        Set<String> covered = new HashSet<>(grants.held(caller, refs));
        for (String ref : refs) {
            Matcher company = COMPANY.matcher(ref);
            if (company.matches() && caller.seesCompany(company.group(1))) {
                covered.add(ref);
            }
        }
        store.senders(refs).forEach((ref, sender) -> {
            if (caller.seesCompany(sender)) {
                covered.add(ref);
            }
        });
        List<String> asked = List.copyOf(refs);
        for (int from = 0; from < asked.size(); from += VisibleConsignments.PAGE_MAX) {
            Conditions named = new Conditions().and("c.id IN (:named)", "named", asked.subList(from, Math.min(asked.size(), from + VisibleConsignments.PAGE_MAX)));
            visible.page(caller, named, VisibleConsignments.Sequence.OLDEST_FIRST, null, VisibleConsignments.PAGE_MAX).items().stream().map(Consignment::id).forEach(covered::add);
        }
        return covered;
    }
}
