package io.singlewindow.filing.register;

import io.singlewindow.filing.state.Department;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
     * Which part of the work list is meant; null or empty everywhere for all of it.
     *
     * @param departments codes
     * @param region code of a region
     * @param division what the division codes of the owners begin with
     * @param digits class digits of filing numbers
     * @param dueUntil due at this instant, or earlier
     */
    record Part(@Nullable Set<String> departments, @Nullable String region, @Nullable String division, Set<String> digits, @Nullable Instant dueUntil) {

        static final Part ALL = new Part(null, null, null, Set.of(), null);

        /** Of one department, or of all, in one region, or in all. */
        static Part of(@Nullable String department, @Nullable String region) {
            return new Part(department == null ? null : Set.of(department), region, null, Set.of(), null);
        }

        // a filing's number is two letters, the class digit, the division's six digits, …
        private String where(List<Object> values) {
            StringBuilder where = new StringBuilder();
            if (departments != null) {
                where.append(" AND ").append(among("department", departments, values));
            }
            if (region != null) {
                where.append(" AND region = ?");
                values.add(region);
            }
            if (division != null) {
                where.append(" AND SUBSTRING(filing_no, 4, ").append(division.length()).append(") = ?");
                values.add(division);
            }
            if (!digits.isEmpty()) {
                where.append(" AND ").append(among("SUBSTRING(filing_no, 3, 1)", digits, values));
            }
            if (dueUntil != null) {
                where.append(" AND due_at <= ?");
                values.add(dueUntil.toEpochMilli());
            }
            return where.toString();
        }

        private static String among(String column, Set<String> choices, List<Object> values) {
            values.addAll(choices);
            return choices.isEmpty() ? "1 = 0" : column + " IN (" + String.join(", ", Collections.nCopies(choices.size(), "?")) + ")";
        }
    }

    /**
     * The work list by due time.
     *
     * @param after the last of the page before
     */
    List<Review> work(Part part, Cursor after, int limit) {
        List<Object> values = new ArrayList<>(List.of(after.dueMillis(), after.dueMillis(), after.filingNo(), after.filingNo(), after.department()));
        String where = "WHERE (due_at > ? OR due_at = ? AND (filing_no > ? OR filing_no = ? AND department > ?))" + part.where(values);
        return jdbc.sql(REVIEW + where + " ORDER BY due_at, filing_no, department FETCH FIRST " + limit + " ROWS ONLY").params(values)
                .query((row, n) -> review(row)).list();
    }

    /** How many there are in a part of it. */
    long count(Part part) {
        List<Object> values = new ArrayList<>();
        String where = part.where(values);
        return jdbc.sql("SELECT COUNT(*) FROM filing_review WHERE 1 = 1" + where).params(values).query(Long.class).single();
    }

    /** Those of a filing. */
    List<Review> of(String filingNo) {
        return jdbc.sql(REVIEW + "WHERE filing_no = ? ORDER BY version, department").param(filingNo).query((row, n) -> review(row)).list();
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
