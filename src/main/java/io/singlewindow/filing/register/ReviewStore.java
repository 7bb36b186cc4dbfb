package io.singlewindow.filing.register;

import io.singlewindow.filing.state.Department;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What departments have before them, with their clocks. */
@Component
@Profile("!simulator")
class ReviewStore {

    private static final String REVIEW = "SELECT filing_no, version, department, region, since, due_at, reminded_at FROM filing_review ";

    private final JdbcClient jdbc;

    ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A filing before a department.
     *
     * @param due end of the last working day for it
     */
    record Review(String filingNo, int version, String department, String region, Instant since, Instant due, @Nullable Instant reminded) {}

    /** A place in the work list. */
    record Cursor(long dueMillis, String filingNo, String department) {

        static final Cursor START = new Cursor(-1, "", "");

        static Cursor of(Review review) {
            return new Cursor(review.due().toEpochMilli(), review.filingNo(), review.department());
        }

        /** As {@link #toString} wrote it; its form has been checked. */
        static Cursor read(String text) {
            String[] parts = text.split("/");
            return new Cursor(Long.parseLong(parts[0]), parts[1], parts[2]);
        }

        @Override
        public String toString() {
            return dueMillis + "/" + filingNo + "/" + department;
        }
    }

    void open(String filingNo, int version, Department department, String region, Instant since, Instant due) {
        jdbc.sql("INSERT INTO filing_review (filing_no, version, department, region, since, due_at) VALUES (?, ?, ?, ?, ?, ?)")
                .param(filingNo).param(version).param(department.code()).param(region).param(since.toEpochMilli()).param(due.toEpochMilli()).update();
    }

    void close(String filingNo, int version, Department department) {
        jdbc.sql("DELETE FROM filing_review WHERE filing_no = ? AND version = ? AND department = ?")
                .params(filingNo, version, department.code()).update();
    }

    void closeAll(String filingNo, int version) {
        jdbc.sql("DELETE FROM filing_review WHERE filing_no = ? AND version = ?").params(filingNo, version).update();
    }

    /**
     * The work list by due time, of one department and region or of all.
     *
     * @param after the last of the page before
     */
    List<Review> work(@Nullable String department, @Nullable String region, Cursor after, int limit) {
        StringBuilder where = new StringBuilder("WHERE (due_at > ? OR due_at = ? AND (filing_no > ? OR filing_no = ? AND department > ?))");
        List<Object> values = new ArrayList<>(List.of(after.dueMillis(), after.dueMillis(), after.filingNo(), after.filingNo(), after.department()));
        if (department != null) {
            where.append(" AND department = ?");
            values.add(department);
        }
        if (region != null) {
            where.append(" AND region = ?");
            values.add(region);
        }
        return jdbc.sql(REVIEW + where + " ORDER BY due_at, filing_no, department FETCH FIRST " + limit + " ROWS ONLY").params(values)
                .query((row, n) -> review(row)).list();
    }

    /** Those that came last. */
    List<Review> latest(int max) {
        return jdbc.sql(REVIEW + "ORDER BY since DESC, filing_no, department FETCH FIRST " + max + " ROWS ONLY").query((row, n) -> review(row)).list();
    }

    /** Those whose time is over and nobody was reminded of. */
    List<Review> overdue(Instant now, int max) {
        return jdbc.sql(REVIEW + "WHERE reminded_at IS NULL AND due_at <= ? ORDER BY due_at FETCH FIRST " + max + " ROWS ONLY").param(now.toEpochMilli())
                .query((row, n) -> review(row)).list();
    }

    /** Notes that the department was reminded; false when another node has done it, or it has decided meanwhile. */
    boolean remind(Review review, Instant now) {
        return jdbc.sql("UPDATE filing_review SET reminded_at = ? WHERE filing_no = ? AND version = ? AND department = ? AND reminded_at IS NULL")
                .params(now.toEpochMilli(), review.filingNo(), review.version(), review.department()).update() == 1;
    }

    private static Review review(java.sql.ResultSet row) throws java.sql.SQLException {
        Long reminded = (Long) row.getObject(7);
        return new Review(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)), reminded == null ? null : Instant.ofEpochMilli(reminded));
    }
}
