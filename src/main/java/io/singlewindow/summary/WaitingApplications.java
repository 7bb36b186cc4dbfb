package io.singlewindow.summary;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up the applications of which some parts are there and others are still to come. */
@Component
@Profile("!simulator")
class WaitingApplications {

    private final JdbcClient jdbc;
    private final SummarySettings settings;

    WaitingApplications(JdbcClient jdbc, SummarySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * An application.
     *
     * @param key its business key without the part's number: whose it is and its copNo
     * @param count of its parts
     * @param parts what is there: documents of lists by number of the part
     */
    record Waiting(String key, String copNo, int count, SortedMap<Integer, List<String>> parts) {}

    private record Named(String key, String copNo, int count, int seq, String listId) {}

    /** Those of a company's lists whose names begin as those of the month's proposals do; one with more lists than are looked at is left out. */
    List<Waiting> of(String uscc, YearMonth month) {
        // the next month's prefix comes after every name of this one, by every database's order
        List<Named> rows = jdbc.sql("SELECT p.set_key, s.number, p.parts, p.seq, d.id FROM document s JOIN message_part p ON p.document_id = s.id"
                        + " JOIN document_reference n ON n.document_id = s.id AND n.kind = 'LIST'"
                        + " JOIN given_number g ON g.kind = 'invtNo' AND g.number = n.number JOIN document d ON d.id = g.document_id"
                        + " WHERE s.number >= :from AND s.number < :to AND s.kind = 'SUMMARY' AND s.standing = 'CURRENT'"
                        + " AND d.kind = 'LIST' AND d.direction = 'EXPORT' AND d.standing = 'CURRENT' AND (d.sender = :uscc OR d.ebc_code = :uscc)"
                        + " AND (SELECT COUNT(*) FROM message_part o WHERE o.set_key = p.set_key) < p.parts"
                        + " ORDER BY s.number, p.set_key, p.seq, n.number FETCH FIRST " + (settings.listsMax() + 1) + " ROWS ONLY")
                .param("from", SummaryProposal.prefix(month)).param("to", SummaryProposal.prefix(month.plusMonths(1))).param("uscc", uscc)
                .query((row, i) -> new Named(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getString(5))).list();
        Map<String, Waiting> found = new LinkedHashMap<>();
        rows.forEach(row -> found.computeIfAbsent(row.key(), first -> new Waiting(row.key(), row.copNo(), row.count(), new TreeMap<>()))
                .parts().computeIfAbsent(row.seq(), first -> new ArrayList<>()).add(row.listId()));
        if (rows.size() > settings.listsMax()) {
            found.remove(rows.get(rows.size() - 1).key());
        }
        return List.copyOf(found.values());
    }
}
