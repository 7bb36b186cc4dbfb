package io.singlewindow.tables;

import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.tables.TableFile.Read;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Takes versions of tables in, whole or not at all; what is there is never changed, only ended. */
@Component
@Profile("!simulator")
class TableImports {

    private final CodeTableStore store;
    private final CodeTables tables;
    private final ExchangeRates rates;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ObjectMapper json;

    TableImports(
            CodeTableStore store, CodeTables tables, ExchangeRates rates, PendingEntries entries, TransactionTemplate transactions, Clock clock,
            ObjectMapper json) {
        this.store = store;
        this.tables = tables;
        this.rates = rates;
        this.entries = entries;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What has come of an import.
     *
     * @param version null when there are findings
     * @param known true when the same file was there before, so that nothing was done
     */
    record Imported(@Nullable TableVersion version, int rows, boolean known, List<Finding> findings) {}

    /** Takes a file in; the same file again changes nothing. */
    Imported take(byte[] file, String by) {
        Read read = TableFile.read(new String(file, StandardCharsets.UTF_8));
        if (!read.findings().isEmpty()) {
            return new Imported(null, 0, false, read.findings());
        }
        TableVersion version = Objects.requireNonNull(read.version());
        String sha256 = sha256(file);
        Imported imported = transactions.execute(status -> write(version, read, sha256, by));
        tables.forget();
        return Objects.requireNonNull(imported);
    }

    private Imported write(TableVersion version, Read read, String sha256, String by) {
        store.takeTurn();
        String before = store.digest(version.kind(), version.version()).orElse(null);
        if (before != null) {
            return before.equals(sha256) ? new Imported(version, read.rows().size(), true, List.of())
                    : refused(Finding.of(ErrorCode.RUL_481, "#version," + version.version(), "another name: this version is there with other content"));
        }
        for (TableVersion other : store.versions(version.kind())) {
            boolean closes = other.version().equals(read.closes()) && other.from().isBefore(version.from());
            TableVersion standing = closes ? other.until(version.from().minusDays(1)) : other;
            if (standing.overlaps(version)) {
                return refused(Finding.of(ErrorCode.RUL_482, span(version), span(other)));
            }
            if (closes) {
                store.close(other, version.from().minusDays(1));
            }
        }
        store.insert(version, sha256, clock.millis(), by, read.rows());
        if (version.kind() == TableKind.EXCHANGE_RATES) {
            LocalDate to = Objects.requireNonNull(version.to());
            read.rows().forEach(row -> rates.add(row.code(), version.from(), to,
                    new ExchangeRates.Rate(new BigDecimal(row.value("rate")), version.source())));
        }
        if (version.example()) {
            // what ships with the program is no event; the log begins with the first thing that happens
            return new Imported(version, read.rows().size(), false, List.of());
        }
        entries.add("table.imported", version.kind().word() + "/" + version.version(), List.of(), json.writeValueAsString(event(version, read, sha256, by)));
        return new Imported(version, read.rows().size(), false, List.of());
    }

    private static Imported refused(Finding finding) {
        return new Imported(null, 0, false, List.of(finding));
    }

    private static String span(TableVersion version) {
        return version.version() + " " + version.from() + " … " + (version.to() == null ? "" : version.to());
    }

    private static Map<String, @Nullable Object> event(TableVersion version, Read read, String sha256, String by) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("party", "window");
        event.put("event", "table imported");
        event.put("table", version.kind().word());
        event.put("version", version.version());
        event.put("from", version.from().toString());
        event.put("to", version.to() == null ? null : version.to().toString());
        event.put("closes", read.closes());
        event.put("rows", read.rows().size());
        event.put("sha256", sha256);
        event.put("by", by);
        return event;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
