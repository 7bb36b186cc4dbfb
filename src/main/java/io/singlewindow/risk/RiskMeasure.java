package io.singlewindow.risk;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what risk is measured on a day.
 *
 * @param windowDays days before that day whose consignments count
 * @param counted newest consignments that are looked at, at most
 * @param prior good consignments that every firm is taken to have had, so that one bad one of a new firm says little
 * @param weights how bad an outcome is, in percent of one that was refused
 * @param high score above which it is high, per mille
 */
record RiskMeasure(int windowDays, int counted, int prior, Map<ConsignmentState, BigDecimal> weights, BigDecimal high) {

    private static final int WINDOW_DAYS_MAX = 3_660;
    private static final int COUNTED_MAX = 10_000;
    private static final int PRIOR_MAX = 1_000_000;
    /** Outcomes that tell against a firm, each with the parameter of its weight. */
    private static final Map<ConsignmentState, ParameterId> ADVERSE = Map.of(ConsignmentState.REJECTED, ParameterId.RISK_WEIGHT_REJECTED,
            ConsignmentState.MISMATCHED, ParameterId.RISK_WEIGHT_MISMATCHED, ConsignmentState.DETAINED, ParameterId.RISK_WEIGHT_DETAINED,
            ConsignmentState.RETURNED_ABROAD, ParameterId.RISK_WEIGHT_RETURNED_ABROAD);

    /** Empty where the parameters of that day have none of it: rules from before risk was scored. */
    static Optional<RiskMeasure> on(ParameterBook parameters, LocalDate day) {
        Optional<Integer> window = number(parameters, ParameterId.RISK_WINDOW, day).map(days -> within(days, WINDOW_DAYS_MAX));
        Optional<Integer> counted = number(parameters, ParameterId.RISK_ORDERS_COUNTED, day).map(orders -> within(orders, COUNTED_MAX));
        Optional<Integer> prior = number(parameters, ParameterId.RISK_PRIOR, day).map(orders -> within(orders, PRIOR_MAX));
        Optional<BigDecimal> high = number(parameters, ParameterId.RISK_HIGH, day);
        if (window.isEmpty() || counted.isEmpty() || prior.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        Map<ConsignmentState, BigDecimal> weights = new EnumMap<>(ConsignmentState.class);
        ADVERSE.forEach((state, parameter) -> number(parameters, parameter, day).ifPresent(weight -> weights.put(state, weight)));
        return Optional.of(new RiskMeasure(window.get(), counted.get(), prior.get(), weights, high.get()));
    }

    /** Whatever somebody writes into a version of the rules, decisions go on. */
    private static int within(BigDecimal number, int max) {
        return number.max(BigDecimal.ZERO).min(BigDecimal.valueOf(max)).intValue();
    }

    private static Optional<BigDecimal> number(ParameterBook parameters, ParameterId id, LocalDate day) {
        return parameters.at(id, day).map(Parameter::value).map(BigDecimal::new);
    }
}
