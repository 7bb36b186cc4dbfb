package io.singlewindow.rules.version;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.engine.RuleDiff;
import io.singlewindow.rules.engine.RuleFault;
import io.singlewindow.rules.engine.RuleFiles;
import io.singlewindow.rules.version.RuleVersion.State;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Versions of the rules, and how they change: one person proposes, another approves, and each step is an entry of the log. */
@Component
@Profile("!simulator")
public class RuleVersions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RuleVersionStore store;
    private final RuleBook book;
    private final PendingEntries entries;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final TablesSettings settings;
    private final Clock clock;

    RuleVersions(RuleVersionStore store, RuleBook book, PendingEntries entries, Ledger ledger, TransactionTemplate transactions, TablesSettings settings,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.entries = entries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Proposes a version: the files of the one in force, with these in their place or added and those removed.
     *
     * @throws ProblemException 422 RUL-503 with file and line for each thing that cannot be used, RUL-505 when its instant has passed
     */
    public RuleVersion propose(String author, Instant effectiveAt, String reason, Map<String, String> changed, Set<String> removed) {
        Instant now = clock.instant();
        notPassed(effectiveAt, now);
        SortedMap<String, String> files = new TreeMap<>(book.files(book.now().version()));
        files.keySet().removeAll(removed);
        files.putAll(changed);
        int characters = files.values().stream().mapToInt(String::length).sum();
        if (characters > settings.fileCharactersMax()) {
            throw ProblemException.of(413, ErrorCode.SYS_006, characters + " characters", String.valueOf(settings.fileCharactersMax()));
        }
        String digest = read(files).rules().digest();
        String content = JSON.writeValueAsString(files);
        try {
            RuleVersion proposed = transactions.execute(status -> {
                RuleVersion version = new RuleVersion(store.last() + 1, State.DRAFT, effectiveAt, digest, author, null, reason, now, null);
                store.insert(version, content);
                tell(version, "proposed", author);
                return version;
            });
            ledger.awaitDurable();
            return proposed;
        } catch (DuplicateKeyException another) {
            // another was proposed at the same moment and has the number
            return propose(author, effectiveAt, reason, changed, removed);
        }
    }

    private RuleFiles.Read read(SortedMap<String, String> files) {
        try {
            return book.checked(files);
        } catch (RuleFault fault) {
            throw new ProblemException(422, fault.all().stream().map(one -> Finding.of(ErrorCode.RUL_503, one.place(), one.what())).toList());
        }
    }

    /** Approves or refuses a version; nobody does so with their own. */
    public RuleVersion decide(String approver, int number, boolean approve) {
        RuleVersion decided = transactions.execute(status -> {
            RuleVersion version = store.lock(number).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, String.valueOf(number), "-"));
            if (version.author().equals(approver)) {
                throw ProblemException.of(403, ErrorCode.RUL_504, approver, "-");
            }
            if (version.state() != State.DRAFT) {
                throw ProblemException.of(409, ErrorCode.RUL_505, version.state().name(), State.DRAFT.name());
            }
            Instant now = clock.instant();
            if (approve) {
                notPassed(version.effectiveAt(), now);
            }
            store.decide(number, approve ? State.APPROVED : State.REFUSED, approver, now);
            RuleVersion after = store.find(number).orElseThrow();
            tell(after, approve ? "approved" : "refused", approver);
            return after;
        });
        ledger.awaitDurable();
        return decided;
    }

    /** What was decided by other rules is not decided again, so no version begins in the past. */
    private static void notPassed(Instant effectiveAt, Instant now) {
        if (effectiveAt.isBefore(now)) {
            throw ProblemException.of(422, ErrorCode.RUL_505, BusinessTime.iso(effectiveAt), "≥ " + BusinessTime.iso(now));
        }
    }

    /**
     * What a version says other than another.
     *
     * @param official whether it is told too what only officials read
     */
    public List<RuleDiff.Change> diff(int number, int against, boolean official) {
        RuleBook.InForce before = book.asked(against);
        RuleBook.InForce after = book.asked(number);
        List<RuleDiff.Change> changes = new ArrayList<>(RuleDiff.between(before.rules(), after.rules()));
        // parameters that all rules share stand in each of the further books: their changes are told already
        Set<String> told = changes.stream().map(RuleDiff.Change::what).collect(Collectors.toSet());
        after.further().forEach((file, parameters) -> {
            if (official || !book.forOfficials().contains(file)) {
                RuleDiff.between(before.further().getOrDefault(file, parameters), parameters).stream().filter(one -> told.add(one.what())).forEach(changes::add);
            }
        });
        return changes;
    }

    /** A version that somebody asks for; 404 where there is none. */
    public RuleVersion asked(int number) {
        return store.find(number).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, String.valueOf(number), "-"));
    }

    /** Versions before this number, the newest first. */
    public List<RuleVersion> page(int before, int max) {
        return store.list(before, max);
    }

    /**
     * Content of a version's files by name.
     *
     * @param official whether those are among them that only officials read
     */
    public SortedMap<String, String> files(int number, boolean official) {
        SortedMap<String, String> files = book.whole(asked(number).version());
        if (!official) {
            files.keySet().removeAll(book.forOfficials());
        }
        return files;
    }

    private void tell(RuleVersion version, String what, String who) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("party", "window");
        entry.put("event", "rules " + what);
        entry.put("version", version.version());
        entry.put("digest", version.digest());
        entry.put("effectiveAt", BusinessTime.iso(version.effectiveAt()));
        entry.put("by", who);
        entry.put("reason", version.reason());
        entries.add("rules." + what, "rules-" + version.version(), List.of(), JSON.writeValueAsString(entry));
    }
}
