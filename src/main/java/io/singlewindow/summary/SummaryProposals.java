package io.singlewindow.summary;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.CustomsCodes;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.summary.SummaryMerge.Listed;
import io.singlewindow.summary.SummaryProposal.Owner;
import io.singlewindow.summary.WaitingApplications.Waiting;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a company may sum of a month: made anew each time from the lists, so it is never out of date. */
@Component
@Profile("!simulator")
class SummaryProposals {

    private static final Comparator<Owner> BY_OWNER =
            Comparator.comparing(Owner::ebcCode).thenComparing(Owner::agentCode).thenComparing(Owner::customsCode);
    private static final Comparator<Listed> BY_NUMBER = Comparator.comparing(Listed::invtNo);

    private final ClosedLists closed;
    private final WaitingApplications waiting;
    private final ConsignmentStore store;
    private final SubmittedMessages messages;
    private final References references;
    private final CustomsCodes customs;
    private final KeyNames names;
    private final DueDay dueDay;
    private final SummarySettings settings;

    SummaryProposals(
            ClosedLists closed, WaitingApplications waiting, ConsignmentStore store, SubmittedMessages messages, References references, CustomsCodes customs,
            KeyNames names, DueDay dueDay, SummarySettings settings) {
        this.closed = closed;
        this.waiting = waiting;
        this.store = store;
        this.messages = messages;
        this.references = references;
        this.customs = customs;
        this.names = names;
        this.dueDay = dueDay;
        this.settings = settings;
    }

    /**
     * The proposals for a company, as consignor or declarant. An application of which some parts are there keeps its name: what
     * is left of the lists fills its other parts first.
     *
     * @param month in which the lists were closed (结关)
     */
    List<SummaryProposal> of(String uscc, YearMonth month) {
        Map<Owner, List<Listed>> byOwner = new TreeMap<>(BY_OWNER);
        for (Listed one : unsummed(uscc, month)) {
            byOwner.computeIfAbsent(owner(one), first -> new ArrayList<>()).add(one);
        }
        Map<Owner, List<Waiting>> begun = new TreeMap<>(BY_OWNER);
        for (Waiting one : waiting.of(uscc, month)) {
            ours(one, month).ifPresent(owner -> {
                byOwner.computeIfAbsent(owner, first -> new ArrayList<>());
                begun.computeIfAbsent(owner, first -> new ArrayList<>()).add(one);
            });
        }
        LocalDate due = dueDay.of(month);
        List<SummaryProposal> proposals = new ArrayList<>();
        byOwner.forEach((owner, lists) -> {
            lists.sort(BY_NUMBER);
            for (Waiting one : begun.getOrDefault(owner, List.of())) {
                proposals.add(new SummaryProposal(month, owner, one.copNo(), due, filled(one, lists)));
            }
            if (!lists.isEmpty()) {
                proposals.add(SummaryProposal.of(month, owner, due, parts(lists)));
            }
        });
        return proposals;
    }

    private List<List<Listed>> parts(List<Listed> lists) {
        int rows = settings.rowsPerMessageMax();
        return IntStream.range(0, (lists.size() + rows - 1) / rows)
                .mapToObj(i -> List.copyOf(lists.subList(i * rows, Math.min(lists.size(), (i + 1) * rows)))).toList();
    }

    /** Its parts; those that are not there take what they hold from the rest. */
    private List<List<Listed>> filled(Waiting application, List<Listed> rest) {
        List<List<Listed>> parts = new ArrayList<>();
        for (int seq = 1; seq <= application.count(); seq++) {
            List<String> there = application.parts().get(seq);
            List<Listed> taken = rest.subList(0, there == null ? Math.min(rest.size(), settings.rowsPerMessageMax()) : 0);
            parts.add(there == null ? List.copyOf(taken) : there.stream().map(this::numbered).flatMap(Optional::stream).sorted(BY_NUMBER).toList());
            taken.clear();
        }
        return parts;
    }

    /** Whose it is, where it has its name from here: what a company splits by itself it goes on with by itself. */
    private Optional<Owner> ours(Waiting application, YearMonth month) {
        List<Owner> owners = application.parts().values().stream().flatMap(List::stream).map(this::numbered).flatMap(Optional::stream)
                .map(this::owner).distinct().toList();
        return owners.size() == 1 && SummaryProposal.names(application.copNo(), month, owners.get(0))
                && application.key().endsWith("|" + owners.get(0).agentCode() + "|" + application.copNo()) ? Optional.of(owners.get(0)) : Optional.empty();
    }

    private Owner owner(Listed one) {
        return new Owner(names.company(one.list().ebcCode()), names.company(one.list().agentCode()), one.list().customsCode());
    }

    /** The first lists that are to be summed, as many as are looked at: what the database cannot tell is left out, and others take its place. */
    private List<Listed> unsummed(String uscc, YearMonth month) {
        List<Listed> found = new ArrayList<>();
        String after = "";
        List<String> page;
        do {
            page = closed.unsummed(uscc, month, after, settings.listsMax());
            for (String id : page) {
                after = id;
                if (found.size() < settings.listsMax()) {
                    numbered(id).filter(this::unsummed).ifPresent(found::add);
                }
            }
        } while (page.size() == settings.listsMax() && found.size() < settings.listsMax());
        return found;
    }

    /** True of a list that is to be summed and is in no application that customs has or may have. */
    private boolean unsummed(Listed one) {
        return settings.statisticsFlag().equals(one.list().statisticsFlag())
                && references.naming(one.invtNo(), DocumentKind.SUMMARY).stream().allMatch(other -> customs.refused(other.id()));
    }

    /** A list with the number that customs gave it. */
    private Optional<Listed> numbered(String documentId) {
        DocumentRow row = store.document(documentId).orElseThrow();
        String invtNo = references.numbers(documentId).get("invtNo");
        DeclarationList list = (DeclarationList) messages.of(row.submissionId()).documents().get(row.position() - 1);
        return Optional.ofNullable(invtNo).map(number -> new Listed(number, list));
    }
}
