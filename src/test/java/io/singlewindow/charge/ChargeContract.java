package io.singlewindow.charge;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.quota.QuotaEntry;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import costs decides whether it goes on, and is given back when it comes to nothing; whatever database keeps it. */
abstract class ChargeContract {

    private static final String BUYER = "000000199001010018";
    private static final String DECLARANT = SampleCompany.DECLARANT.uscc();

    private Path folder;
    private TestCharges charges;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        charges = TestCharges.open(database(), temporary.resolve("enforced"));
        charges.guarantees().file(DECLARANT, "1000.00");
    }

    @AfterEach
    void close() {
        charges.close();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(charges.window().clock().instant(), BusinessTime.ZONE);
    }

    private QuotaEntry quota(Consignment consignment) {
        return charges.quotas().of(consignment.id()).orElseThrow();
    }

    private String available() {
        return charges.guarantees().guarantees().standing(DECLARANT, today()).available().toPlainString();
    }

    private List<String> events(Consignment consignment) {
        return charges.window().told(consignment.id()).stream().map(TestLedger.Told::type).toList();
    }

    private String findings(Consignment consignment) {
        return charges.window().told(consignment.id()).toString();
    }

    /** One item that costs so much; payment, order and list agree. */
    private static SampleDocuments costing(String number, String price, String quantity) {
        SampleDocuments documents = SampleDocuments.imports(number);
        BigDecimal total = new BigDecimal(price).multiply(new BigDecimal(quantity));
        Order order = (Order) documents.get(DocumentKind.ORDER);
        DeclarationList list = (DeclarationList) documents.get(DocumentKind.LIST);
        Order.Line ordered = order.lines().get(0);
        DeclarationList.Line declared = list.lines().get(0);
        BigDecimal paid = total.add(order.freight()).add(order.taxTotal()).subtract(order.discount());
        return documents.with(DocumentKind.ORDER, "goodsValue", total).with(DocumentKind.ORDER, "acturalPaid", paid)
                .with(DocumentKind.PAYMENT, "amountPaid", paid)
                .with(DocumentKind.ORDER, "lines", List.of(new Order.Line(1, ordered.itemNo(), ordered.itemName(), ordered.gmodel(), ordered.unit(),
                        new BigDecimal(quantity), new BigDecimal(price), total, ordered.currency(), ordered.country())))
                .with(DocumentKind.LIST, "lines", List.of(new DeclarationList.Line(1, declared.itemRecordNo(), declared.itemNo(), declared.itemName(),
                        declared.gcode(), declared.gname(), declared.gmodel(), declared.country(), declared.currency(), new BigDecimal(quantity),
                        declared.unit(), declared.qty1(), declared.unit1(), declared.qty2(), declared.unit2(), new BigDecimal(price), total)));
    }

    @Test
    void atItsAcceptanceQuotaAndGuaranteeAreReservedAndShown() {
        Consignment consignment = charges.filed(SampleDocuments.imports("RESERVED"));
        assertThat(consignment.state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(quota(consignment).state()).isEqualTo(QuotaEntry.State.RESERVED);
        assertThat(quota(consignment).amount()).as("goods and freight").isEqualByComparingTo("208");
        assertThat(quota(consignment).year()).isEqualTo(today().getYear());
        assertThat(available()).isEqualTo("981.08");
        Map<String, Object> section = charges.section(consignment);
        assertThat(section).containsEntry("guaranteedTax", "18.92").containsEntry("declaredTax", "18.02").containsEntry("treatment", "WITHIN");
        assertThat(section.get("findings").toString()).contains("RUL-405").contains("18.02").contains("18.92");
        assertThat(section.toString()).doesNotContain(BUYER).doesNotContain(charges.person(BUYER)).doesNotContain("quotaAfter");
        assertThat(events(consignment)).contains("charge.reserved");
    }

    @Test
    void atItsReleaseTheQuotaIsUsedAndTheCollectionWindowIsSet() {
        Consignment consignment = charges.filed(SampleDocuments.imports("USED"));
        charges.release(consignment);
        assertThat(charges.now(consignment).state()).isEqualTo(ConsignmentState.RELEASED);
        assertThat(quota(consignment).state()).isEqualTo(QuotaEntry.State.USED);
        assertThat(quota(consignment).releasedOn()).isEqualTo(today());
        assertThat(charges.section(consignment).get("guarantee").toString()).contains("HELD", today().plusDays(31).toString(), today().plusDays(45).toString());
    }

    @Test
    void whatCustomsRejectsIsGivenBackAndMayBeReservedAgain() {
        Consignment consignment = charges.filed(SampleDocuments.imports("REJECTED"));
        charges.window().answer(charges.list(consignment), "100", "20240618100000000");
        assertThat(charges.now(consignment).state()).isEqualTo(ConsignmentState.REJECTED);
        assertThat(quota(consignment).counted()).isZero();
        assertThat(available()).isEqualTo("1000.00");
        assertThat(events(consignment)).containsSubsequence("charge.reserved", "charge.freed");
    }

    @Test
    void overTheYearIsGeneralTradeAndGoesNowhere() {
        charges.guarantees().file(DECLARANT, "100000.00");
        for (int i = 0; i < 5; i++) {
            assertThat(charges.filed(costing("YEAR-" + i, "4990", "1")).state()).isEqualTo(ConsignmentState.MATCHED);
        }
        Consignment over = charges.filed(costing("YEAR-OVER", "1000", "1"));
        assertThat(over.state()).isEqualTo(ConsignmentState.REJECTED);
        assertThat(findings(over)).contains("RUL-421").contains("1000.00");
        assertThat(charges.window().told(over.id())).filteredOn(one -> one.content().toString().contains("RUL-421"))
                .as("the buyer's year is the declarant's to know, and no other party's").isNotEmpty()
                .allSatisfy(one -> assertThat(one.audience()).containsExactly(charges.list(over).sender()));
        assertThat(charges.dispatch().queued(Authority.CUSTOMS, charges.list(over).submissionId())).isEmpty();
        assertThat(charges.quotas().of(over.id())).isEmpty();
        Consignment last = charges.filed(costing("YEAR-LAST", "990", "1"));
        assertThat(last.state()).as("the limit includes itself").isEqualTo(ConsignmentState.MATCHED);
        Consignment other = charges.filed(TestCharges.boughtBy("00000019900101002X", costing("YEAR-OTHER", "1000", "1")));
        assertThat(other.state()).as("another's year").isEqualTo(ConsignmentState.MATCHED);
    }

    @Test
    void overTheSingleLimitOneItemIsTaxedInFullAndSeveralAreGeneralTrade() {
        charges.guarantees().file(DECLARANT, "100000.00");
        Consignment one = charges.filed(costing("SINGLE-1", "6000", "1"));
        assertThat(one.state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(String.valueOf(charges.window().comparisons().of(one))).contains("YELLOW");
        assertThat(charges.section(one)).containsEntry("limit", "SINGLE_OVER_1");
        assertThat(charges.section(one)).containsEntry("treatment", "FULL_TAX").containsEntry("guaranteedTax", "1460.43");
        assertThat(quota(one).amount()).isEqualByComparingTo("6010");
        Consignment several = charges.filed(TestCharges.boughtBy("00000019900101002X", costing("SINGLE-N", "3000", "2")));
        assertThat(several.state()).isEqualTo(ConsignmentState.REJECTED);
        assertThat(findings(several)).contains("RUL-407");
    }

    @Test
    void whatTheGuaranteeDoesNotCoverIsHeldUntilItIsToppedUp() {
        charges.guarantees().file(DECLARANT, "30.00");
        Consignment first = charges.filed(SampleDocuments.imports("HELD-1"));
        Consignment second = charges.filed(SampleDocuments.imports("HELD-2"));
        assertThat(first.state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(second.state()).isEqualTo(ConsignmentState.HELD);
        assertThat(findings(second)).contains("RUL-441").contains("18.92").contains("11.08");
        assertThat(charges.window().told(second.id())).filteredOn(one -> one.content().toString().contains("RUL-441"))
                .as("his guarantee is his own affair").isNotEmpty().allSatisfy(one -> assertThat(one.audience()).containsExactly(charges.list(second).sender()));
        assertThat(charges.dispatch().queued(Authority.CUSTOMS, charges.list(second).submissionId())).isEmpty();
        assertThat(charges.dispatch().waits(second)).extracting(Wait::authority).contains("customs");
        assertThat(charges.quotas().of(second.id())).as("nothing is reserved for what is held").isEmpty();
        charges.held().reconsider();
        assertThat(charges.now(second).state()).isEqualTo(ConsignmentState.HELD);
        charges.guarantees().file(DECLARANT, "40.00");
        charges.held().reconsider();
        assertThat(charges.now(second).state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(charges.dispatch().queued(Authority.CUSTOMS, charges.list(second).submissionId())).hasSize(1);
        assertThat(charges.dispatch().waits(charges.now(second))).isEmpty();
        assertThat(charges.notes().held("", 10)).isEmpty();
        assertThat(available()).isEqualTo("2.16");
    }

    @Test
    void goodsThatComeBackInTimeGiveQuotaAndTaxBackAndLateOnesDoNot() {
        Consignment consignment = charges.filed(SampleDocuments.imports("RETURN"));
        charges.release(consignment);
        returned(consignment, new ReturnedGoods("R1", Map.of(2, BigDecimal.ONE)));
        returned(consignment, new ReturnedGoods("R1", Map.of(2, BigDecimal.ONE)));
        assertThat(quota(consignment).givenBack()).as("20 of 198 of 208, once").isEqualByComparingTo("21.02");
        assertThat(available()).isEqualTo("982.99");
        charges.window().clock().advance(Duration.ofDays(45));
        returned(consignment, new ReturnedGoods("R2", Map.of(2, BigDecimal.ONE)));
        assertThat(quota(consignment).givenBack()).as("applied for after 30 days").isEqualByComparingTo("21.02");
        assertThat(charges.window().told(consignment.id()).toString()).contains("RUL-422");
    }

    @Test
    void allThatComesBackWithinTheDaysComesToTheWhole() {
        Consignment consignment = charges.filed(SampleDocuments.imports("WHOLE"));
        charges.release(consignment);
        charges.window().clock().advance(Duration.ofDays(30));
        returned(consignment, new ReturnedGoods("R1", Map.of(2, BigDecimal.ONE)));
        returned(consignment, new ReturnedGoods("R2", Map.of(1, BigDecimal.ONE)));
        returned(consignment, new ReturnedGoods("R3", Map.of(2, BigDecimal.ONE)));
        assertThat(quota(consignment).state()).isEqualTo(QuotaEntry.State.RETURNED);
        assertThat(quota(consignment).givenBack()).isEqualByComparingTo("208");
    }

    private void returned(Consignment consignment, ReturnedGoods goods) {
        charges.window().transactions().executeWithoutResult(status -> charges.dispatch().returned(consignment.id(), goods));
    }

    @Test
    void customsOwnDayOfAcceptanceTakesThePlaceOfTheArrival() {
        Consignment consignment = charges.filed(SampleDocuments.imports("REDATED"));
        charges.window().answer(charges.list(consignment), "120", "20181231235900000");
        charges.release(consignment);
        assertThat(quota(consignment).year()).isEqualTo(2018);
        assertThat(quota(consignment).state()).isEqualTo(QuotaEntry.State.USED);
        assertThat(charges.section(consignment)).containsEntry("acceptedOn", "2018-12-31");
        assertThat(events(consignment)).contains("charge.redated");
    }

    @Test
    void goodsWhoseRatesAreNotKnownAreGuaranteedByTheDeclaredTax() {
        SampleDocuments documents = SampleDocuments.imports("UNKNOWN");
        DeclarationList list = (DeclarationList) documents.get(DocumentKind.LIST);
        DeclarationList.Line line = list.lines().get(1);
        documents.with(DocumentKind.LIST, "lines", List.of(list.lines().get(0), new DeclarationList.Line(2, line.itemRecordNo(), line.itemNo(), line.itemName(),
                TestCharges.UNKNOWN_CODE, line.gname(), line.gmodel(), line.country(), line.currency(), line.qty(), line.unit(), line.qty1(), line.unit1(),
                line.qty2(), line.unit2(), line.price(), line.totalPrice())));
        Consignment consignment = charges.filed(documents);
        assertThat(consignment.state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(charges.section(consignment)).containsEntry("guaranteedTax", "18.02").containsEntry("tax", null);
        assertThat(charges.section(consignment).get("findings").toString()).contains("RUL-402").contains(TestCharges.UNKNOWN_CODE);
    }

    /** So much of goods of which a person may have 20 kg in a year, in a unit. */
    private static SampleDocuments rice(String number, String buyer, String quantity, String unit) {
        SampleDocuments documents = TestCharges.boughtBy(buyer, costing(number, "10", "2"));
        DeclarationList.Line line = ((DeclarationList) documents.get(DocumentKind.LIST)).lines().get(0);
        return documents.with(DocumentKind.LIST, "lines", List.of(new DeclarationList.Line(1, line.itemRecordNo(), line.itemNo(), line.itemName(),
                TestCharges.CAPPED_CODE, line.gname(), line.gmodel(), line.country(), line.currency(), line.qty(), line.unit(), new BigDecimal(quantity),
                unit, null, null, line.price(), line.totalPrice())));
    }

    private boolean capsKept(Consignment consignment) {
        return Boolean.TRUE.equals(charges.window().transactions().execute(status -> charges.assess(consignment).capsKept()));
    }

    @Test
    void moreThanAPersonMayBuyInAYearIsToldAndGoodsThatComeBackMakeRoom() {
        Consignment first = charges.filed(rice("RICE1", "RICEBUYER1", "12", "035"));
        assertThat(capsKept(first)).isTrue();
        charges.release(first);
        assertThat(capsKept(charges.filed(rice("RICE2", "RICEBUYER2", "12000", "036")))).as("another person's year, in grams").isTrue();
        Consignment third = charges.filed(rice("RICE3", "RICEBUYER1", "9000", "036"));
        assertThat(third.state()).isEqualTo(ConsignmentState.REJECTED);
        assertThat(findings(third)).contains("RUL-423").contains("10063080 21");
        returned(first, new ReturnedGoods("HALF", Map.of(1, BigDecimal.ONE)));
        assertThat(capsKept(third)).as("6 kg came back").isTrue();
    }

    @Test
    void aCapThatCannotBeCheckedIsToldAndKeepsNothingBack() {
        Consignment consignment = charges.filed(rice("RICE4", "RICEBUYER4", "3", "007"));
        assertThat(capsKept(consignment)).isTrue();
        assertThat(charges.section(consignment).get("findings").toString()).contains("RUL-424").contains("035");
    }

    @Test
    void whatIsHeldForSomethingElseDoesNotWaitForTheGuaranteeThatCoversIt() {
        Consignment consignment = charges.filed(SampleDocuments.imports("ELSE"));
        charges.heldForSomethingElse(consignment);
        assertThat(charges.dispatch().waits(consignment)).isEmpty();
        assertThat(charges.notes().held("", 10)).isEmpty();
    }

    @Test
    void exportsCostNothing() {
        Consignment consignment = charges.filed(SampleDocuments.exports("EXPORT"));
        assertThat(consignment.state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(charges.section().of(new ConsignmentGroup(List.of(consignment), Map.of(), Map.of()))).isEmpty();
    }

    @Test
    void whereItIsNotEnforcedNothingIsRefusedOrHeldByIt() {
        try (TestCharges free = TestCharges.open(database(), folder.resolve("free"), new ChargeSettings(false, true, 1000))) {
            Consignment several = free.filed(costing("FREE", "6000", "3"));
            assertThat(several.state()).isEqualTo(ConsignmentState.MATCHED);
            assertThat(free.section(several)).containsEntry("treatment", "GENERAL_TRADE");
        }
    }

    @Test
    void aDeclarantWithoutAnyGuaranteeIsHeldWhereOneIsRequired() {
        try (TestCharges lenient = TestCharges.open(database(), folder.resolve("lenient"), new ChargeSettings(true, false, 1000));
                TestCharges strict = TestCharges.open(database(), folder.resolve("strict"))) {
            assertThat(lenient.filed(SampleDocuments.imports("NONE")).state()).isEqualTo(ConsignmentState.MATCHED);
            assertThat(strict.filed(SampleDocuments.imports("NONE")).state()).isEqualTo(ConsignmentState.HELD);
        }
    }
}
