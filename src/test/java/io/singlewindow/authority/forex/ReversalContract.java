package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was settled is reversed when its goods come back, and never by more than was settled; whatever database keeps it. */
abstract class ReversalContract extends OnForex {

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
