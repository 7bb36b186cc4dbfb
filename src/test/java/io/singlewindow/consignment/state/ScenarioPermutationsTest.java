package io.singlewindow.consignment.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.simulator.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulated authorities send, in any order: the set tells at every step what the tables told step by step. */
class ScenarioPermutationsTest {

    /** All orders of six receipts are tried, of more as many as this, drawn at random. */
    private static final int ORDERS_MAX = 5_000;

    @ParameterizedTest
    @EnumSource
    void anyOrderOfTheListsReceiptsAndInspectionsResultsGivesTheSameState(Scenario scenario) {
        List<ReceiptFact> receipts = OracleTables.receipts(scenario.name(), List.of("LIST", "INSPECTION"));
        assertThat(receipts).hasSizeGreaterThan(4);
        orders(receipts, order -> followsTheTables(order, scenario));
    }

    @ParameterizedTest
    @EnumSource
    void theReceiptsOfTheOtherDocumentsChangeNothingWhereverTheyFall(Scenario scenario) {
        List<ReceiptFact> receipts = OracleTables.receipts(
                scenario.name(), List.of("ORDER", "PAYMENT", "WAYBILL", "LIST", "INSPECTION"));
        assertThat(receipts).hasSizeGreaterThan(13);
        orders(receipts, order -> followsTheTables(order, scenario));
    }

    private static void followsTheTables(List<ReceiptFact> order, Scenario scenario) {
        Fold fold = Fold.start();
        for (int received = 1; received <= order.size(); received++) {
            fold = fold.after(order.get(received - 1));
            ConsignmentState state = StateFunction.state(ConsignmentState.MATCHED, order.subList(0, received));
            if (state != fold.state()) {
                assertThat(state).as("after %s", order.subList(0, received)).isEqualTo(fold.state());
            }
        }
        assertThat(fold.state().name()).isEqualTo(scenario.finalState());
    }

    private static void orders(List<ReceiptFact> receipts, Consumer<List<ReceiptFact>> check) {
        if (factorial(receipts.size()) <= ORDERS_MAX) {
            permute(new ArrayList<>(receipts), 0, check);
            return;
        }
        Random random = new Random(899);
        List<ReceiptFact> order = new ArrayList<>(receipts);
        for (int i = 0; i < ORDERS_MAX; i++) {
            Collections.shuffle(order, random);
            check.accept(order);
        }
    }

    private static void permute(List<ReceiptFact> order, int fixed, Consumer<List<ReceiptFact>> check) {
        if (fixed == order.size()) {
            check.accept(order);
            return;
        }
        for (int i = fixed; i < order.size(); i++) {
            Collections.swap(order, fixed, i);
            permute(order, fixed + 1, check);
            Collections.swap(order, fixed, i);
        }
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
