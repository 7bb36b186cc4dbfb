package io.singlewindow.statistics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.access.TestReads;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.report.MonthlyReports.Consigned;
import io.singlewindow.statistics.report.ReportRow.Key;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What platforms report, held against what was counted, whatever database keeps it. */
abstract class ReportContract {

    private static final String PLATFORM = "91330100TERT00016Y";
    private static final String HEAD = "direction,mode,firm,orders,amount\n";
    private static final Caller ITSELF = new Caller("platform", CallerRole.CLIENT, PLATFORM, false);
    private static final Key IMPORTS = new Key(Direction.IMPORT, "9610", PLATFORM);

    private HikariDataSource dataSource;
    private TestLedger ledger;
    private TestReads reads;
    private MonthlyReports reports;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        Clock clock = Clock.fixed(ZonedDateTime.of(2026, 11, 2, 9, 0, 0, 0, BusinessTime.ZONE).toInstant(), BusinessTime.ZONE);
        dataSource = database().open(folder);
        ledger = new TestLedger(dataSource, folder, clock);
        Entity platform = new Entity(PLATFORM, "A platform", "3301960A01", "DXPENT0000000001", Set.of(EntityRole.PLATFORM));
        Entity carrier = new Entity("91330100TERT00032L", "A carrier", "3301960L03", "DXPENT0000000003", Set.of(EntityRole.LOGISTICS));
        reads = new TestReads(ledger, clock);
        reports = new MonthlyReports(new ReportStore(ledger.jdbc()), code -> Optional.of(code).flatMap(one -> platform.hasCode(one) ? Optional.of(platform)
                : carrier.hasCode(one) ? Optional.of(carrier) : Optional.empty()), reads.log(), ledger.pending(), ledger.ledger(), ledger.ids(),
                new ReportSettings(BigDecimal.ONE, 10_000, 100, 3), JsonMapper.builder().build(), clock, ledger.transactions());
    }

    @AfterEach
    void close() {
        ledger.close();
        dataSource.close();
    }

    private static Caller regulatorOf(String region) {
        return new Caller("of " + region, CallerRole.REGULATOR, null, false, "of " + region, new Scope("*", Scope.Level.CITY, region));
    }

    private boolean report(Caller by, String rows) {
        return reports.take(by, PLATFORM, "2026-10", (HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }

    private void counted(String id, LocalDate on) {
        ledger.jdbc().sql("INSERT INTO consignment (id, direction, ebp_code, ebc_code, order_no, trade_mode, state, own_state, created_at)"
                + " VALUES (?, 'IMPORT', ?, ?, ?, '9610', 'RELEASED', 'MATCHED', 0)").params(id, PLATFORM, PLATFORM, "order " + id).update();
        ledger.jdbc().sql("INSERT INTO statistic_consignment (consignment_id, opened_on, opened_month, direction, trade_mode, platform, firm, region, entity_class,"
                + " country, chapter, amount, state, customs, inspection, forex, tax_refund, list_document)"
                + " VALUES (?, ?, ?, 'IMPORT', '9610', ?, ?, '330100', '1', '601', '19', 198, 'RELEASED', '', '', '', '', 'list')")
                .params(id, on, on.toString().substring(0, 7), PLATFORM, PLATFORM).update();
    }

    @Test
    void aReportIsHeldAgainstWhatWasCountedInItsMonth() {
        counted("a", LocalDate.of(2026, 10, 1));
        counted("b", LocalDate.of(2026, 10, 31));
        counted("c", LocalDate.of(2026, 11, 1));
        assertThat(report(ITSELF, "IMPORT,9610,3301960A01,3,400.00\nEXPORT,9610,3301960A01,1,10\n")).isTrue();
        assertThat(reports.month(ITSELF, "3301960A01", "2026-10").gaps()).extracting(gap -> gap.reported().key().direction(), gap -> gap.reported().orders(),
                gap -> gap.counted().orders(), gap -> gap.ordersGap().toPlainString(), gap -> gap.counted().amount().toPlainString(), Gap::over)
                .containsExactly(tuple(Direction.IMPORT, 3L, 2L, "0.3333", "396.00", true), tuple(Direction.EXPORT, 1L, 0L, "1.0000", "0", true));
        assertThat(reports.behind(ITSELF, PLATFORM, "2026-10", IMPORTS, "", 1)).extracting(Consigned::orderNo).containsExactly("order a");
        assertThat(reports.behind(ITSELF, PLATFORM, "2026-10", IMPORTS, "a", 10)).extracting(Consigned::orderNo).containsExactly("order b");
        assertThat(report(ITSELF, "IMPORT,9610,3301960A01,2,396.00\n")).isTrue();
        assertThat(reports.month(ITSELF, PLATFORM, "2026-10").gaps()).as("the newest version counts").hasSize(1).noneMatch(Gap::over);
    }

    @Test
    void eachVersionIsAnEntryAndTheSameFileIsNone() {
        assertThat(report(ITSELF, "IMPORT,9610,3301960A01,2,396.00\n")).isTrue();
        assertThat(report(ITSELF, "IMPORT,9610,3301960A01,2,396.00\n")).isFalse();
        assertThat(report(regulatorOf("330100"), "IMPORT,9610,3301960A01,3,396.00\n")).isTrue();
        assertThat(reports.month(ITSELF, PLATFORM, "2026-10").versions()).extracting(MonthlyReports.Reported::version, MonthlyReports.Reported::by)
                .containsExactly(tuple(2, "of 330100"), tuple(1, "platform"));
        assertThat(ledger.told(PLATFORM + "/2026-10/1")).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("report.uploaded");
            assertThat(told.audience()).containsExactly(PLATFORM);
            assertThat(told.content().path("rows").asInt()).isEqualTo(1);
        });
        assertThat(ledger.told(PLATFORM + "/2026-10/2")).hasSize(1);
        report(ITSELF, "IMPORT,9610,3301960A01,4,396.00\n");
        assertRefused(422, () -> report(ITSELF, "IMPORT,9610,3301960A01,5,396.00\n"));
    }

    @Test
    void onlyThePlatformAndItsRegulatorsReportAndOnlyMonthsThatAreOver() {
        String rows = "IMPORT,9610,3301960A01,2,396.00\n";
        assertRefused(404, () -> report(regulatorOf("330200"), rows));
        assertRefused(404, () -> report(new Caller("carrier", CallerRole.CLIENT, "91330100TERT00032L", false), rows));
        assertRefused(403, () -> report(new Caller("operator", CallerRole.OPERATOR, null, false), rows));
        assertRefused(404, () -> reports.month(regulatorOf("330100"), "91330100TERT00032L", "2026-10"));
        assertRefused(422, () -> reports.take(ITSELF, PLATFORM, "2026-11", (HEAD + rows).getBytes(StandardCharsets.UTF_8)));
        assertRefused(400, () -> reports.month(ITSELF, PLATFORM, "October"));
        assertRefused(413, () -> reports.take(ITSELF, PLATFORM, "2026-10", new byte[10_001]));
        assertThat(reports.month(ITSELF, PLATFORM, "2026-10").versions()).isEmpty();
    }

    @Test
    void whatAnOfficialSawOfItIsNotedAndWhatThePlatformSawIsNot() {
        counted("a", LocalDate.of(2026, 10, 1));
        Caller regulator = regulatorOf("330100");
        reports.month(regulator, PLATFORM, "2026-10");
        reports.behind(regulator, "3301960A01", "2026-10", IMPORTS, "", 10);
        reports.month(ITSELF, PLATFORM, "2026-10");
        assertThat(reads.of(regulator.id())).containsExactlyInAnyOrder("VIEW REPORT " + PLATFORM + "/2026-10", "SEARCH CONSIGNMENT a");
        assertThat(reads.of(ITSELF.id())).isEmpty();
    }

    private static void assertRefused(int status, Runnable request) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(status));
    }
}
