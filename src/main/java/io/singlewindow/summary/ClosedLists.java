package io.singlewindow.summary;

import io.singlewindow.consignment.state.StateFunction;
import java.time.YearMonth;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up the export lists that customs closed in a month. */
@Component
@Profile("!simulator")
class ClosedLists {

    /** An application that customs has or may have: of one that is refused a receipt says so, whether it still holds is {@link StateFunction}'s to say. */
    private static final String SUMMED = "SELECT 1 FROM document_reference n JOIN document s ON s.id = n.document_id"
            + " WHERE n.kind = 'LIST' AND n.number = g.number AND s.kind = 'SUMMARY' AND s.standing = 'CURRENT'"
            + " AND NOT EXISTS (SELECT 1 FROM document_receipt x WHERE x.document_id = s.id AND x.authority = 'customs'"
            + " AND (x.code LIKE '-%' OR x.code IN (:refusing)))";

    private final JdbcClient jdbc;
    private final SummarySettings settings;

    ClosedLists(JdbcClient jdbc, SummarySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * A company's lists that customs closed in a month, as its receipts say, and that may still have to be summed; those of
     * another company, of another statisticsFlag and in an application are not among them, so that they take no place from others.
     *
     * @param after the document after which to go on; empty for the first
     */
    List<String> unsummed(String uscc, YearMonth month, String after, int max) {
        // a row filed before its flag was kept has none, and is its message's to tell
        return jdbc.sql("SELECT DISTINCT d.id FROM document d JOIN document_receipt r ON r.document_id = d.id"
                        + " JOIN consignment c ON c.id = d.consignment_id JOIN given_number g ON g.document_id = d.id AND g.kind = 'invtNo'"
                        + " WHERE d.kind = 'LIST' AND d.direction = 'EXPORT' AND d.standing = 'CURRENT' AND c.state = 'CLOSED'"
                        + " AND (d.sender = :uscc OR d.ebc_code = :uscc) AND r.authority = 'customs' AND r.code = '899'"
                        + " AND r.return_time >= :from AND r.return_time < :to AND d.id > :after"
                        + " AND (d.fields LIKE :flag OR d.fields NOT LIKE '%\"statisticsFlag\":%') AND NOT EXISTS (" + SUMMED + ")"
                        + " ORDER BY d.id FETCH FIRST " + max + " ROWS ONLY")
                .param("uscc", uscc).param("from", wire(month)).param("to", wire(month.plusMonths(1))).param("after", after)
                .param("flag", "%\"statisticsFlag\":\"" + settings.statisticsFlag() + "\"%").param("refusing", StateFunction.refusingCodes())
                .query(String.class).list();
    }

    private static String wire(YearMonth month) {
        return month.toString().replace("-", "");
    }
}
