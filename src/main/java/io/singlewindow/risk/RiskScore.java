package io.singlewindow.risk;

import io.singlewindow.consignment.state.ConsignmentState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * A firm's risk by its history: the share of its consignments that went wrong, each by its weight, over all that came to an end and a few
 * good ones that every firm is taken to have had. Purely a figure; what follows from it is a row of the rules.
 *
 * @param from first day whose consignments count
 * @param to last day, the one before the day it is asked for
 * @param settled consignments that came to an end, good or bad
 * @param adverse those of them that tell against the firm, by state
 * @param perMille 0 to 1000, rounded half up
 * @param high true when it is above the threshold of the day
 */
public record RiskScore(LocalDate from, LocalDate to, long settled, Map<ConsignmentState, Long> adverse, int perMille, boolean high) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1000);
    /** From percent of one consignment to per mille. */
    private static final BigDecimal SCALE = BigDecimal.TEN;

    static RiskScore of(Map<ConsignmentState, Long> states, RiskMeasure measure, LocalDate from, LocalDate to) {
        long settled = states.getOrDefault(ConsignmentState.RELEASED, 0L) + states.getOrDefault(ConsignmentState.CLOSED, 0L);
        Map<ConsignmentState, Long> adverse = new EnumMap<>(ConsignmentState.class);
        BigDecimal weighed = BigDecimal.ZERO;
        for (Map.Entry<ConsignmentState, BigDecimal> one : measure.weights().entrySet()) {
            long times = states.getOrDefault(one.getKey(), 0L);
            settled += times;
            weighed = weighed.add(one.getValue().multiply(BigDecimal.valueOf(times)));
            if (times > 0) {
                adverse.put(one.getKey(), times);
            }
        }
        int score = perMille(weighed, settled + measure.prior());
        return new RiskScore(from, to, settled, adverse, score, BigDecimal.valueOf(score).compareTo(measure.high()) > 0);
    }

    private static int perMille(BigDecimal weighed, long of) {
        if (of == 0) {
            return 0;
        }
        return weighed.multiply(SCALE).divide(BigDecimal.valueOf(of), 0, RoundingMode.HALF_UP).min(MOST).intValueExact();
    }
}
