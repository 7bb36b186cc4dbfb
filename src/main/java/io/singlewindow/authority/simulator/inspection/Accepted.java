package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.InspectionVerdict;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A declaration that was taken, and the results it gets; all of them follow from it, so a replay finds the same ones.
 *
 * @param externalNo the authority's number of it
 * @param steps the results, in order; what is sent twice stands twice
 */
record Accepted(
        String requestId, String orderNo, String logisticsNo, String externalNo, Instant at, List<Row> rows, List<Step> steps) {

    /** Number and quantity of a row of goods. */
    record Row(int gnum, BigDecimal quantity) {}

    InspectionVerdict verdict(int step) {
        return InspectionVerdict.valueOf(steps.get(step).code());
    }

    /** When its n-th result is due. */
    Instant dueAt(int step) {
        return at.plus(steps.get(step).after());
    }

    /** The n-th result's id, the same after a restart: the window tells repeats apart by it. */
    String resultId(int step) {
        byte[] name = (requestId + "#" + steps.get(step).after() + steps.get(step).code()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }

    /** The rows that the n-th result names: with a partial release those released, all but the last. */
    List<Row> rowsOf(int step) {
        return verdict(step) == InspectionVerdict.PARTIAL ? rows.subList(0, rows.size() - 1) : rows;
    }
}
