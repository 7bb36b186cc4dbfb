package io.singlewindow.statistics.report;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.report.ReportRow.Key;
import io.singlewindow.statistics.report.ReportStore.Behind;
import io.singlewindow.statistics.report.ReportStore.Version;
import io.singlewindow.time.BusinessTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
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

/** Takes platforms' monthly reports, each version an entry of the log, and holds them against what the messages say. */
@Component
@Profile("!simulator")
public class MonthlyReports {

    private static final int PAGE_MAX = 200;

    private final ReportStore store;
    private final EntityDirectory entities;
    private final ReadLog reads;
    private final PendingEntries entries;
    private final Ledger ledger;
    private final SubmissionIds ids;
    private final ReportSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate transactions;

    MonthlyReports(
            ReportStore store, EntityDirectory entities, ReadLog reads, PendingEntries entries, Ledger ledger, SubmissionIds ids, ReportSettings settings,
            ObjectMapper json, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.entities = entities;
        this.reads = reads;
        this.entries = entries;
        this.ledger = ledger;
        this.ids = ids;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * A platform's month.
     *
     * @param versions of its report, the newest first; that one counts
     * @param gaps those over the allowed difference first; without a report what the messages say stands against nothing
     */
    public record Month(Entity platform, YearMonth month, List<Reported> versions, List<Gap> gaps) {}

    /** A version of a report, as it is shown. */
    public record Reported(int version, java.time.Instant at, String by, String sha256, int rows) {}

    /** A consignment that the messages know, as it is shown. */
    public record Consigned(String consignmentId, String orderNo, String state, String openedOn, java.math.@Nullable BigDecimal amount) {}

    /**
     * Takes a version in; the same file again changes nothing. Durable when it is answered.
     *
     * @return true when it is new
     * @throws ProblemException 422 with findings by line, 403 for who may not report for this platform, 404 where it is none
     */
    public boolean take(Caller by, String platformCode, String writtenMonth, byte[] file) {
        Entity platform = visible(by, platformCode);
        if (!by.actsFor(platform.uscc()) && by.role() != CallerRole.REGULATOR) {
            throw ProblemException.of(403, ErrorCode.SYS_004, by.role().name(), platform.uscc() + ", REGULATOR");
        }
        YearMonth month = month(writtenMonth);
        if (!month.isBefore(YearMonth.from(clock.instant().atZone(BusinessTime.ZONE)))) {
            throw ProblemException.of(422, ErrorCode.SYS_007, "month=" + month, "a month that is over");
        }
        if (file.length > settings.fileBytesMax()) {
            throw ProblemException.of(413, ErrorCode.SYS_006, "> " + settings.fileBytesMax(), String.valueOf(settings.fileBytesMax()));
        }
        List<ReportRow> rows = ReportFile.read(file, settings.rowsMax(), code -> entities.byCode(code).map(Entity::uscc).orElse(code));
        boolean taken = Boolean.TRUE.equals(transactions.execute(status -> take(by, platform.uscc(), month, sha256(file), rows)));
        ledger.awaitDurable();
        return taken;
    }

    private boolean take(Caller by, String platform, YearMonth month, String sha256, List<ReportRow> rows) {
        store.takeTurn();
        List<Version> before = store.versions(platform, month);
        if (!before.isEmpty() && before.get(0).sha256().equals(sha256)) {
            return false;
        }
        if (before.size() >= settings.versionsMax()) {
            throw ProblemException.of(422, ErrorCode.SYS_007, "version " + (before.size() + 1), "at most " + settings.versionsMax() + " versions");
        }
        Version version = new Version(ids.next(clock.instant()), before.size() + 1, clock.instant(), by.id(), sha256, rows.size());
        store.insert(platform, month, version, rows);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("party", by.id());
        event.put("event", "monthly report " + month + " version " + version.number());
        event.put("platform", platform);
        event.put("month", month.toString());
        event.put("version", version.number());
        event.put("rows", rows.size());
        event.put("sha256", sha256);
        entries.add("report.uploaded", platform + "/" + month + "/" + version.number(), List.of(platform), json.writeValueAsString(event));
        return true;
    }

    /** A month as both sides have it. */
    public Month month(Caller caller, String platformCode, String writtenMonth) {
        Entity platform = visible(caller, platformCode);
        YearMonth month = month(writtenMonth);
        List<Version> versions = store.versions(platform.uscc(), month);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.REPORT, List.of(platform.uscc() + "/" + month), "");
        List<ReportRow> reported = versions.isEmpty() ? List.of() : store.rows(versions.get(0).id());
        return new Month(platform, month, versions.stream().map(one -> new Reported(one.number(), one.uploadedAt(), one.uploadedBy(), one.sha256(), one.rows())).toList(),
                Gap.between(reported, store.counted(platform.uscc(), month, settings.rowsMax()), settings.gapPercentMax()));
    }

    /** The consignments behind a row, in the order of ids, after this one. */
    public List<Consigned> behind(Caller caller, String platformCode, String writtenMonth, Key key, String after, int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 … " + PAGE_MAX);
        }
        List<Behind> found = store.behind(visible(caller, platformCode).uscc(), month(writtenMonth), key, after, limit);
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.CONSIGNMENT, found.stream().map(Behind::consignmentId).toList(), "");
        return found.stream().map(one -> new Consigned(one.consignmentId(), one.orderNo(), one.state(), one.openedOn(), one.amount())).toList();
    }

    /** Difference that is allowed, in hundredths. */
    public java.math.BigDecimal gapPercentMax() {
        return settings.gapPercentMax();
    }

    /** A platform that the caller may look at; any other does not exist for him. */
    private Entity visible(Caller caller, String code) {
        return entities.byCode(code).filter(entity -> entity.roles().contains(EntityRole.PLATFORM)).filter(entity -> caller.seesCompany(entity.uscc()))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, code, "the code of a filed platform"));
    }

    private static YearMonth month(String written) {
        try {
            return BusinessTime.month(written);
        } catch (DateTimeException wrong) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "month=" + written, "yyyy-MM");
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Objects.requireNonNull(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
