package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.ParameterBook;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A number in an outcome: itself, or the id of a dated parameter.
 *
 * @param text a decimal number, or an id in capitals
 */
public record Figure(String text) {

    /** True when it is a parameter's id. */
    public boolean named() {
        return Character.isLetter(text.charAt(0));
    }

    /**
     * Its value on a day.
     *
     * @throws IllegalArgumentException when the parameter has none on that day
     */
    public BigDecimal on(LocalDate day, ParameterBook parameters) {
        return named() ? parameters.number(text, day) : new BigDecimal(text);
    }
}
