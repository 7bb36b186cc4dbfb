package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch.Queued;
import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.authority.forex.ForexTreatment.Kind;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.message.DocumentKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders are settled together with others of their institution, and once each; whatever database keeps them. */
abstract class SettlementContract extends OnForex {

    private static final int SECONDS_MAX = 20;
    private static final int CROWD = 60;
    private static final Duration MUCH_TIME = Duration.ofSeconds(40);

    @Test
    void anImportIsToldAsFundsThatGoOutInRenminbiMergedUnderTheInstitution() {
        Consignment consignment = released(SampleDocuments.imports("IMPORT"));
        forex.settle();
        Item item = forex.item(consignment, "");
        assertThat(item.state()).isEqualTo(ItemState.SENT);
        assertThat(waits(consignment)).isEmpty();
        JsonNode settlement = forex.told(item);
        assertThat(settlement.get("currency").asString()).isEqualTo("CNY");
        assertThat(settlement.get("rate").asString()).isEqualTo("1");
        assertThat(settlement.get("institution").get("code").asString()).isEqualTo(SampleCompany.PAYMENT.uscc());
        assertThat(settlement.get("actual").get("flow").asString()).isEqualTo("OUT");
        assertThat(settlement.get("actual").get("txCode").asString()).isEqualTo("999999");
        assertThat(settlement.get("actual").get("country").asString()).isEqualTo("CHN");
        JsonNode record = settlement.get("restored").get(0);
        assertThat(record.get("merged").asBoolean()).isTrue();
        assertThat(record.get("rptNo").asString()).hasSize(22).isEqualTo(item.rptNo());
        assertThat(record.get("busCode")).isEqualTo(settlement.get("actual").get("rptNo"));
        assertThat(record.get("orders").findValuesAsString("orderNo")).contains("DDIMPORT");
        assertThat(settlement.toString()).as("merged, so no person is named").doesNotContain("000000199001010018");
        List<Queued> queued = forex.dispatch().queued(Authority.FOREX, String.valueOf(item.settlementId()));
        assertThat(queued).extracting(Queued::message).containsExactly("SETTLEMENT");
    }

    @Test
    void anExportIsToldInItsOwnCurrencyAndALargeOrderInItsCustomersName() {
        // in another currency than the order's, so the amounts need not be the same
        SampleDocuments documents = SampleDocuments.exports("LARGE").with(DocumentKind.PROCEEDS, "charge", new BigDecimal("500.01"))
                .with(DocumentKind.PROCEEDS, "currency", "300");
        forex.rate("EUR", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "7.8");
        Consignment consignment = released(documents);
        forex.settle();
        JsonNode settlement = forex.told(forex.item(consignment, ""));
        assertThat(settlement.get("currency").asString()).isEqualTo("EUR");
        assertThat(settlement.get("actual").get("flow").asString()).isEqualTo("IN");
        JsonNode record = null;
        for (JsonNode one : settlement.get("restored")) {
            record = one.get("rptNo").asString().equals(forex.item(consignment, "").rptNo()) ? one : record;
        }
        assertThat(record.get("merged").asBoolean()).isFalse();
        assertThat(record.get("customer").get("type").asString()).isEqualTo("C");
        assertThat(record.get("customer").get("code").asString()).isEqualTo(SampleCompany.PLATFORM.uscc());
        assertThat(record.get("amount").asString()).isEqualTo("500.01");
        assertThat(record.get("cnyAmount").asString()).isEqualTo("3900.08");
        assertThat(record.get("customsCountry").asString()).isEqualTo("502");
    }

    @Test
    void ordersOfOneInstitutionAreSettledTogetherWhenTheFirstHasWaitedLongEnough() {
        forex.settle();
        Consignment first = released(SampleDocuments.imports("TOGETHER-1"));
        forex.settlements().settleDue();
        // the clock goes on by itself, and a busy machine is slow
        forex.window().clock().advance(TestForex.SETTLE_AFTER.minus(MUCH_TIME));
        Consignment second = released(SampleDocuments.imports("TOGETHER-2"));
        forex.settlements().settleDue();
        assertThat(state(first)).isEqualTo(ItemState.DUE);
        forex.window().clock().advance(MUCH_TIME);
        forex.settlements().settleDue();
        assertThat(forex.item(first, "").settlementId()).isNotNull().isEqualTo(forex.item(second, "").settlementId());
    }

    @Test
    void soManyAreSettledAtOnceHoweverShortTheyHaveWaited() {
        forex.settle();
        List<Consignment> consignments = new ArrayList<>();
        for (int i = 0; i <= TestForex.ORDERS_MAX; i++) {
            consignments.add(released(SampleDocuments.imports("MANY-" + i)));
        }
        forex.settlements().settleDue();
        forex.settlements().settleDue();
        assertThat(consignments.stream().filter(one -> state(one) == ItemState.SENT)).hasSize(TestForex.ORDERS_MAX);
        assertThat(consignments.stream().filter(one -> state(one) == ItemState.DUE)).hasSize(1);
        forex.settle();
    }

    @Test
    void nodesThatGatherAtOnceTellEachOrderOnce() throws Exception {
        forex.settle();
        int before = forex.told().size();
        List<Consignment> consignments = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            consignments.add(released(i % 2 == 0 ? SampleDocuments.imports("CROWD-" + i) : SampleDocuments.exports("CROWD-" + i)));
        }
        runOnNodesAtOnce(4);
        forex.window().clock().advance(TestForex.SETTLE_AFTER);
        for (int round = 0; round < 4; round++) {
            runOnNodesAtOnce(4);
        }
        assertThat(consignments).allSatisfy(one -> assertThat(state(one)).isEqualTo(ItemState.SENT));
        List<String> items = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        List<JsonNode> told = forex.told().subList(before, forex.told().size());
        for (JsonNode settlement : told) {
            items.addAll(settlement.findValuesAsString("itemId"));
            assertThat(numbers.add(settlement.get("actual").get("rptNo").asString())).isTrue();
            settlement.get("restored").forEach(record -> assertThat(numbers.add(record.get("rptNo").asString())).isTrue());
        }
        assertThat(items).hasSize(CROWD).doesNotHaveDuplicates();
    }

    private void runOnNodesAtOnce(int nodes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        CyclicBarrier together = new CyclicBarrier(nodes);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            Settlements node = forex.settlements();
            runs.add(threads.submit(() -> {
                together.await(SECONDS_MAX, TimeUnit.SECONDS);
                node.settleDue();
                return null;
            }));
        }
        for (Future<?> run : runs) {
            run.get(SECONDS_MAX, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    @Test
    void anOrderSettlesOnceAndASecondConsignmentOfItIsAFinding() {
        Consignment first = released(SampleDocuments.imports("ONCE"));
        forex.settlements().settleDue();
        Consignment second = released(SampleDocuments.imports("ONCE-AGAIN"));
        // as it comes about when a company is filed after its first consignment: the same order, under its other code
        forex.window().ledger().jdbc().sql("UPDATE consignment SET ebc_code = ?, order_no = 'DDONCE' WHERE id = ?")
                .params(SampleCompany.PLATFORM.customsCode(), second.id()).update();
        forex.settle();
        assertThat(state(first)).isEqualTo(ItemState.SENT);
        assertThat(state(second)).isEqualTo(ItemState.DUPLICATE);
        assertThat(forex.findings(second)).containsOnly("RUL-355");
        assertThat(forex.findings(first)).isEmpty();
        assertThat(now(second).state()).as("its goods are none of forex's business").isEqualTo(ConsignmentState.CLOSED);
    }

    @Test
    void theAuthoritysAnswersCountInAnyOrderAndLateOnesChangeNothing() {
        Consignment consignment = settled("ORDER");
        forex.answer(forex.item(consignment, ""), Verdict.MANUAL);
        forex.answer(forex.item(consignment, ""), Verdict.REFUSED);
        assertThat(state(consignment)).isEqualTo(ItemState.SETTLED);
        Consignment other = released(SampleDocuments.imports("ORDER-2"));
        forex.settle();
        forex.answer(forex.item(other, ""), Verdict.MANUAL);
        assertThat(state(other)).isEqualTo(ItemState.MANUAL);
        forex.answer(forex.item(other, ""), Verdict.REFUSED);
        assertThat(state(other)).isEqualTo(ItemState.REFUSED);
    }

    /** What the table was asked about each order. */
    private final Map<String, Deal> deals = new ConcurrentHashMap<>();

    private Deal deal(SampleDocuments documents, String payTime, Kind given) {
        forex.decisions((consignment, all, deal) -> {
            deals.put(consignment.id(), deal);
            return new ForexTreatment(given, "test/1", "FX-04");
        });
        Consignment consignment = released(documents.all().stream().anyMatch(one -> one.kind() == DocumentKind.PAYMENT) ? documents.with(DocumentKind.PAYMENT, "payTime", payTime)
                : documents.with(DocumentKind.PROCEEDS, "accountingDate", payTime.substring(0, 8)));
        forex.settle();
        forex.decisions(new PlainForexDecisions());
        return deals.get(consignment.id());
    }

    private SampleDocuments payer(String number, String identity) {
        return SampleDocuments.imports(number).with(DocumentKind.PAYMENT, "payerIdNumber", identity).with(DocumentKind.ORDER, "buyerIdNumber", identity)
                .with(DocumentKind.LIST, "buyerIdNumber", identity);
    }

    @Test
    void aPersonsYearIsTheSumOfWhatHisDealsOfTheYearAreWorthWithoutThoseThatAreRefused() {
        String person = "000000199001010026";
        Deal first = deal(payer("YEAR-1", person), "20180301101500", Kind.MANUAL);
        assertThat(first.personYearUsd()).isEqualByComparingTo(first.usd());
        Deal second = deal(payer("YEAR-2", person), "20181231101500", Kind.AUTO);
        assertThat(second.personYearUsd()).as("what is held may be settled yet").isEqualByComparingTo(first.usd().add(second.usd()));
        assertThat(deal(payer("YEAR-OTHER", "000000199001010018"), "20181231101500", Kind.AUTO).personYearUsd()).as("another's year")
                .isLessThanOrEqualTo(second.usd());
        assertThat(deal(payer("YEAR-3", person), "20190101101500", Kind.AUTO).personYearUsd()).as("another year").isEqualByComparingTo(second.usd());
        forex.window().ledger().jdbc().sql("UPDATE forex_item SET state = 'BLOCKED' WHERE consignment_id = ?").param(consignmentOf("YEAR-1")).update();
        Deal fourth = deal(payer("YEAR-4", person), "20181230101500", Kind.AUTO);
        assertThat(fourth.personYearUsd()).as("without the one that is refused").isEqualByComparingTo(second.usd().add(fourth.usd()));
    }

    private String consignmentOf(String number) {
        return forex.window().consignments("DD" + number).get(0).id();
    }

    @Test
    void whatGoesThroughAPaymentInstitutionCountsInNoPersonsYearAsFromTheDayOfTheRuleButThroughABankItDoes() {
        String person = "000000199001010034";
        assertThat(deal(payer("PI-1", person), "20190428235959", Kind.AUTO).personYearUsd()).isPositive();
        Deal before = deal(payer("PI-2", person), "20190429000000", Kind.AUTO);
        assertThat(before.personYearUsd()).as("only what came before").isEqualByComparingTo(before.usd());
        forex.licences("FINANCIAL_LICENCE");
        Deal bank = deal(payer("PI-3", person), "20190429000000", Kind.AUTO);
        forex.licences("PAYMENT_LICENCE");
        assertThat(bank.personYearUsd()).isEqualByComparingTo(before.usd().add(bank.usd()));
    }

    @Test
    void aFirmsYearCountsWhatGoesInAndOutAndACompanysExportIsNoPersons() {
        Deal out = deal(payer("FIRM-1", "000000199001010042"), "20150301101500", Kind.AUTO);
        Deal in = deal(SampleDocuments.exports("FIRM-2"), "20150302101500", Kind.AUTO);
        assertThat(in.firmYearUsd()).isEqualByComparingTo(out.usd().add(in.usd()));
        assertThat(in.personYearUsd()).isNull();
        assertThat(in.day()).isEqualTo(LocalDate.of(2015, 3, 2));
    }

    @Test
    void ordersOfOnePersonThatAreExaminedAtOnceEachSeeTheOthersBeforeThem() throws Exception {
        forex.settle();
        String person = "000000199001010050";
        List<BigDecimal> years = Collections.synchronizedList(new ArrayList<>());
        forex.decisions((consignment, all, deal) -> {
            if (consignment.orderNo().startsWith("DDAT-ONCE")) {
                years.add(deal.personYearUsd());
            }
            return new ForexTreatment(Kind.MANUAL, "test/1", "FX-04");
        });
        for (int i = 0; i < 8; i++) {
            released(payer("AT-ONCE-" + i, person).with(DocumentKind.PAYMENT, "payTime", "20170301101500"));
        }
        runOnNodesAtOnce(4);
        forex.decisions(new PlainForexDecisions());
        assertThat(years).hasSize(8).doesNotHaveDuplicates();
    }
}
