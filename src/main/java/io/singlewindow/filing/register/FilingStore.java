package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.register.Filing.Move;
import io.singlewindow.filing.register.Filing.Version;
import io.singlewindow.filing.state.Department;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Filings, versions and moves in the database. */
@Component
@Profile("!simulator")
class FilingStore {

    private static final String FILING = "SELECT filing_no, kind, uscc, other_uscc, subject, region, principal, created_at FROM filing ";
    /** Filings of one company and kind that are looked at together; by then goods are asked by their number. */
    private static final int TOGETHER_MAX = 500;

    private final JdbcClient jdbc;

    FilingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next serial number of a year; others who file wait until this transaction ends. */
    int nextSerial(int year) {
        jdbc.sql("SELECT last_serial FROM filing_counter WHERE business_year = 0 FOR UPDATE").query(Integer.class).single();
        Optional<Integer> last = jdbc.sql("SELECT last_serial FROM filing_counter WHERE business_year = ?").param(year).query(Integer.class).optional();
        int serial = last.orElse(0) + 1;
        jdbc.sql(last.isPresent() ? "UPDATE filing_counter SET last_serial = ? WHERE business_year = ?"
                : "INSERT INTO filing_counter (last_serial, business_year) VALUES (?, ?)").params(serial, year).update();
        return serial;
    }

    /** The number of the filing that holds this identity. */
    Optional<String> holder(String identity) {
        return jdbc.sql("SELECT filing_no FROM filing WHERE identity = ?").param(sha256(identity)).query(String.class).optional();
    }

    /** Gives its identity free. */
    void release(String filingNo) {
        jdbc.sql("UPDATE filing SET identity = NULL WHERE filing_no = ?").param(filingNo).update();
    }

    void insert(String filingNo, FilingForm form, String identity, String principal, Instant now) {
        jdbc.sql("INSERT INTO filing (filing_no, kind, uscc, other_uscc, subject, identity, region, principal, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(filingNo).param(form.kind().name()).param(form.uscc()).param(form.otherUscc()).param(form.subject()).param(sha256(identity))
                .param(form.region()).param(principal).param(now.toEpochMilli()).update();
    }

    void insert(String filingNo, int version, List<String> businesses, String content, String principal, Instant now) {
        jdbc.sql("INSERT INTO filing_version (filing_no, version, businesses, content, sha256, principal, filed_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(filingNo).param(version).param(String.join(" ", businesses)).param(content).param(sha256(content)).param(principal)
                .param(now.toEpochMilli()).update();
    }

    void insert(String filingNo, int version, Move move) {
        jdbc.sql("INSERT INTO filing_step (filing_no, version, department, move_id, from_state, to_state, code, actor, reason, external_no,"
                        + " effective_at, recorded_at, taken_effect, risk_class) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(filingNo).param(version).param(move.department().code()).param(move.moveId()).param(move.from()).param(move.to())
                .param(move.code()).param(move.actor()).param(move.reason()).param(move.externalNo()).param(move.effectiveAt().toEpochMilli())
                .param(move.recordedAt().toEpochMilli()).param(!move.effectiveAt().isAfter(move.recordedAt())).param(move.riskClass()).update();
    }

    /** Filings with a move whose instant has come since. */
    List<String> takingEffect(Instant now, int max) {
        return jdbc.sql("SELECT DISTINCT filing_no FROM filing_step WHERE NOT taken_effect AND effective_at <= ? ORDER BY filing_no FETCH FIRST "
                + max + " ROWS ONLY").param(now.toEpochMilli()).query(String.class).list();
    }

    /** Notes that they have; false when another node was first. */
    boolean taken(String filingNo, Instant now) {
        return jdbc.sql("UPDATE filing_step SET taken_effect = TRUE WHERE filing_no = ? AND NOT taken_effect AND effective_at <= ?")
                .params(filingNo, now.toEpochMilli()).update() > 0;
    }

    void region(String filingNo, String region) {
        jdbc.sql("UPDATE filing SET region = ? WHERE filing_no = ?").params(region, filingNo).update();
    }

    /** A filing, and nobody else moves it until this transaction ends. */
    Optional<Filing> lock(String filingNo) {
        jdbc.sql("SELECT filing_no FROM filing WHERE filing_no = ? FOR UPDATE").param(filingNo).query(String.class).list();
        return find(filingNo);
    }

    Optional<Filing> find(String filingNo) {
        return list("WHERE filing_no = ?", filingNo).stream().findFirst();
    }

    /** Those of a company; of goods those with this item number only. */
    List<Filing> of(FilingKind kind, String uscc, @Nullable String subject) {
        return subject == null
                ? list("WHERE uscc = ? AND kind = ? ORDER BY filing_no FETCH FIRST " + TOGETHER_MAX + " ROWS ONLY", uscc, kind.name())
                : list("WHERE uscc = ? AND kind = ? AND subject = ? ORDER BY filing_no FETCH FIRST " + TOGETHER_MAX + " ROWS ONLY", uscc, kind.name(), subject);
    }

    /** Delegations to this agent by this principal. */
    List<Filing> delegations(String principal, String agent) {
        return list("WHERE uscc = ? AND kind = 'DELEGATION' AND other_uscc = ? ORDER BY filing_no FETCH FIRST " + TOGETHER_MAX + " ROWS ONLY", principal, agent);
    }

    /** Filings of the certificate with this digest. */
    List<Filing> keys(String sha256) {
        return list("WHERE kind = 'KEY' AND subject = ? ORDER BY filing_no FETCH FIRST " + TOGETHER_MAX + " ROWS ONLY", sha256);
    }

    /**
     * Whose filings are meant; null everywhere: everybody's.
     *
     * @param uscc owner, or agent of a delegation
     * @param principal who filed them, for himself or for others
     * @param division what the owner's division code begins with
     */
    record Owner(@Nullable String uscc, @Nullable String principal, @Nullable String division) {}

    /** A page of a kind by number. */
    List<Filing> page(FilingKind kind, Owner owner, String after, int limit) {
        List<Object> values = new ArrayList<>(List.of(kind.name(), after));
        StringBuilder where = new StringBuilder("WHERE kind = ? AND filing_no > ?");
        if (owner.uscc() != null) {
            where.append(owner.principal() == null ? " AND (uscc = ? OR other_uscc = ?)" : " AND (uscc = ? OR other_uscc = ? OR principal = ?)");
            values.addAll(List.of(owner.uscc(), owner.uscc()));
        }
        if (owner.uscc() != null && owner.principal() != null) {
            values.add(owner.principal());
        }
        if (owner.division() != null) {
            where.append(" AND SUBSTRING(filing_no, 4, ").append(owner.division().length()).append(") = ?");
            values.add(owner.division());
        }
        return list(where + " ORDER BY filing_no FETCH FIRST " + limit + " ROWS ONLY", values.toArray());
    }

    /** How many filings of a company are before departments. */
    long underReview(String uscc) {
        return jdbc.sql("SELECT COUNT(DISTINCT r.filing_no) FROM filing_review r JOIN filing f ON f.filing_no = r.filing_no WHERE f.uscc = ?").param(uscc)
                .query(Long.class).single();
    }

    /** How many filings of a company wait for it: a department has put their newest version into one of these states. */
    long lastIn(String uscc, Set<String> states) {
        return jdbc.sql("SELECT COUNT(DISTINCT f.filing_no) FROM filing f JOIN filing_step s ON s.filing_no = f.filing_no WHERE f.uscc = :uscc"
                        + " AND s.to_state IN (:states) AND s.version = (SELECT MAX(v.version) FROM filing_version v WHERE v.filing_no = f.filing_no)")
                .param("uscc", uscc).param("states", states).query(Long.class).single();
    }

    /**
     * Goods of which a version has an HS code that begins so, a page by number. Looks at the forms themselves: it is asked seldom.
     *
     * @param hsCode digits
     */
    List<Filing> goodsOf(String hsCode, String after, int limit) {
        return list("WHERE kind = 'GOODS' AND filing_no > ? AND EXISTS (SELECT 1 FROM filing_version v WHERE v.filing_no = filing.filing_no"
                + " AND v.content LIKE ?) ORDER BY filing_no FETCH FIRST " + limit + " ROWS ONLY", after, "%\"hsCode\":\"" + hsCode + "%");
    }

    /** Filings of which a version that was filed since has this id of an attachment in it. Looks at the forms themselves: it is asked seldom. */
    List<Filing> mentioning(String attachmentId, Instant since) {
        return list("WHERE filing_no IN (SELECT filing_no FROM filing_version WHERE filed_at >= ? AND content LIKE ?) ORDER BY filing_no FETCH FIRST "
                + TOGETHER_MAX + " ROWS ONLY", since.toEpochMilli(), "%\"" + attachmentId + "\"%");
    }

    /** Goods that inspection has moved under this number of its own, a page by number. */
    List<Filing> lockedBy(String externalNo, String after, int limit) {
        return list("WHERE kind = 'GOODS' AND filing_no > ? AND filing_no IN (SELECT filing_no FROM filing_step WHERE external_no = ? AND department = 'inspection')"
                + " ORDER BY filing_no FETCH FIRST " + limit + " ROWS ONLY", after, externalNo);
    }

    /** Whatever has changed since, by any node: the number of the last move. */
    long lastMove() {
        return jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM filing_step").query(Long.class).single();
    }

    void flag(String uscc, String filingNo, String reason, Instant now) {
        jdbc.sql("INSERT INTO filing_flag (uscc, filing_no, reason, raised_at) VALUES (?, ?, ?, ?)")
                .params(uscc, filingNo, reason, now.toEpochMilli()).update();
    }

    /** What a company is to be looked at for, the latest first. */
    List<String> flags(String uscc, int max) {
        return jdbc.sql("SELECT filing_no, reason FROM filing_flag WHERE uscc = ? ORDER BY id DESC FETCH FIRST " + max + " ROWS ONLY").param(uscc)
                .query((row, n) -> row.getString(1) + " " + row.getString(2)).list();
    }

    private List<Filing> list(String where, Object... values) {
        List<Filing> heads = jdbc.sql(FILING + where).params(values).query(FilingStore::head).list();
        if (heads.isEmpty()) {
            return heads;
        }
        List<String> numbers = heads.stream().map(Filing::filingNo).toList();
        Map<String, List<Map.Entry<Integer, Move>>> moves = jdbc.sql("SELECT filing_no, version, department, move_id, from_state, to_state, code, actor,"
                        + " reason, external_no, effective_at, recorded_at, risk_class FROM filing_step WHERE filing_no IN (:numbers) ORDER BY id")
                .param("numbers", numbers)
                .query((row, n) -> Map.entry(row.getString(1), Map.entry(row.getInt(2), move(row)))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<String, List<Version>> versions = jdbc.sql("SELECT filing_no, version, businesses, content, sha256, principal, filed_at FROM filing_version"
                        + " WHERE filing_no IN (:numbers) ORDER BY filing_no, version")
                .param("numbers", numbers)
                .query((row, n) -> Map.entry(row.getString(1), version(row, moves.getOrDefault(row.getString(1), List.of())))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return heads.stream().map(head -> new Filing(head.filingNo(), head.kind(), head.uscc(), head.otherUscc(), head.subject(), head.region(),
                head.principal(), head.createdAt(), versions.getOrDefault(head.filingNo(), List.of()))).toList();
    }

    private static Filing head(ResultSet row, int n) throws SQLException {
        return new Filing(row.getString(1), FilingKind.valueOf(row.getString(2)), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), Instant.ofEpochMilli(row.getLong(8)), List.of());
    }

    private static Version version(ResultSet row, List<Map.Entry<Integer, Move>> moves) throws SQLException {
        int number = row.getInt(2);
        List<Move> own = new ArrayList<>();
        moves.stream().filter(move -> move.getKey() == number).forEach(move -> own.add(move.getValue()));
        return new Version(number, Arrays.asList(row.getString(3).split(" ")), row.getString(4), row.getString(5), row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)), own);
    }

    private static Move move(ResultSet row) throws SQLException {
        String department = row.getString(3);
        return new Move(Department.of(department).orElseThrow(() -> new IllegalStateException(department + " is no department")), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10),
                Instant.ofEpochMilli(row.getLong(11)), Instant.ofEpochMilli(row.getLong(12)), row.getString(13));
    }

    /** SHA-256 of a text in UTF-8, lower hex. */
    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
