package io.singlewindow.warning;

import io.singlewindow.authenticity.FalsePayments;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.rule.Rule;
import io.singlewindow.warning.rule.Suspicion;
import io.singlewindow.warning.rule.Thresholds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens a warning about the platform whose payment data do not hold, however late that is found; it weighs on what is still to be decided. */
@Component
@Profile("!simulator")
class PaymentWatch implements FalsePayments {

    private final Warnings warnings;
    private final WarningParameters parameters;
    private final Clock clock;

    PaymentWatch(Warnings warnings, WarningParameters parameters, Clock clock) {
        this.warnings = warnings;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** One warning for a payment as it was sent, compared however often: one of its order that comes in its place is another, whatever became of the first. */
    @Override
    public void found(String platform, String orderNo, String order, String payment, List<String> differing) {
        Thresholds thresholds = parameters.on(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        if (thresholds.isOn(Rule.PAYMENT_MISMATCH)) {
            warnings.raise(new Suspicion(Rule.PAYMENT_MISMATCH, platform + "|" + orderNo + "|" + payment, platform, LocalDate.EPOCH, List.of(order, payment),
                    Map.of("orderNo", orderNo, "differing", differing)), thresholds, null);
        }
    }
}
