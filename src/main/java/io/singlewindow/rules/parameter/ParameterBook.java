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
    private final Map<String, String> informative;
    private final Map<String, String> places;

    /**
     * A book of these rows.
     *
     * @throws IllegalArgumentException when two rows of one id hold on the same day
     */
    public ParameterBook(List<Parameter> parameters) {
        this(parameters, Map.of(), Map.of());
    }

    /**
     * The same with those that nobody reads.
     *
     * @param informative why, by id
     * @param places file and line by id, for what is said of faults
     * @throws IllegalArgumentException when two rows of one id hold on the same day
     */
    public ParameterBook(List<Parameter> parameters, Map<String, String> informative, Map<String, String> places) {
        this.places = Map.copyOf(places);
        this.informative = Map.copyOf(informative);
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

    /** The row that holds on a day. */
    public Optional<Parameter> at(ParameterId id, LocalDate on) {
        return at(id.name(), on);
    }

    /** {@link #number(String, LocalDate)} of one that the server reads. */
    public BigDecimal number(ParameterId id, LocalDate on) {
        return number(id.name(), on);
    }

    /** {@link #text(String, LocalDate)} of one that the server reads. */
    public String text(ParameterId id, LocalDate on) {
        return text(id.name(), on);
    }

    /** {@link #required(String, LocalDate)} of one that the server reads. */
    public Parameter required(ParameterId id, LocalDate on) {
        return required(id.name(), on);
    }

    /** Why a parameter changes nothing by itself; empty for one that is read. */
    public Optional<String> informative(String id) {
        return Optional.ofNullable(informative.get(id));
    }

    /** Those that nobody reads, by id, with why. */
    public Map<String, String> informative() {
        return informative;
    }

    /** File and line of an id; the id itself where it was read from no file. */
    String place(String id) {
        return places.getOrDefault(id, id);
    }

    /** The rows of each id, in the order of the file. */
    Map<String, List<Parameter>> byId() {
        return rows;
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

    /** The first of these days on which an id has no value; empty when it has one on each. */
    Optional<LocalDate> without(String id, LocalDate from, LocalDate to) {
        LocalDate day = from;
        while (!day.isAfter(to)) {
            Optional<Parameter> row = at(id, day);
            if (row.isEmpty()) {
                return Optional.of(day);
            }
            if (row.get().to() == null) {
                return Optional.empty();
            }
            day = row.get().to().plusDays(1);
        }
        return Optional.empty();
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
