package io.singlewindow.summary;

import io.singlewindow.summary.SummaryResult.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of summary results. */
@Component
@Profile("!simulator")
class SummaryResultStore {

    private static final String RESULT = "SELECT decl_seq_no, sum_no, entry_id, decl_state, op_date, agent_code, ebc_code, parts, complete"
            + " FROM summary_result ";

    private final JdbcClient jdbc;

    SummaryResultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SummaryResult> find(String declSeqNo) {
        return jdbc.sql(RESULT + "WHERE decl_seq_no = ?").param(declSeqNo).query(this::result).optional();
    }

    /** A result's place among a company's, the newest first. */
    record Place(String opDate, String declSeqNo) {}

    /**
     * A company's results, the newest first.
     *
     * @param after the last one that was read; null for the first
     */
    List<SummaryResult> of(String uscc, @Nullable String sumNo, @Nullable Place after, int max) {
        return jdbc.sql(RESULT + "WHERE (agent_code = :uscc OR ebc_code = :uscc)" + (sumNo == null ? "" : " AND sum_no = :sumNo")
                        + (after == null ? "" : " AND (op_date < :opDate OR op_date = :opDate AND decl_seq_no > :declSeqNo)")
                        + " ORDER BY op_date DESC, decl_seq_no FETCH FIRST " + max + " ROWS ONLY")
                .param("uscc", uscc).param("sumNo", sumNo).param("opDate", after == null ? null : after.opDate())
                .param("declSeqNo", after == null ? null : after.declSeqNo()).query(this::result).list();
    }

    /** The results that hold lists, by the list's document; a result may hold many of them and is read once. */
    Map<String, List<SummaryResult>> holding(Collection<String> listDocumentIds) {
        Map<String, List<SummaryResult>> holding = new HashMap<>();
        if (listDocumentIds.isEmpty()) {
            return holding;
        }
        Map<String, SummaryResult> results = new HashMap<>();
        jdbc.sql("SELECT DISTINCT decl_seq_no, document_id FROM summary_result_line WHERE document_id IN (:ids) ORDER BY decl_seq_no").param("ids", listDocumentIds)
                .query((row, n) -> Map.entry(row.getString(2), row.getString(1))).list()
                .forEach(line -> holding.computeIfAbsent(line.getKey(), first -> new ArrayList<>())
                        .add(results.computeIfAbsent(line.getValue(), this::read)));
        return holding;
    }

    private SummaryResult read(String declSeqNo) {
        return jdbc.sql(RESULT + "WHERE decl_seq_no = ?").param(declSeqNo).query(this::result).single();
    }

    private SummaryResult result(ResultSet row, int n) throws SQLException {
        return new SummaryResult(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), row.getInt(8), row.getBoolean(9), rows(row.getString(1)));
    }

    private List<Row> rows(String declSeqNo) {
        return jdbc.sql("SELECT invt_no, list_row, decl_row, hs_code, document_id FROM summary_result_line WHERE decl_seq_no = ? ORDER BY decl_row, invt_no, list_row")
                .param(declSeqNo)
                .query((row, n) -> new Row(row.getString(1), row.getInt(2), (Integer) row.getObject(3), row.getString(4), row.getString(5))).list();
    }

    void insert(SummaryResult result) {
        jdbc.sql("INSERT INTO summary_result (decl_seq_no, sum_no, entry_id, decl_state, op_date, agent_code, ebc_code, parts, complete)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE)")
                .params(result.declSeqNo(), result.sumNo(), result.entryId(), result.state(), result.opDate(), result.agentCode(),
                        result.ebcCode(), result.parts())
                .update();
    }

    /** What a newer message says of the declaration's number and state. */
    void update(SummaryResult newer) {
        jdbc.sql("UPDATE summary_result SET entry_id = COALESCE(?, entry_id), decl_state = ?, op_date = ? WHERE decl_seq_no = ?")
                .params(newer.entryId(), newer.state(), newer.opDate(), newer.declSeqNo()).update();
    }

    /** Takes a part; false when it is there already. */
    boolean part(String declSeqNo, int seq) {
        if (jdbc.sql("SELECT COUNT(*) FROM summary_result_part WHERE decl_seq_no = ? AND seq = ?").params(declSeqNo, seq)
                .query(Integer.class).single() > 0) {
            return false;
        }
        jdbc.sql("INSERT INTO summary_result_part (decl_seq_no, seq) VALUES (?, ?)").params(declSeqNo, seq).update();
        return true;
    }

    int partsThere(String declSeqNo) {
        return jdbc.sql("SELECT COUNT(*) FROM summary_result_part WHERE decl_seq_no = ?").param(declSeqNo).query(Integer.class).single();
    }

    void line(String declSeqNo, Row row, @Nullable String listDocumentId) {
        if (jdbc.sql("SELECT COUNT(*) FROM summary_result_line WHERE decl_seq_no = ? AND invt_no = ? AND list_row = ?")
                .params(declSeqNo, row.invtNo(), row.listRow()).query(Integer.class).single() == 0) {
            jdbc.sql("INSERT INTO summary_result_line (decl_seq_no, invt_no, list_row, decl_row, hs_code, document_id) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(declSeqNo, row.invtNo(), row.listRow(), row.declRow(), row.hsCode(), listDocumentId).update();
        }
    }

    void complete(String declSeqNo) {
        jdbc.sql("UPDATE summary_result SET complete = TRUE WHERE decl_seq_no = ?").param(declSeqNo).update();
    }

    /** The lists of a result that came through this window. */
    List<String> lists(String declSeqNo) {
        return jdbc.sql("SELECT DISTINCT document_id FROM summary_result_line WHERE decl_seq_no = ? AND document_id IS NOT NULL ORDER BY document_id")
                .param(declSeqNo).query(String.class).list();
    }
}
