package io.singlewindow.statistics.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Region;
import io.singlewindow.region.Regions;
import io.singlewindow.statistics.publication.Publications.Shown;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is published of a month, what is kept back, and how it is revised, whatever database keeps it. */
abstract class PublicationContract {

    private static final Caller REGULATOR = new Caller("regulator", CallerRole.REGULATOR, null, false, "Regulator", new Scope("*", Scope.Level.PROVINCE, "330000"));
    private static final String HANGZHOU = "hangzhou";
    private static final String NINGBO = "ningbo";

    private HikariDataSource dataSource;
    private TestLedger ledger;
    private Publications publications;
    private int numbers;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        Clock clock = Clock.fixed(ZonedDateTime.of(2026, 11, 2, 9, 0, 0, 0, BusinessTime.ZONE).toInstant(), BusinessTime.ZONE);
        dataSource = database().open(folder);
        ledger = new TestLedger(dataSource, folder, clock);
        Regions regions = new Regions("ZJ", "浙江", "Zhejiang", "33", "rest", List.of(region(HANGZHOU, "3301"), region(NINGBO, "3302"), region("rest", "33")));
        publications = new Publications(new PublicationStore(ledger.jdbc(), regions), ledger.pending(), ledger.ledger(),
                new PublicationSettings(3, 1000, 10), JsonMapper.builder().build(), clock, ledger.transactions());
    }

    private static Region region(String code, String division) {
        return new Region(code, code, code, Region.Kind.OTHER, List.of(division), List.of(), "the test", "I");
    }

    @AfterEach
    void close() {
        ledger.close();
        dataSource.close();
    }

    /** So many consignments of each of so many firms. */
    private void counted(String division, String mode, int firms, int each) {
        for (int firm = 0; firm < firms; firm++) {
            for (int i = 0; i < each; i++) {
                ledger.jdbc().sql("INSERT INTO statistic_consignment (consignment_id, opened_on, opened_month, direction, trade_mode, platform, firm, region,"
                        + " entity_class, country, chapter, amount, state, customs, inspection, forex, tax_refund, list_document)"
                        + " VALUES (?, ?, '2026-10', 'IMPORT', ?, 'P', ?, ?, '1', '601', '19', 10.50, 'RELEASED', '', '', '', '', 'list')")
                        .params("c" + ++numbers, LocalDate.of(2026, 10, 15), mode, "firm " + firm, division).update();
            }
        }
    }

    private List<Shown> shown() {
        return publications.of("2026-10", null).cells();
    }

    private static String text(Shown cell) {
        return cell.direction() + "," + cell.mode() + "," + cell.region() + "=" + cell.consignments();
    }

    @Test
    void aMonthIsATableWithSumsAndASmallCellIsKeptBackWithWhatWouldTellIt() {
        counted("330100", "9610", 4, 5);
        counted("330100", "1210", 5, 2);
        counted("330200", "9610", 3, 2);
        counted("330200", "1210", 2, 4);
        publications.publish(REGULATOR, "2026-10", "");
        assertThat(shown()).extracting(PublicationContract::text).containsExactly(
                "IMPORT,1210,hangzhou=null", "IMPORT,1210,ningbo=null", "IMPORT,1210,=18",
                "IMPORT,9610,hangzhou=null", "IMPORT,9610,ningbo=null", "IMPORT,9610,=26",
                ",,hangzhou=30", ",,ningbo=14", ",,=44");
        assertThat(shown()).filteredOn(cell -> cell.consignments() == null).allSatisfy(cell -> assertThat(cell.amount()).isNull());
        assertThat(shown()).last().satisfies(cell -> assertThat(cell.amount()).isEqualByComparingTo("462"));
        assertThat(PublicationController.csv(publications.of("2026-10", null)).lines()).hasSize(10).contains("2026-10,1,IMPORT,1210,hangzhou,,", "2026-10,1,,,,44,462.00");
    }

    @Test
    void aRevisionIsAnotherVersionWithItsReasonAndTheFirstStays() {
        counted("330100", "9610", 4, 5);
        assertThat(publications.publish(REGULATOR, "2026-10", "")).isTrue();
        assertRefused(422, () -> publications.publish(REGULATOR, "2026-10", " "));
        assertThat(publications.publish(REGULATOR, "2026-10", "nothing new")).as("nothing has changed").isFalse();
        counted("330100", "9610", 1, 1);
        assertThat(publications.publish(REGULATOR, "2026-10", "a late document")).isTrue();
        assertThat(publications.of("2026-10", 1).cells()).extracting(Shown::consignments).containsOnly(20L);
        assertThat(publications.of("2026-10", null).cells()).extracting(Shown::consignments).containsOnly(21L);
        assertThat(publications.of("2026-10", 1).versions()).extracting(Publications.Released::version, Publications.Released::reason, one -> one.changes().size())
                .containsExactly(tuple(2, "a late document", 4), tuple(1, "", 0));
        assertThat(publications.of("2026-10", null).versions().get(0).changes().get(0)).satisfies(change -> {
            assertThat(change.before()).isEqualTo(20);
            assertThat(change.after()).isEqualTo(21);
        });
        assertThat(publications.months()).containsExactly(YearMonth.of(2026, 10));
        assertThat(ledger.told("2026-10/2")).singleElement().satisfies(told -> assertThat(told.type()).isEqualTo("statistics.published"));
    }

    @Test
    void whatWasKeptBackOnceIsKeptBackForGood() {
        counted("330100", "9610", 4, 5);
        counted("330200", "9610", 2, 5);
        counted("330100", "1210", 4, 5);
        counted("330200", "1210", 4, 1);
        publications.publish(REGULATOR, "2026-10", "");
        List<String> kept = shown().stream().filter(cell -> cell.consignments() == null).map(PublicationContract::text).toList();
        assertThat(kept).contains("IMPORT,9610,ningbo=null");
        counted("330200", "9610", 5, 1);
        publications.publish(REGULATOR, "2026-10", "more firms");
        assertThat(shown().stream().filter(cell -> cell.consignments() == null).map(PublicationContract::text)).as("else the first version's sums would tell it")
                .containsAll(kept);
    }

    @Test
    void onlyARegulatorOfTheProvincePublishesAndOnlyMonthsThatAreOver() {
        assertRefused(403, () -> publications.publish(new Caller("operator", CallerRole.OPERATOR, null, false), "2026-10", ""));
        assertRefused(403, () -> publications.publish(new Caller("ningbo", CallerRole.REGULATOR, null, false, "Ningbo", new Scope("*", Scope.Level.CITY, "330200")), "2026-10", ""));
        assertRefused(422, () -> publications.publish(REGULATOR, "2026-11", ""));
        assertRefused(400, () -> publications.publish(REGULATOR, "x", ""));
        assertRefused(404, () -> publications.of("2026-10", null));
        publications.publish(REGULATOR, "2026-10", "");
        assertThat(shown()).as("a month without anything").extracting(Shown::consignments).containsOnly(0L);
    }

    private static void assertRefused(int status, Runnable request) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(status));
    }
}
