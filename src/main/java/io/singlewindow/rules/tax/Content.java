package io.singlewindow.rules.tax;

import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;

/**
 * How much a line of goods holds, for thresholds by content (财关税〔2016〕48号).
 *
 * @param amount of the whole line, in the unit
 */
public record Content(BigDecimal amount, Unit unit) {

    /** By what it is measured. */
    public enum Unit {
        /** 毫升. */
        ML(ParameterId.CT_COSMETICS_PER_ML),
        /** 克. */
        G(ParameterId.CT_COSMETICS_PER_G),
        /** 片 or 张. */
        PIECE(ParameterId.CT_COSMETICS_PER_PIECE);

        private final ParameterId threshold;

        Unit(ParameterId threshold) {
            this.threshold = threshold;
        }

        /** Id of the parameter from which value per unit cosmetics are high-end (高档). */
        ParameterId threshold() {
            return threshold;
        }
    }
}
