package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of one day, looked up and read as numbers once: every decision asks for a dozen of them. */
final class DayParameters {

    private final LocalDate on;
    private final Map<String, Parameter> rows = new HashMap<>();
    private final Map<String, BigDecimal> numbers = new HashMap<>();

    DayParameters(LocalDate on, ParameterBook book) {
        this.on = on;
        book.on(on).forEach(row -> {
            rows.put(row.id(), row);
            if (!row.unit().isEmpty()) {
                numbers.put(row.id(), new BigDecimal(row.value()));
            }
        });
    }

    /** The number of an id; null where the day has none. */
    @Nullable BigDecimal number(ParameterId id) {
        return numbers.get(id.name());
    }

    /** The word of an id; null where the day has none. */
    @Nullable String word(ParameterId id) {
        Parameter row = rows.get(id.name());
        return row == null ? null : row.value();
    }

    /**
     * The value of a figure.
     *
     * @throws IllegalArgumentException when its parameter has none on that day
     */
    BigDecimal value(Figure figure) {
        if (!figure.named()) {
            return new BigDecimal(figure.text());
        }
        return Optional.ofNullable(numbers.get(figure.text()))
                .orElseThrow(() -> new IllegalArgumentException("Parameter " + figure.text() + " has no number on " + on));
    }

    /** Those of these ids that have a value. */
    List<Parameter> of(List<String> ids) {
        return ids.stream().map(rows::get).filter(java.util.Objects::nonNull).toList();
    }
}
