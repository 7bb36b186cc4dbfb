package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch.Queued;
import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Released orders are settled, once each, and reversed when their goods come back; whatever database keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SettlementContract {

    private static final int SECONDS_MAX = 20;
    private static final int CROWD = 60;

    private TestForex forex;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        forex = TestForex.open(database(), folder);
    }

    @AfterAll
    void close() {
        forex.close();
    }

    private Consignment matched(SampleDocuments documents) {
        forex.window().file(documents);
        Consignment consignment = forex.window().consignment(documents);
        assertThat(consignment.ownState()).isEqualTo(ConsignmentState.MATCHED);
        return consignment;
    }

    private Consignment released(SampleDocuments documents) {
        Consignment consignment = matched(documents);
        forex.release(consignment);
        return consignment;
    }

    private Consignment settled(String number) {
        Consignment consignment = released(SampleDocuments.imports(number));
        forex.settle();
        forex.answer(forex.item(consignment, ""), Verdict.SETTLED);
        return consignment;
    }

    private Consignment now(Consignment consignment) {
        return forex.window().store().find(consignment.id()).orElseThrow();
    }

    private ItemState state(Consignment consignment) {
        return forex.item(consignment, "").state();
    }

    private List<String> waits(Consignment consignment) {
        return forex.dispatch().waits(now(consignment)).stream().map(Wait::en).toList();
    }

    @Test
    void anImportsTurnComesWithCustomsReleaseAndInspectionsTogetherAndOnce() {
        Consignment consignment = matched(SampleDocuments.imports("TURN-I"));
        assertThat(waits(consignment)).containsExactly("customs' release (800) and inspection's");
        forex.byCustoms(consignment, "800");
        assertThat(forex.count(consignment)).as("inspection has not released").isZero();
        forex.byInspection(consignment, "RELEASE");
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.RELEASED);
        assertThat(forex.count(consignment)).isEqualTo(1);
        forex.byCustoms(consignment, "899");
        assertThat(forex.count(consignment)).as("closed after it was released").isEqualTo(1);
        forex.settlements().settleDue();
        assertThat(waits(consignment)).containsExactly("the next settlement");
    }

    @Test
    void anExportsTurnComesWhenItIsClosed() {
        Consignment consignment = matched(SampleDocuments.exports("TURN-E"));
        assertThat(waits(consignment)).containsExactly("customs' closure (899)");
        forex.byInspection(consignment, "RELEASE");
        forex.byCustoms(consignment, "800");
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.RELEASED);
        assertThat(forex.count(consignment)).isZero();
        assertThat(waits(consignment)).containsExactly("customs' closure (899)");
        forex.byCustoms(consignment, "899");
        assertThat(forex.count(consignment)).isEqualTo(1);
    }

    @Test
    void whatIsRejectedWaitsForNothingAndIsNotSettled() {
        Consignment consignment = matched(SampleDocuments.imports("REJECTED"));
        forex.byCustoms(consignment, "100");
        assertThat(waits(consignment)).isEmpty();
        assertThat(forex.count(consignment)).isZero();
    }

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
        forex.window().clock().advance(TestForex.SETTLE_AFTER.minusSeconds(1));
        Consignment second = released(SampleDocuments.imports("TOGETHER-2"));
        forex.settlements().settleDue();
        assertThat(state(first)).isEqualTo(ItemState.DUE);
        forex.window().clock().advance(Duration.ofSeconds(1));
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
    void withoutARateNothingIsSettledAndItsSendersAreToldOnce() {
        Consignment consignment = released(SampleDocuments.exports("NO-RATE").with(DocumentKind.PROCEEDS, "currency", "118")
                .with(DocumentKind.ORDER, "currency", "118"));
        forex.settle();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.WAITING);
        assertThat(forex.findings(consignment)).hasSize(2).containsOnly("RUL-354");
        assertThat(waits(consignment)).containsExactly("an exchange rate of the day");
        forex.rate("KWD", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "23.1");
        forex.settle();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.SENT);
        assertThat(forex.told(forex.item(consignment, "")).get("rate").asString()).isEqualTo("23.1");
    }

    @Test
    void anExportWithoutProceedsNoteWaitsForEvidenceOfTheFunds() {
        SampleDocuments documents = SampleDocuments.exports("9710").with(DocumentKind.LIST, "tradeMode", "9710");
        for (DocumentKind kind : List.of(DocumentKind.ORDER, DocumentKind.WAYBILL, DocumentKind.LIST)) {
            forex.window().submit(Direction.EXPORT, documents.get(kind));
        }
        forex.window().index();
        Consignment consignment = forex.window().consignment(documents);
        forex.release(consignment);
        forex.settle();
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.CLOSED);
        assertThat(waits(consignment)).containsExactly("evidence of the funds: a proceeds note (CEB403) or a certificate of their flow");
        assertThat(forex.findings(consignment)).containsExactly("RUL-351");
        forex.window().submit(Direction.EXPORT, documents.get(DocumentKind.PROCEEDS));
        forex.window().index();
        forex.settle();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.SENT);
    }

    @Test
    void aProceedsNoteThatNamesNoInstitutionAndACurrencyWithoutLettersAreFindings() {
        Consignment nameless = released(SampleDocuments.exports("NO-CODE").with(DocumentKind.PROCEEDS, "payCode", ""));
        Consignment clearing = released(SampleDocuments.exports("CLEARING").with(DocumentKind.PROCEEDS, "currency", "398")
                .with(DocumentKind.ORDER, "currency", "398"));
        forex.settle();
        assertThat(forex.findings(nameless)).containsOnly("RUL-352");
        assertThat(forex.findings(clearing)).containsOnly("RUL-353");
        assertThat(List.of(state(nameless), state(clearing))).containsOnly(ItemState.WAITING);
    }

    @Test
    void fundsOfNothingAreLeftToAPerson() {
        forex.rate("GBP", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "9.1");
        Consignment consignment = released(SampleDocuments.exports("NOTHING").with(DocumentKind.PROCEEDS, "charge", BigDecimal.ZERO)
                .with(DocumentKind.PROCEEDS, "currency", "303"));
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.HELD);
        assertThat(forex.findings(consignment)).containsOnly("RUL-356");
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

    @Test
    void goodsThatGoBackAfterTheSettlementAreReversedByFundsTheOtherWay() {
        Consignment consignment = settled("ABROAD");
        forex.byInspection(consignment, "RETURN");
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.RETURNED_ABROAD);
        forex.settle();
        Item refund = forex.item(consignment, ForexWave.RETURNED_ABROAD);
        assertThat(refund.state()).isEqualTo(ItemState.SENT);
        assertThat(refund.amount()).isEqualByComparingTo("220.52");
        JsonNode record = null;
        for (JsonNode one : forex.told(refund).get("restored")) {
            record = one.get("rptNo").asString().equals(refund.rptNo()) ? one : record;
        }
        assertThat(record.get("refund").asBoolean()).isTrue();
        assertThat(record.get("flow").asString()).as("import's funds went out").isEqualTo("IN");
        assertThat(record.get("actionType").asString()).isEqualTo("A");
        assertThat(record.get("orders").get(0).get("reverses").asString()).isEqualTo(forex.item(consignment, "").rptNo());
        forex.answer(refund, Verdict.REVERSED);
        assertThat(forex.item(consignment, ForexWave.RETURNED_ABROAD).state()).isEqualTo(ItemState.SETTLED);
    }

    @Test
    void goodsThatGoBackBeforeTheSettlementAreNotSettled() {
        Consignment consignment = released(SampleDocuments.imports("BEFORE"));
        forex.byInspection(consignment, "RETURN");
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.CANCELLED);
        assertThat(forex.item(consignment, ForexWave.RETURNED_ABROAD).state()).isEqualTo(ItemState.CANCELLED);
    }

    @Test
    void aReversalWaitsForTheSettlementAndFallsWithIt() {
        Consignment consignment = released(SampleDocuments.imports("FALLS"));
        forex.settle();
        forex.byInspection(consignment, "RETURN");
        forex.settle();
        assertThat(forex.item(consignment, ForexWave.RETURNED_ABROAD).state()).isEqualTo(ItemState.WAITING);
        forex.answer(forex.item(consignment, ""), Verdict.REFUSED);
        forex.settle();
        assertThat(forex.item(consignment, ForexWave.RETURNED_ABROAD).state()).isEqualTo(ItemState.CANCELLED);
    }

    @Test
    void aReturnApplicationReversesItsRowsShareOnceAndNeverMoreThanIsLeft() {
        Consignment consignment = settled("PARTIAL");
        returned(consignment, new ReturnedGoods("QD-1", Map.of(2, BigDecimal.ONE)));
        returned(consignment, new ReturnedGoods("QD-1", Map.of(2, BigDecimal.ONE)));
        forex.settle();
        assertThat(forex.count(consignment)).isEqualTo(2);
        // 20 of 198 in goods, of 220.52
        assertThat(forex.item(consignment, "QD-1").amount()).isEqualByComparingTo("22.27");
        returned(consignment, new ReturnedGoods("QD-2", Map.of(1, new BigDecimal("2"))));
        forex.settle();
        assertThat(forex.item(consignment, "QD-2").amount()).isEqualByComparingTo("198.25");
        assertThat(forex.findings(consignment)).containsOnly("RUL-358");
        returned(consignment, ReturnedGoods.all("QD-3"));
        forex.settle();
        assertThat(forex.item(consignment, "QD-3").state()).as("nothing is left").isEqualTo(ItemState.CANCELLED);
    }

    private void returned(Consignment consignment, ReturnedGoods goods) {
        forex.window().transactions().executeWithoutResult(status -> forex.dispatch().returned(consignment.id(), goods));
    }

    @Test
    void ordersAndRefundsOfOneInstitutionAreNetted() {
        Consignment back = settled("NET-BACK");
        forex.settle();
        forex.byInspection(back, "RETURN");
        Consignment out = released(SampleDocuments.imports("NET-OUT"));
        forex.settle();
        JsonNode settlement = forex.told(forex.item(out, ""));
        assertThat(settlement.get("settlementId").asString()).isEqualTo(forex.item(back, ForexWave.RETURNED_ABROAD).settlementId());
        assertThat(settlement.get("actual").get("txCode").asString()).isEqualTo("999998");
        assertThat(settlement.get("actual").get("amount").asString()).isEqualTo("0.00");
        assertThat(settlement.get("actual").get("grossOut").asString()).isEqualTo("220.52");
        assertThat(settlement.get("actual").get("grossIn").asString()).isEqualTo("220.52");
        assertThat(settlement.get("actual").get("flow").isNull()).isTrue();
    }

    @Test
    void aReturnOfWhatWasNeverDueIsNone() {
        Consignment consignment = matched(SampleDocuments.imports("NEVER"));
        assertThatCode(() -> returned(consignment, ReturnedGoods.all("QD-9"))).doesNotThrowAnyException();
        assertThat(forex.count(consignment)).isZero();
    }
}
