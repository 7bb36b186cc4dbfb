package io.singlewindow.rules.parameter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parameters with their days. Which day counts is the caller's to say: mostly that of acceptance (进出口关税条例 Art. 15). */
public final class ParameterBook {

    private final Map<String, List<Parameter>> rows = new LinkedHashMap<>();

    /**
     * A book of these rows.
     *
     * @throws IllegalArgumentException when two rows of one id hold on the same day
     */
    public ParameterBook(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            List<Parameter> known = rows.computeIfAbsent(parameter.id(), id -> new ArrayList<>());
            known.stream().filter(parameter::overlaps).findFirst().ifPresent(other -> {
                throw new IllegalArgumentException(parameter.id() + " from " + parameter.from() + " to " + parameter.to()
                        + " overlaps the one from " + other.from() + " to " + other.to());
            });
            known.add(parameter);
        }
    }

    /** The row of an id that holds on a day. */
    public Optional<Parameter> at(String id, LocalDate on) {
        return rows.getOrDefault(id, List.of()).stream().filter(row -> row.holds(on)).findFirst();
    }

    /**
     * The number of an id on a day, in the parameter's unit: 70 for 70 %.
     *
     * @throws IllegalArgumentException when there is none, with id and day
     */
    public BigDecimal number(String id, LocalDate on) {
        Parameter row = required(id, on);
        if (row.unit().isEmpty()) {
            throw new IllegalArgumentException("Parameter " + id + " is " + row.value() + " on " + on + ", expected a number with its unit");
        }
        return new BigDecimal(row.value());
    }

    /**
     * The word, or the number as it is written, of an id on a day.
     *
     * @throws IllegalArgumentException when there is none, with id and day
     */
    public String text(String id, LocalDate on) {
        return required(id, on).value();
    }

    /**
     * The row of an id on a day.
     *
     * @throws IllegalArgumentException when there is none, with id and day
     */
    public Parameter required(String id, LocalDate on) {
        return at(id, on).orElseThrow(() -> new IllegalArgumentException("Parameter " + id + " has no value on " + on));
    }

    /** All that holds on a day, in the order of the file. */
    public List<Parameter> on(LocalDate day) {
        return rows.values().stream().flatMap(List::stream).filter(row -> row.holds(day)).toList();
    }

    /** All rows, in the order of the file. */
    public List<Parameter> all() {
        return rows.values().stream().flatMap(List::stream).toList();
    }
}
