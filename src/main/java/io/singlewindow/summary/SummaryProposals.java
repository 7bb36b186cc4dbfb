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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a company may sum of a month: made anew each time from the lists, so it is never out of date. */
@Component
@Profile("!simulator")
class SummaryProposals {

    private final JdbcClient jdbc;
    private final ConsignmentStore store;
    private final SubmittedMessages messages;
    private final References references;
    private final CustomsCodes customs;
    private final KeyNames names;
    private final SummarySettings settings;

    SummaryProposals(
            JdbcClient jdbc, ConsignmentStore store, SubmittedMessages messages, References references, CustomsCodes customs, KeyNames names,
            SummarySettings settings) {
        this.jdbc = jdbc;
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
        for (String id : closed(uscc, month)) {
            listed(id).ifPresent(one -> byOwner.computeIfAbsent(new Owner(names.company(one.list().ebcCode()),
                    names.company(one.list().agentCode()), one.list().customsCode()), first -> new ArrayList<>()).add(one));
        }
        LocalDate due = DueDay.of(month, settings.dueDay(), settings.holidays(), settings.workdays());
        return byOwner.entrySet().stream().map(entry -> new SummaryProposal(month, entry.getKey().ebcCode(), entry.getKey().agentCode(),
                entry.getKey().customsCode(), due, entry.getValue().stream().sorted(Comparator.comparing(Listed::invtNo)).toList())).toList();
    }

    /** The lists that customs closed in a month, as its receipts say; those of another company are not among them. */
    private List<String> closed(String uscc, YearMonth month) {
        return jdbc.sql("SELECT DISTINCT d.id FROM document d JOIN document_receipt r ON r.document_id = d.id"
                        + " JOIN consignment c ON c.id = d.consignment_id"
                        + " WHERE d.kind = 'LIST' AND d.direction = 'EXPORT' AND d.standing = 'CURRENT' AND c.state = 'CLOSED'"
                        + " AND (d.sender = :uscc OR d.ebc_code = :uscc) AND r.authority = 'customs' AND r.code = '899'"
                        + " AND r.return_time >= :from AND r.return_time < :to ORDER BY d.id FETCH FIRST " + settings.listsMax() + " ROWS ONLY")
                .param("uscc", uscc).param("from", wire(month)).param("to", wire(month.plusMonths(1)))
                .query(String.class).list();
    }

    private static String wire(YearMonth month) {
        return month.toString().replace("-", "");
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
