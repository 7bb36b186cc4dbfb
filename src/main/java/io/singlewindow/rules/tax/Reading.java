package io.singlewindow.rules.tax;

import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one day, with a note of those that were asked for. */
final class Reading {

    private static final int PERCENT_DIGITS = 2;

    private final ParameterBook book;
    private final LocalDate day;
    private final Map<ParameterId, Parameter> used = new LinkedHashMap<>();

    Reading(ParameterBook book, LocalDate day) {
        this.book = book;
        this.day = day;
    }

    BigDecimal number(ParameterId id) {
        note(id);
        return book.number(id, day);
    }

    /** A percentage as a fraction. */
    BigDecimal fraction(ParameterId id) {
        return number(id).movePointLeft(PERCENT_DIGITS);
    }

    boolean is(ParameterId id, String word) {
        return note(id).value().equals(word);
    }

    /** False, too, where the day has no such parameter. */
    boolean mayBe(ParameterId id, String word) {
        return book.at(id, day).isPresent() && is(id, word);
    }

    <E extends Enum<E>> E policy(Class<E> policies, ParameterId id) {
        String word = note(id).value();
        try {
            return Enum.valueOf(policies, word);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("Parameter " + id + " is " + word + " on " + day + ", expected one of "
                    + List.of(policies.getEnumConstants()), unknown);
        }
    }

    List<Parameter> used() {
        return List.copyOf(used.values());
    }

    private Parameter note(ParameterId id) {
        return used.computeIfAbsent(id, any -> book.required(id, day));
    }
}
