package io.singlewindow.authority.taxrefund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.singlewindow.authority.taxrefund.TaxRefundResult.Verdict;
import io.singlewindow.authority.taxrefund.TestTaxRefund.Known;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.state.ConsignmentState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of goods that come back what was refunded is taken back, once and never more; whatever database keeps them. */
abstract class ReclaimContract extends OnRefunds {

    /** A consignment of which so much was refunded: three pieces for 100 yuan at 13 %. */
    private Consignment refunded(String number, String entryId) {
        Consignment consignment = summed(number);
        refund.declare(entryId, consignment);
        refund.buy(entryId, "3", "1000.00");
        refund.answer(refund.refund(entryId + "001"), Verdict.REFUNDED);
        return consignment;
    }

    @Test
    void goodsThatComeBackAfterTheRefundAreTakenBackByTheirShareOnceAndNeverMore() {
        String entryId = entryId();
        Consignment consignment = refunded("BACK", entryId);
        ReturnedGoods one = new ReturnedGoods("RETURN-1", Map.of(1, BigDecimal.ONE));
        for (int i = 0; i < 2; i++) {
            refund.window().transactions().executeWithoutResult(status -> refund.forex().dispatch().returned(consignment.id(), one));
            refund.run();
        }
        assertThat(refund.reclaims(consignment)).extracting(Known::state, Known::amount).containsExactly(tuple("SENT", "43.33"));
        assertThat(refund.told(refund.reclaims(consignment).get(0))).singleElement().satisfies(told -> {
            assertThat(told.get("amount").asString()).isEqualTo("43.33");
            assertThat(told.get("refunds").get(0).get("declarationNo").asString()).isEqualTo(entryId + "001");
        });
        refund.forex().byInspection(consignment, "RETURN");
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.RETURNED_ABROAD);
        refund.run();
        assertThat(refund.reclaims(consignment)).extracting(Known::amount).containsExactly("43.33", "86.67");
        refund.answer(refund.reclaims(consignment).get(0), Verdict.RECLAIMED);
        assertThat(refund.section().of(new ConsignmentGroup(List.of(now(consignment)), Map.of(), Map.of())).toString()).contains("state=RECLAIMED").contains("refundDate=20261108");
    }

    @Test
    void onlyTheReturnedConsignmentsShareIsTakenBack() {
        Consignment stays = summed("SHARE-1");
        Consignment returns = summed("SHARE-2");
        String entryId = entryId();
        refund.declare(entryId, stays, returns);
        refund.buy(entryId, "6", "1000.00");
        refund.answer(refund.refund(entryId + "001"), Verdict.REFUNDED);
        refund.forex().byInspection(returns, "RETURN");
        refund.run();
        assertThat(refund.reclaims(returns)).extracting(Known::amount).containsExactly("65");
        assertThat(refund.reclaims(stays)).isEmpty();
    }

    @Test
    void goodsThatCameBackBeforeTheyWereClaimedForAreNotClaimed() {
        Consignment consignment = summed("EARLY");
        ReturnedGoods one = new ReturnedGoods("EARLY-1", Map.of(1, BigDecimal.ONE));
        refund.window().transactions().executeWithoutResult(status -> refund.forex().dispatch().returned(consignment.id(), one));
        refund.run();
        assertThat(refund.reclaims(consignment)).extracting(Known::cause).containsExactly("CLAIM");
        String entryId = entryId();
        String declarationNo = refund.declare(entryId, consignment);
        refund.buy(entryId, "3", "1000.00");
        refund.run();
        assertThat(refund.refund(declarationNo).state()).isEqualTo("CANCELLED");
        assertThat(refund.reclaims(consignment)).extracting(Known::state).containsExactly("CANCELLED");
        assertThat(findings(consignment)).containsExactly("RUL-367");
    }

    @Test
    void aReturnWaitsForTheResultOfItsClaimAndFallsWithIt() {
        Consignment consignment = summed("FALLS");
        String entryId = entryId();
        String declarationNo = refund.declare(entryId, consignment);
        refund.buy(entryId, "3", "1000.00");
        refund.forex().byInspection(consignment, "RETURN");
        refund.run();
        assertThat(refund.reclaims(consignment)).extracting(Known::cause).containsExactly("CLAIM");
        refund.answer(refund.refund(declarationNo), Verdict.REFUSED);
        refund.run();
        assertThat(refund.reclaims(consignment)).extracting(Known::state).containsExactly("CANCELLED");
    }
}
