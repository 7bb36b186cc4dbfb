package io.singlewindow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.search.TestSearch;
import io.singlewindow.statistics.FigureTable.Row;
import io.singlewindow.statistics.StatisticQuery.Written;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted of the log, once, and who sees which part of it, whatever database keeps it. */
abstract class StatisticsContract {

    private static final int ROWS_MAX = 3;
    private static final String PLATFORM = SampleCompany.PLATFORM.uscc();

    private TestStatistics statistics;
    private int released;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        statistics = TestStatistics.open(database(), folder, ROWS_MAX);
    }

    @AfterEach
    void close() {
        statistics.close();
    }

    private Consignment filed(SampleDocuments documents) {
        statistics.window().file(documents);
        return statistics.window().consignment(documents);
    }

    private DocumentRow list(Consignment consignment) {
        return statistics.window().store().ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
    }

    private void release(Consignment consignment) {
        DocumentRow list = list(consignment);
        statistics.window().answer(list, "800", "202406181000%05d".formatted(++released));
        statistics.window().inspected(list);
    }

    private static Caller regulatorOf(String region) {
        return new Caller("of " + region, CallerRole.REGULATOR, null, false, "of " + region, new Scope("*", Scope.Level.CITY, region));
    }

    private static Caller company(SampleCompany company) {
        return new Caller(company.name(), CallerRole.CLIENT, company.uscc(), false);
    }

    private FigureTable all(Figure figure, String by) {
        return statistics.table(TestStatistics.ALL, figure, by);
    }

    private static List<String> plain(Row row) {
        return row.values().stream().map(value -> value == null ? "-" : value.stripTrailingZeros().toPlainString()).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(statistics.window().clock().instant(), io.singlewindow.time.BusinessTime.ZONE);
    }

    @Test
    void aConsignmentCountsWithItsListAndItsRelease() {
        Consignment consignment = filed(SampleDocuments.imports("COUNTED"));
        statistics.window().clock().advance(Duration.ofSeconds(90));
        release(consignment);
        filed(SampleDocuments.imports("WAITS"));
        statistics.count();
        FigureTable modes = all(Figure.VOLUMES, "mode");
        assertThat(modes.rows()).extracting(Row::keys).containsExactly(List.of("9610"));
        assertThat(plain(modes.rows().get(0))).as("two, one released, 198 renminbi each").containsExactly("2", "1", "396", "0");
        assertThat(all(Figure.VOLUMES, "country").rows().get(0).keys()).containsExactly("601");
        assertThat(all(Figure.VOLUMES, "chapter").rows().get(0).keys()).as("158 of 198").containsExactly("19");
        assertThat(all(Figure.VOLUMES, "class").rows().get(0).keys()).containsExactly("2");
        assertThat(all(Figure.VOLUMES, "region").rows().get(0).keys()).containsExactly("3301");
        assertThat(all(Figure.VOLUMES, "platform").rows().get(0).keys()).containsExactly(PLATFORM);
        FigureTable times = all(Figure.RELEASE_TIMES, "direction");
        assertThat(times.rows()).extracting(Row::keys).containsExactly(List.of("IMPORT"));
        BigDecimal half = Objects.requireNonNull(times.whole().values().get(1));
        assertThat(half).isBetween(new BigDecimal("90"), new BigDecimal("110"));
    }

    @Test
    void whatIsNotKnownYetCountsToo() {
        statistics.window().submit(io.singlewindow.message.Direction.IMPORT, SampleDocuments.imports("ORDER").get(DocumentKind.ORDER));
        statistics.window().index();
        statistics.window().submit(io.singlewindow.message.Direction.IMPORT, SampleDocuments.imports("ORDER").get(DocumentKind.LIST));
        statistics.window().index();
        statistics.count();
        assertThat(statistics.store().waiting()).isZero();
        FigureTable volumes = all(Figure.VOLUMES, "day");
        assertThat(volumes.whole().values().get(0)).isEqualByComparingTo(volumes.rows().stream().map(row -> Objects.requireNonNull(row.values().get(0)))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void eachEntryCountsOnceHoweverOftenTheJobRunsAndAnewWhenAllIsForgotten() {
        filed(SampleDocuments.exports("ONCE"));
        statistics.count();
        List<String> volumes = all(Figure.VOLUMES, "mode").rows().stream().map(row -> row.keys() + " " + plain(row)).toList();
        List<String> messages = all(Figure.ACCEPTANCE, "type").rows().stream().map(row -> row.keys() + " " + plain(row)).toList();
        assertThat(messages).hasSize(ROWS_MAX).first().asString().contains("[1, 1, 0, 0, 1]");
        statistics.job().run();
        assertThat(all(Figure.ACCEPTANCE, "type").rows()).extracting(row -> row.keys() + " " + plain(row)).isEqualTo(messages);
        for (String table : List.of("statistic_consignment", "statistic_difference", "statistic_intake", "statistic_rejection")) {
            statistics.jdbc().sql("DELETE FROM " + table).update();
        }
        statistics.jdbc().sql("UPDATE statistic_cursor SET next_entry = 0").update();
        statistics.job().run();
        assertThat(all(Figure.VOLUMES, "mode").rows()).extracting(row -> row.keys() + " " + plain(row)).isEqualTo(volumes);
        assertThat(all(Figure.ACCEPTANCE, "type").rows()).extracting(row -> row.keys() + " " + plain(row)).isEqualTo(messages);
    }

    @Test
    void whatHasNoRowOfItsOwnIsToldTogetherSoThatPartsAddUp() {
        for (String company : List.of("OTHER", "OTHER", "MORE")) {
            statistics.rejected("91330100TERT" + company, "CEB311", "XSD-0100");
        }
        for (int i = 0; i < 4; i++) {
            statistics.rejected("91330100TERTS" + i, "CEB311", "SIG-0101");
        }
        statistics.count();
        FigureTable senders = all(Figure.ACCEPTANCE, "sender");
        assertThat(senders.rows()).hasSize(ROWS_MAX);
        assertThat(senders.rows().get(0).keys()).as("who sent most").containsExactly("91330100TERTOTHER");
        assertThat(plain(Objects.requireNonNull(senders.rest()))).containsExactly("3", "0", "0", "3", "0");
        assertThat(plain(senders.whole())).containsExactly("7", "0", "0", "7", "0");
    }

    @Test
    void reasonsOfRejectionAddUpToTheWhole() {
        statistics.rejected(PLATFORM, "CEB311", "XSD-0100", "SIG-0101");
        statistics.rejected(PLATFORM, "CEB311", "XSD-0100");
        statistics.rejected(PLATFORM, "CEB621", "XSD-0100", "XSD-0100");
        statistics.count();
        FigureTable reasons = all(Figure.REASONS, null);
        assertThat(reasons.rows()).extracting(row -> row.keys().get(0), row -> plain(row))
                .containsExactly(tuple("XSD-0100", List.of("3", "0.75", "0.75")), tuple("SIG-0101", List.of("1", "0.25", "1")));
        assertThat(reasons.rest()).isNull();
        assertThat(reasons.rows().get(0).search()).isEqualTo("/console/statistics/rejected?code=XSD-0100&from=" + today().minusDays(29) + "&to=" + today());
        List<RejectedMessage> behind = statistics.figures().rejected(TestStatistics.ALL, reasons.query(), "XSD-0100", null, 2);
        assertThat(behind).extracting(RejectedMessage::messageType).as("the newest first").containsExactly("CEB621", "CEB311");
        assertThat(statistics.figures().rejected(TestStatistics.ALL, reasons.query(), "XSD-0100", behind.get(1).submissionId(), 2)).hasSize(1);
        assertThat(statistics.figures().rejected(regulatorOf("330200"), reasons.query(), "XSD-0100", null, 2)).as("Ningbo, of Hangzhou's").isEmpty();
    }

    @Test
    void whatDiffersIsToldByPlatformAndField() {
        Consignment differs = filed(SampleDocuments.imports("DIFFERS").with(DocumentKind.ORDER, "consignee", "somebody else")
                .with(DocumentKind.WAYBILL, "packNo", 7));
        filed(SampleDocuments.imports("AGREES"));
        statistics.count();
        FigureTable mismatches = all(Figure.MISMATCHES, null);
        assertThat(mismatches.rows()).extracting(Row::keys, StatisticsContract::plain).containsExactly(
                tuple(List.of(PLATFORM, "consignee"), List.of("1", "1")), tuple(List.of(PLATFORM, "packNo"), List.of("1", "0")));
        assertThat(plain(mismatches.whole())).as("one consignment, however many fields").containsExactly("1", "1");
        assertThat(mismatches.rows().get(0).search())
                .isEqualTo("/console/search?platform=" + PLATFORM + "&from=" + today().minusDays(29) + "&to=" + today() + "&counted=all&differs=consignee");
        assertThat(differs.state().name()).isEqualTo("MISMATCHED");
    }

    @Test
    void treatmentsAreToldByAuthority() {
        Consignment one = filed(SampleDocuments.imports("GREEN"));
        Consignment other = filed(SampleDocuments.imports("RED"));
        filed(SampleDocuments.imports("UNDECIDED"));
        statistics.decide(one, "customs", "GREEN");
        statistics.decide(one, "inspection", "SAMPLE");
        statistics.decide(one, "tax-refund", "EXEMPT");
        statistics.decide(other, "customs", "RED");
        statistics.count();
        assertThat(all(Figure.TREATMENTS, null).rows()).extracting(Row::keys, StatisticsContract::plain).containsExactly(
                tuple(List.of("customs", "GREEN"), List.of("1", "0.3333")), tuple(List.of("customs", "RED"), List.of("1", "0.3333")),
                tuple(List.of("inspection", "SAMPLE"), List.of("1", "0.3333")), tuple(List.of("tax-refund", "EXEMPT"), List.of("1", "0.3333")));
    }

    @Test
    void everyoneSeesHisPartAndNoOther() {
        filed(SampleDocuments.imports("SCOPE"));
        statistics.rejected(PLATFORM, "CEB311", "XSD-0100");
        statistics.count();
        for (Figure figure : List.of(Figure.VOLUMES, Figure.ACCEPTANCE, Figure.REASONS)) {
            assertThat(whole(regulatorOf("330100"), figure)).as(figure + " of Hangzhou").isNotZero().isEqualTo(whole(TestStatistics.ALL, figure));
            assertThat(whole(regulatorOf("330200"), figure)).as(figure + " of Ningbo").isZero();
            assertThat(whole(company(SampleCompany.PLATFORM), figure)).as(figure + " of the platform").isPositive();
            assertThat(whole(company(SampleCompany.OTHER_SHOP), figure)).as(figure + " of who has nothing to do with it").isZero();
        }
        assertThat(whole(company(SampleCompany.PLATFORM), Figure.ACCEPTANCE)).as("its order and what was rejected").isEqualTo(2);
        assertThatThrownBy(() -> whole(new Caller("author", CallerRole.RULE_AUTHOR, null, false), Figure.VOLUMES))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void whatListsSayAndWhatIsDecidedOfThemACompanyIsToldOfItsOwnListsAlone() {
        String firm = SampleCompany.DECLARANT.customsCode();
        Consignment own = filed(SampleDocuments.imports("OWN").with(DocumentKind.ORDER, "ebcCode", firm).with(DocumentKind.LIST, "ebcCode", firm));
        Consignment others = filed(SampleDocuments.imports("OTHERS"));
        statistics.decide(own, "customs", "GREEN");
        statistics.decide(others, "customs", "RED");
        statistics.count();
        Caller platform = company(SampleCompany.PLATFORM);
        Caller declares = company(SampleCompany.DECLARANT);
        assertThat(whole(platform, Figure.VOLUMES)).as("both are sold on it").isEqualTo(2);
        assertThat(statistics.table(platform, Figure.TREATMENTS, null).rows()).as("it sent neither list").isEmpty();
        assertThat(whole(platform, Figure.TREATMENTS)).isZero();
        assertThat(statistics.table(declares, Figure.TREATMENTS, null).rows()).extracting(Row::keys, StatisticsContract::plain)
                .containsExactly(tuple(List.of("customs", "GREEN"), List.of("1", "1")));
        assertThat(all(Figure.TREATMENTS, null).rows()).hasSize(2);
        for (String by : List.of("class", "country", "chapter")) {
            assertThat(statistics.table(platform, Figure.VOLUMES, by).rows()).as(by).isEmpty();
            assertThat(statistics.table(declares, Figure.VOLUMES, by).rows()).as(by).singleElement().satisfies(row ->
                    assertThat(new TestSearch(statistics.window()).at(declares, Objects.requireNonNull(row.search()))).contains(own.orderNo()));
            assertThat(statistics.table(declares, Figure.VOLUMES, by).whole().search()).as("it would find more").isNull();
        }
        for (Written written : List.of(new Written(null, null, null, null, null, null, null, "2", null, null),
                new Written(null, null, null, null, null, null, null, null, "601", null), new Written(null, null, null, null, null, null, null, null, null, "19"))) {
            for (Figure figure : List.of(Figure.VOLUMES, Figure.RELEASE_TIMES, Figure.MISMATCHES)) {
                assertThat(statistics.figures().of(platform, figure, statistics.figures().query(figure, written)).whole().whole(0)).as(figure + " of " + written).isZero();
            }
            assertThat(statistics.figures().of(declares, Figure.VOLUMES, statistics.figures().query(Figure.VOLUMES, written)).whole().whole(0)).isOne();
        }
    }

    @Test
    void howDocumentsDifferIsToldToTheirPlatformToo() {
        filed(SampleDocuments.imports("TOLD").with(DocumentKind.WAYBILL, "packNo", 7));
        statistics.count();
        assertThat(statistics.table(company(SampleCompany.PLATFORM), Figure.MISMATCHES, null).rows()).extracting(Row::keys).containsExactly(List.of(PLATFORM, "packNo"));
    }

    private long whole(Caller caller, Figure figure) {
        return statistics.table(caller, figure, null).whole().whole(0);
    }

    @Test
    void rowsLeadToTheSearchBehindThem() {
        filed(SampleDocuments.imports("SEARCH"));
        statistics.count();
        Written written = new Written("month", null, null, PLATFORM, "IMPORT", "9610", "3301", null, null, null);
        FigureTable months = statistics.figures().of(TestStatistics.ALL, Figure.VOLUMES, statistics.figures().query(Figure.VOLUMES, written));
        LocalDate first = YearMonth.from(today()).atDay(1);
        LocalDate from = first.isBefore(today().minusDays(29)) ? today().minusDays(29) : first;
        assertThat(months.rows()).extracting(Row::search).containsExactly(
                "/console/search?platform=" + PLATFORM + "&direction=IMPORT&mode=9610&firmRegion=3301&from=" + from + "&to=" + today() + "&counted=all");
        assertThat(all(Figure.VOLUMES, "day").rows()).extracting(Row::search)
                .containsExactly("/console/search?from=" + today() + "&to=" + today() + "&counted=all");
        assertThat(all(Figure.ACCEPTANCE, "type").rows()).extracting(Row::search).containsOnlyNulls();
    }

    @Test
    void aRowsSearchFindsAsManyAsItCounts() {
        Consignment green = filed(SampleDocuments.imports("GREEN"));
        statistics.window().clock().advance(Duration.ofSeconds(90));
        release(green);
        statistics.decide(green, "customs", "GREEN");
        statistics.decide(green, "tax-refund", "NOT_ELIGIBLE");
        statistics.decide(filed(SampleDocuments.exports("RED")), "customs", "RED");
        filed(SampleDocuments.imports("DIFFERS").with(DocumentKind.ORDER, "consignee", "somebody else").with(DocumentKind.WAYBILL, "packNo", 7));
        statistics.window().submit(io.singlewindow.message.Direction.IMPORT, SampleDocuments.imports("ORDER").get(DocumentKind.ORDER));
        statistics.window().index();
        statistics.count();
        TestSearch search = new TestSearch(statistics.window());
        int looked = 0;
        for (Caller caller : List.of(TestStatistics.ALL, regulatorOf("330100"))) {
            for (Figure figure : List.of(Figure.VOLUMES, Figure.RELEASE_TIMES, Figure.TREATMENTS, Figure.MISMATCHES)) {
                for (Dimension by : figure.dimensions().isEmpty() ? List.of(Dimension.DAY) : figure.dimensions()) {
                    FigureTable table = statistics.table(caller, figure, figure.dimensions().isEmpty() ? null : by.word());
                    for (Row row : Stream.concat(table.rows().stream(), Stream.of(table.whole())).toList()) {
                        if (row.search() != null) {
                            assertThat(search.at(caller, row.search())).as(figure + " by " + by + " " + row.search()).hasSize((int) row.whole(0));
                            looked++;
                        }
                    }
                }
            }
        }
        assertThat(looked).as("rows that lead somewhere").isGreaterThan(60);
        assertThat(search.at(TestStatistics.ALL, "/console/search?treatment=customs:GREEN")).containsExactly(green.orderNo());
        assertThat(search.at(TestStatistics.ALL, "/console/search?treatment=tax-refund:NOT_ELIGIBLE&entityClass=2")).containsExactly(green.orderNo());
        assertThat(search.at(TestStatistics.ALL, "/console/search?treatment=tax-refund:NOT_ELIGIBLE&entityClass=3")).isEmpty();
    }

    @Test
    void anUnboundedOrUnreadableQuestionIsRefused() {
        for (Written written : List.of(
                new Written(null, "2020-01-01", "2026-01-01", null, null, null, null, null, null, null),
                new Written(null, "2026-02-01", "2026-01-01", null, null, null, null, null, null, null),
                new Written("sender", null, null, null, null, null, null, null, null, null),
                new Written(null, "yesterday", null, null, null, null, null, null, null, null),
                new Written(null, null, null, null, null, null, "3301' OR 1", null, null, null))) {
            assertThatThrownBy(() -> statistics.figures().query(Figure.VOLUMES, written)).as(written.toString())
                    .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(400));
        }
    }

    @Test
    void csvHasTheSameNumbers() {
        filed(SampleDocuments.imports("CSV"));
        statistics.count();
        assertThat(FigureForms.csv(all(Figure.VOLUMES, "mode")).lines())
                .containsExactly("mode,consignments,released,amount,withoutAmount", "9610,1,0,198.00,0", "whole,1,0,198.00,0");
    }

    @Test
    void factsAreForgottenAfterTheirYears() {
        filed(SampleDocuments.imports("OLD"));
        statistics.count();
        statistics.jdbc().sql("UPDATE statistic_consignment SET opened_on = ?").param(today().minusYears(10)).update();
        statistics.job().forget();
        assertThat(statistics.jdbc().sql("SELECT COUNT(*) FROM statistic_consignment").query(Long.class).single()).isOne();
        statistics.jdbc().sql("UPDATE statistic_consignment SET opened_on = ?").param(today().minusYears(10).minusDays(1)).update();
        statistics.job().forget();
        assertThat(statistics.jdbc().sql("SELECT COUNT(*) FROM statistic_consignment").query(Long.class).single()).isZero();
    }
}
