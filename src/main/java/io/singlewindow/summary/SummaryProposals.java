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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a company may sum of a month: made anew each time from the lists, so it is never out of date. */
@Component
@Profile("!simulator")
class SummaryProposals {

    private final ClosedLists closed;
    private final ConsignmentStore store;
    private final SubmittedMessages messages;
    private final References references;
    private final CustomsCodes customs;
    private final KeyNames names;
    private final SummarySettings settings;

    SummaryProposals(
            ClosedLists closed, ConsignmentStore store, SubmittedMessages messages, References references, CustomsCodes customs, KeyNames names,
            SummarySettings settings) {
        this.closed = closed;
        this.store = store;
        this.messages = messages;
        this.references = references;
        this.customs = customs;
        this.names = names;
        this.settings = settings;
    }

    /** Whose application it is. */
    private record Owner(String ebcCode, String agentCode, String customsCode) {

        private static final Comparator<Owner> ORDER =
                Comparator.comparing(Owner::ebcCode).thenComparing(Owner::agentCode).thenComparing(Owner::customsCode);
    }

    /**
     * The proposals for a company, as consignor or declarant.
     *
     * @param month in which the lists were closed (结关)
     */
    List<SummaryProposal> of(String uscc, YearMonth month) {
        Map<Owner, List<Listed>> byOwner = new TreeMap<>(Owner.ORDER);
        for (Listed one : unsummed(uscc, month)) {
            byOwner.computeIfAbsent(new Owner(names.company(one.list().ebcCode()), names.company(one.list().agentCode()), one.list().customsCode()),
                    first -> new ArrayList<>()).add(one);
        }
        LocalDate due = DueDay.of(month, settings.dueDay(), settings.holidays(), settings.workdays());
        return byOwner.entrySet().stream().map(entry -> new SummaryProposal(month, entry.getKey().ebcCode(), entry.getKey().agentCode(),
                entry.getKey().customsCode(), due, entry.getValue().stream().sorted(Comparator.comparing(Listed::invtNo)).toList())).toList();
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
                    listed(id).ifPresent(found::add);
                }
            }
        } while (page.size() == settings.listsMax() && found.size() < settings.listsMax());
        return found;
    }

    /** A list that is to be summed and is in no application that customs has or may have. */
    private Optional<Listed> listed(String documentId) {
        DocumentRow row = store.document(documentId).orElseThrow();
        String invtNo = references.numbers(documentId).get("invtNo");
        DeclarationList list = (DeclarationList) messages.of(row.submissionId()).documents().get(row.position() - 1);
        if (invtNo == null || !settings.statisticsFlag().equals(list.statisticsFlag())) {
            return Optional.empty();
        }
        boolean summed = references.naming(invtNo, DocumentKind.SUMMARY).stream().anyMatch(other -> !customs.refused(other.id()));
        return summed ? Optional.empty() : Optional.of(new Listed(invtNo, list));
    }
}
