package io.singlewindow.warning;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.warning.rule.Thresholds;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The thresholds of warnings, by the version of the rules in force. */
@Component
@Profile("!simulator")
class WarningParameters {

    private final Supplier<ParameterBook> inForce;

    @Autowired
    WarningParameters(RuleBook rules, WarningFile file) {
        this(() -> rules.parameters(file));
    }

    WarningParameters(Supplier<ParameterBook> inForce) {
        this.inForce = inForce;
    }

    /** What holds on a day; who asks several for one document asks once. */
    Thresholds on(LocalDate day) {
        return Thresholds.on(inForce.get(), day);
    }
}
