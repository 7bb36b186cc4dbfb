package io.singlewindow.credit.grade;

import io.singlewindow.filing.CreditGrade;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dated parameters of credit, read. */
public final class CreditRules {

    private static final String CARRY = "CREDIT_CARRY_CUSTOMS";
    private static final String KEEP = ParameterId.CREDIT_BAD_KEEP.name();
    private static final String WITHDRAWS = "CREDIT_BAD_WITHDRAWS";
    private static final String OBJECTION_DAYS = "CREDIT_OBJECTION_DAYS";
    private static final String OBJECTION_DAYS_MAX = "CREDIT_OBJECTION_DAYS_MAX";

    private final ParameterBook book;
    private final List<Parameter> carries;
    private final List<Instant> changes;

    /** Those of a book, as it is. */
    public CreditRules(ParameterBook book) {
        this.book = book;
        carries = rows(CARRY).stream().filter(row -> row.from() != null).sorted(Comparator.comparing(Parameter::from)).toList();
        changes = Stream.of(List.of(CARRY, KEEP, WITHDRAWS), Arrays.stream(CreditSource.values()).map(CreditSource::classes).toList())
                .flatMap(List::stream).flatMap(id -> rows(id).stream()).flatMap(CreditRules::edges).map(CreditRules::start).distinct().sorted().toList();
    }

    /**
     * Makes sure that all of it will be understood when it is used.
     *
     * @throws IllegalArgumentException when a source has no classes on any day, or a grade, a word or a number is none
     */
    public static void require(ParameterBook book) {
        CreditRules rules = new CreditRules(book);
        for (CreditSource source : CreditSource.values()) {
            List<Parameter> rows = rules.rows(source.classes());
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("Parameter " + source.classes() + " is missing");
            }
            rows.forEach(row -> pairs(row.value()).values().stream().filter(grade -> source == CreditSource.CUSTOMS).forEach(CreditGrade::valueOf));
        }
        rules.rows(CARRY).forEach(row -> pairs(row.value()).forEach((from, to) -> List.of(from, to).forEach(CreditGrade::valueOf)));
        rules.rows(WITHDRAWS).stream().filter(row -> !List.of("YES", "NO").contains(row.value())).findFirst().ifPresent(row -> {
            throw new IllegalArgumentException("parameter " + row.id() + " is " + row.value() + ", expected YES or NO");
        });
        Stream.of(KEEP, OBJECTION_DAYS, OBJECTION_DAYS_MAX).flatMap(id -> rules.rows(id).stream()).filter(row -> !row.value().matches("[0-9]{1,6}")).findFirst().ifPresent(row -> {
            throw new IllegalArgumentException("parameter " + row.id() + " is " + row.value() + ", expected a whole number");
        });
    }

    /** Ids of all parameters that are read here; one is of those that all rules share. */
    public static Set<String> ids() {
        return Stream.concat(Stream.of(CARRY, KEEP, WITHDRAWS, OBJECTION_DAYS, OBJECTION_DAYS_MAX), Arrays.stream(CreditSource.values()).map(CreditSource::classes))
                .collect(Collectors.toSet());
    }

    private List<Parameter> rows(String id) {
        return book.all().stream().filter(row -> row.id().equals(id)).toList();
    }

    private static Stream<LocalDate> edges(Parameter row) {
        List<LocalDate> edges = new ArrayList<>();
        if (row.from() != null) {
            edges.add(row.from());
        }
        if (row.to() != null) {
            edges.add(row.to().plusDays(1));
        }
        return edges.stream();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessTime.ZONE);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    /** {@code A=B C} → A: B, C: C. */
    private static Map<String, String> pairs(String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : value.split(" ")) {
            int equals = pair.indexOf('=');
            pairs.put(equals < 0 ? pair : pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    /** The classes that a source has on a day, best first; empty when it has none then. */
    public List<String> classes(CreditSource source, LocalDate day) {
        return book.at(source.classes(), day).map(row -> List.copyOf(pairs(row.value()).keySet())).orElse(List.of());
    }

    /** What a class of customs counts for: by the scheme it was given under, and carried over into those since. */
    Optional<CreditGrade> customs(String word, LocalDate given, LocalDate on) {
        Optional<String> grade = book.at(CreditSource.CUSTOMS.classes(), given).map(row -> pairs(row.value()).get(word));
        if (grade.isEmpty()) {
            return Optional.empty();
        }
        String carried = grade.get();
        for (Parameter carry : carries) {
            if (given.isBefore(carry.from()) && !on.isBefore(carry.from())) {
                carried = pairs(carry.value()).getOrDefault(carried, carried);
            }
        }
        return Optional.of(CreditGrade.valueOf(carried));
    }

    /** Years from its determination that bad information is kept; empty when no such term holds that day. */
    OptionalInt keepYears(LocalDate on) {
        return book.at(KEEP, on).map(row -> OptionalInt.of(Integer.parseInt(row.value()))).orElse(OptionalInt.empty());
    }

    /** Whether bad information withdraws the fast track on a day. */
    boolean withdraws(LocalDate on) {
        return book.at(WITHDRAWS, on).filter(row -> row.value().equals("YES")).isPresent();
    }

    /** Working days in which an objection is to be answered; empty when no such term holds that day. */
    public OptionalInt objectionDays(LocalDate on, boolean extended) {
        return book.at(extended ? OBJECTION_DAYS_MAX : OBJECTION_DAYS, on)
                .map(row -> OptionalInt.of(Integer.parseInt(row.value()))).orElse(OptionalInt.empty());
    }

    /** Instants at which the rules themselves change, rising. */
    List<Instant> changes() {
        return changes;
    }
}
