package io.singlewindow.statistics.report;

import io.singlewindow.message.Direction;
import io.singlewindow.statistics.report.ReportRow.Key;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reports; none is changed, a later version takes an earlier one's place. */
@Component
@Profile("!simulator")
class ReportStore {

    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A version of a report.
     *
     * @param sha256 of the file, lower hex
     */
    record Version(String id, int number, Instant uploadedAt, String uploadedBy, String sha256, int rows) {}

    /** One upload at a time. */
    void takeTurn() {
        jdbc.sql("SELECT id FROM statistic_turn WHERE id = 1 FOR UPDATE").query(Integer.class).single();
    }

    /** The newest first. */
    List<Version> versions(String platform, YearMonth month) {
        return jdbc.sql("SELECT id, version, uploaded_at, uploaded_by, sha256, row_count FROM monthly_report WHERE platform = ? AND report_month = ?"
                        + " ORDER BY version DESC").params(platform, month.toString())
                .query((row, n) -> new Version(row.getString(1), row.getInt(2), Instant.ofEpochMilli(row.getLong(3)), row.getString(4), row.getString(5),
                        row.getInt(6))).list();
    }

    void insert(String platform, YearMonth month, Version version, List<ReportRow> rows) {
        jdbc.sql("INSERT INTO monthly_report (id, platform, report_month, version, uploaded_at, uploaded_by, sha256, row_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(version.id(), platform, month.toString(), version.number(), version.uploadedAt().toEpochMilli(), version.uploadedBy(),
                        version.sha256(), version.rows()).update();
        for (ReportRow row : rows) {
            jdbc.sql("INSERT INTO monthly_report_row (report_id, direction, trade_mode, firm, orders, amount) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(version.id(), row.key().direction().name(), row.key().mode(), row.key().firm(), row.orders(), row.amount()).update();
        }
    }

    List<ReportRow> rows(String reportId) {
        return jdbc.sql("SELECT direction, trade_mode, firm, orders, amount FROM monthly_report_row WHERE report_id = ? ORDER BY firm, direction, trade_mode")
                .param(reportId).query(ReportStore::row).list();
    }

    /** What the messages say of a platform's month; a consignment belongs to the month of its first document. */
    List<ReportRow> counted(String platform, YearMonth month, int rowsMax) {
        return jdbc.sql("SELECT direction, trade_mode, firm, COUNT(*), COALESCE(SUM(amount), 0) FROM statistic_consignment"
                        + " WHERE platform = ? AND opened_on BETWEEN ? AND ? GROUP BY direction, trade_mode, firm ORDER BY 4 DESC, 3, 1, 2 FETCH FIRST "
                        + rowsMax + " ROWS ONLY").params(platform, month.atDay(1), month.atEndOfMonth()).query(ReportStore::row).list();
    }

    private static ReportRow row(ResultSet row, int n) throws SQLException {
        return new ReportRow(new Key(Direction.valueOf(row.getString(1)), row.getString(2), row.getString(3)), row.getLong(4), row.getBigDecimal(5));
    }

    /** A consignment behind a row. */
    record Behind(String consignmentId, String orderNo, String state, String openedOn, @Nullable BigDecimal amount) {}

    /** Those of a row after this id, in the order of ids. */
    List<Behind> behind(String platform, YearMonth month, Key key, String after, int max) {
        return jdbc.sql("SELECT s.consignment_id, c.order_no, s.state, s.opened_on, s.amount FROM statistic_consignment s"
                        + " JOIN consignment c ON c.id = s.consignment_id WHERE s.platform = ? AND s.opened_on BETWEEN ? AND ? AND s.direction = ?"
                        + " AND s.trade_mode = ? AND s.firm = ? AND s.consignment_id > ? ORDER BY s.consignment_id FETCH FIRST " + max + " ROWS ONLY")
                .params(platform, month.atDay(1), month.atEndOfMonth(), key.direction().name(), key.mode(), key.firm(), after)
                .query((row, n) -> new Behind(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBigDecimal(5))).list();
    }
}
