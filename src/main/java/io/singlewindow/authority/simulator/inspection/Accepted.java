package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.InspectionVerdict;
import io.singlewindow.authority.simulator.Scenario;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A declaration that was taken, and the results it gets; all of them follow from it, so a replay finds the same ones.
 *
 * @param externalNo the authority's number of it
 */
record Accepted(
        String requestId, String orderNo, String logisticsNo, String externalNo, Instant at, List<Row> rows) {

    private static final Duration USUAL = Duration.ofSeconds(3);

    /** Number and quantity of a row of goods. */
    record Row(int gnum, BigDecimal quantity) {}

    /** A result to come, so long after the declaration. */
    record Step(Duration after, InspectionVerdict verdict) {}

    /** What it gets, in order. */
    List<Step> steps() {
        return switch (Scenario.of(orderNo)) {
            case CIQ_SAMPLE -> List.of(
                    new Step(Duration.ofSeconds(2), InspectionVerdict.SAMPLE),
                    new Step(Duration.ofSeconds(5), InspectionVerdict.RELEASE));
            case CIQ_PARTIAL -> List.of(new Step(USUAL, InspectionVerdict.PARTIAL));
            case CIQ_DETAIN -> List.of(new Step(USUAL, InspectionVerdict.DETAIN));
            case CIQ_DESTROY -> List.of(new Step(USUAL, InspectionVerdict.DESTROY));
            case CIQ_RETURN -> List.of(new Step(USUAL, InspectionVerdict.RETURN));
            default -> List.of(new Step(USUAL, InspectionVerdict.RELEASE));
        };
    }

    /** When its n-th result is due. */
    Instant dueAt(int step) {
        return at.plus(steps().get(step).after());
    }

    /** The n-th result's id, the same after a restart: the window tells repeats apart by it. */
    String resultId(int step) {
        byte[] name = (requestId + "#" + step).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }

    /** The rows that the n-th result names: with a partial release those released, all but the last. */
    List<Row> rowsOf(int step) {
        return steps().get(step).verdict() == InspectionVerdict.PARTIAL ? rows.subList(0, rows.size() - 1) : rows;
    }
}
