package io.singlewindow.filing.register;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.TestReads;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.FormReader;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.filing.state.PackagedRules;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.region.RegionFile;
import io.singlewindow.region.Regions;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MovableClock;
import io.singlewindow.time.WorkingDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The register on a database of its own, wired as in the server; its clock stands still until it is moved. */
final class TestRegister implements AutoCloseable {

    static final String FIRM = "91330100TERT00016Y";
    static final String AGENT = "91330100TERT00024R";
    static final FilingSettings SETTINGS = new FilingSettings(new ClassPathResource("rules/filing.yaml"), new ClassPathResource("rules/goods-risk.csv"), 1000, 3, 1000, 65_536,
            100_000, 10, 1000);

    final MovableClock clock;
    final JsonMapper json = JsonMapper.builder().build();
    final TestLedger ledger;
    /** Where firms sell. */
    final Map<String, List<String>> platforms = new HashMap<>();
    final FilingStore store;
    final ReviewStore reviews;
    final FilingMachine machine = PackagedRules.machine();
    final FilingDesk desk;
    final FilingMoves moves;
    final GoodsRisks risks = new GoodsRisks(new GoodsRiskTable(SETTINGS), json);
    final FilingBook book;
    final FilingClocks clocks;
    final FormReader forms;
    final FilingJson rendering;
    final FilingTakeover takeover;
    final FilingAccess access;
    final TestReads reads;
    final ReviewDesk reviewDesk;
    final RiskAlerts alerts;
    final BarredFilings voiding;
    final PublicRegister everyone;
    final FilingAttachments attachments;
    private final FilingChanges changes;
    /** Null where it is another's to close. */
    private final @Nullable HikariDataSource dataSource;

    private static final WorkingDays WEEKENDS = new WorkingDays(Set.of(), Set.of());
    private static final int REVIEW_DAYS = 5;
    private static final int CHANGE_DAYS = 10;
    /** The year that the calendar lacks; null: none. */
    @Nullable Integer calendarMissing;

    TestRegister(TestDatabase database, Path folder, Instant now) {
        this(database.open(folder), folder, new MovableClock(Clock.fixed(now, ZoneOffset.UTC)));
    }

    private TestRegister(HikariDataSource dataSource, Path folder, MovableClock clock) {
        this(dataSource, new TestLedger(dataSource, folder, clock), clock, barred());
    }

    /** On a database that somebody else has opened. */
    TestRegister(TestLedger ledger, MovableClock clock, BarredGoods barred) {
        this(null, ledger, clock, barred);
    }

    private TestRegister(@Nullable HikariDataSource dataSource, TestLedger ledger, MovableClock clock, BarredGoods barred) {
        this.dataSource = dataSource;
        this.ledger = ledger;
        this.clock = clock;
        FilingRules rules = PackagedRules.rules();
        Regions regions = regions();
        forms = new FormReader(rules, regions, number -> "P" + "A".repeat(17));
        store = new FilingStore(ledger.jdbc());
        reviews = new ReviewStore(ledger.jdbc());
        changes = new FilingChanges(store);
        FilingEvents events = new FilingEvents(ledger.pending(), uscc -> platforms.getOrDefault(uscc, List.of()), machine, json);
        EntityProjection projection = new EntityProjection(ledger.jdbc(), store, machine, json);
        ReviewDays days = (from, term) -> {
            int count = switch (term) {
                case REVIEW -> REVIEW_DAYS;
                case CHANGE -> CHANGE_DAYS;
                case NEXT -> 1;
            };
            return new ReviewDays.Due(WEEKENDS.later(from, count), count, calendarMissing);
        };
        moves = new FilingMoves(store, reviews, machine, events, projection, days, ledger.transactions(), ledger.ledger(), changes, clock);
        desk = new FilingDesk(store, moves, machine, events, projection, barred, regions, ledger.transactions(), ledger.ledger(), changes, json, clock);
        book = new FilingBook(store, machine, changes, SETTINGS, risks, json);
        clocks = new FilingClocks(store, reviews, events, projection, changes, ledger.transactions(), clock);
        rendering = new FilingJson(machine, store, risks, new LateChanges(days, json), json, clock);
        reads = new TestReads(ledger, clock);
        access = new FilingAccess(store, machine, regions, reads.grants(), clock);
        reviewDesk = new ReviewDesk(reviews, store, moves, access, machine, rules, days, reads.log(), clock);
        voiding = new BarredFilings(store, moves, changes, json, clock);
        alerts = new RiskAlerts(store, moves, machine, json, clock);
        everyone = new PublicRegister(store, machine, json);
        attachments = new FilingAttachments(new AttachmentStore(ledger.jdbc(), SETTINGS), store, access, ledger.ids(), ledger.ledger(), SETTINGS, json,
                reads.log(), clock);
        takeover = new FilingTakeover(forms, store, machine, projection, regions, ledger.transactions(), json);
    }

    private static Regions regions() {
        try (InputStream stream = new ClassPathResource("rules/regions.yaml").getInputStream()) {
            return RegionFile.read(stream, "regions.yaml");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Used articles are barred. */
    private static BarredGoods barred() {
        return (hsCode, on) -> hsCode.startsWith("6309") ? Optional.of("第九条(六) 废旧物品") : Optional.empty();
    }

    /** As before the first filing, but that numbers go on; the log keeps what it has. */
    void empty(Instant now) {
        for (String table : List.of("filing_review", "filing_step", "filing_version", "filing", "filing_flag", "entity")) {
            ledger.jdbc().sql("DELETE FROM " + table).update();
        }
        platforms.clear();
        changes.changed();
        clock.setTo(now);
    }

    FilingForm form(FilingKind kind, Map<String, ?> members) {
        FormReader.Result read = forms.read(kind, members, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        return read.form().orElseThrow(() -> new AssertionError("The form is refused: " + read.findings()));
    }

    /** A form of an entity of class 2 that sells. */
    static Map<String, Object> entity(String uscc, String... businesses) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("uscc", uscc);
        form.put("name", Map.of("zh", "示例商行", "en", "Example Traders"));
        form.put("class", 2);
        form.put("roles", List.of("ECOMMERCE"));
        form.put("businesses", List.of(businesses));
        return form;
    }

    /** Files an entity that nobody has looked at yet. */
    Filing file(String uscc, String... businesses) {
        return desk.file(form(FilingKind.ENTITY, entity(uscc, businesses)), "firm").filing();
    }

    /** Files an entity and has commerce and customs approve it. */
    Filing approved(String uscc, String... businesses) {
        Filing filing = file(uscc, businesses);
        say(filing, Department.COMMERCE, "APPROVE");
        return say(filing, Department.CUSTOMS, "APPROVE");
    }

    Filing say(Filing filing, Department department, String action) {
        return say(filing, department, action, null);
    }

    Filing say(Filing filing, Department department, String action, Instant effectiveAt) {
        return moves.move(filing.filingNo(), new FilingMoves.Saying(department, action, "as said in the test", effectiveAt, null, "reviewer"));
    }

    Map<String, Object> goods(String hsCode) {
        return new LinkedHashMap<>(Map.of("owner", FIRM, "itemNo", "A-1", "hsCode", hsCode, "direction", "IMPORT", "name", Map.of("zh", "商品")));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        if (dataSource != null) {
            ledger.close();
            dataSource.close();
        }
    }
}
