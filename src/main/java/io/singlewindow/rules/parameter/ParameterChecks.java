package io.singlewindow.rules.parameter;

import io.singlewindow.rules.parameter.ParameterId.Form;
import io.singlewindow.rules.parameter.ParameterId.Reach;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Has every parameter parsed as its reader will, so that what he does not understand is found before its first day and not on it. */
public final class ParameterChecks {

    /** 3.0 is whole, and no reader of whole numbers takes it. */
    private static final String DIGITS = "[0-9]+";
    private static final int HUNDRED = 100;
    private static final BigDecimal ALL = BigDecimal.valueOf(HUNDRED);

    private final ParameterBook book;
    private final BiConsumer<String, String> faults;

    private ParameterChecks(ParameterBook book, BiConsumer<String, String> faults) {
        this.book = book;
        this.faults = faults;
    }

    /**
     * Looks at all parameters that rules share.
     *
     * @param file their file, for those that are missing
     * @param namedByRows ids that rows of the tables read
     * @param known ids that rows once read: who takes a row away need not take its parameters away
     * @param faults takes each place, and what is wrong there
     */
    public static void check(ParameterBook book, String file, Set<String> namedByRows, Set<String> known, BiConsumer<String, String> faults) {
        ParameterChecks checks = new ParameterChecks(book, faults);
        for (ParameterId id : ParameterId.values()) {
            checks.reach(id, file);
        }
        book.byId().forEach((id, rows) -> {
            Optional<ParameterId> read = ParameterId.of(id);
            read.ifPresent(one -> rows.forEach(row -> checks.understood(one, row)));
            checks.reader(id, read.isPresent() || namedByRows.contains(id), known.contains(id));
        });
    }

    /** The ids of a feature's own file: what it does not read is misspelt. */
    public static void own(ParameterBook book, Set<String> ids, BiConsumer<String, String> faults) {
        book.byId().keySet().stream().filter(id -> !ids.contains(id)).forEach(id -> faults.accept(book.place(id), "nobody reads parameter " + id));
    }

    private void reader(String id, boolean read, boolean known) {
        if (read && book.informative(id).isPresent()) {
            faults.accept(book.place(id), "parameter " + id + " is read, so it is not informative");
        } else if (!read && !known && book.informative(id).isEmpty()) {
            faults.accept(book.place(id), "nobody reads parameter " + id + ", expected a row that names it, or informative with why");
        }
    }

    private void reach(ParameterId id, String file) {
        List<Parameter> rows = book.byId().getOrDefault(id.name(), List.of());
        if (rows.isEmpty() && id.reach() != Reach.SOME_DAYS) {
            faults.accept(file, "parameter " + id + " is missing");
        } else if (id.reach() != Reach.SOME_DAYS) {
            LocalDate first = id.reach() == Reach.ALWAYS ? LocalDate.MIN
                    : rows.stream().map(row -> row.from() == null ? LocalDate.MIN : row.from()).min(LocalDate::compareTo).orElseThrow();
            book.without(id.name(), first, LocalDate.MAX).ifPresent(day -> faults.accept(book.place(id.name()),
                    day.equals(LocalDate.MIN) ? "parameter " + id + " has no value before its first day" : "parameter " + id + " has no value on " + day));
        }
    }

    private void understood(ParameterId id, Parameter row) {
        Form form = id.form();
        String place = book.place(id.name());
        if (!form.unit().equals(row.unit())) {
            faults.accept(place, form.unit().isEmpty() ? "parameter " + id + " is a word and has no unit" : "the unit of parameter " + id + " is " + form.unit());
            return;
        }
        if (form.unit().isEmpty()) {
            if (!form.words().contains(row.value())) {
                faults.accept(place, "parameter " + id + " is never " + row.value() + ", expected one of " + form.words());
            }
            return;
        }
        BigDecimal number = new BigDecimal(row.value());
        if (form.whole() && !row.value().matches(DIGITS)) {
            faults.accept(place, "parameter " + id + " is " + row.value() + ", expected a whole number");
        } else if (number.compareTo(form.min()) < 0 || form.max() != null && number.compareTo(form.max()) > 0) {
            faults.accept(place, "parameter " + id + " is " + row.value() + ", expected " + form.min() + " … " + (form.max() == null ? "" : form.max()));
        } else if (form.unit().equals(Form.MONTH_AND_DAY) && !isDayOfYear(number.intValueExact())) {
            faults.accept(place, "parameter " + id + " is " + row.value() + ", expected a day of the year as MMdd");
        }
    }

    private static boolean isDayOfYear(int monthAndDay) {
        try {
            MonthDay.of(monthAndDay / HUNDRED, monthAndDay % HUNDRED);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** What a row that draws a share of all does not understand: shares are per cent, and all is the most. A word is {@link #unfit} anyway. */
    public static Optional<String> noShare(ParameterBook book, String id) {
        return book.byId().getOrDefault(id, List.of()).stream().filter(row -> !row.unit().isEmpty())
                .filter(row -> !row.unit().equals("%") || new BigDecimal(row.value()).compareTo(ALL) > 0).findFirst()
                .map(row -> "parameter " + id + " is " + row.value() + " " + row.unit() + ", expected 0 … 100 %");
    }

    /** What a row of a table that holds on these days would not find: a number on each of them. */
    public static Optional<String> unfit(ParameterBook book, String id, LocalDate from, LocalDate to) {
        List<Parameter> rows = book.byId().getOrDefault(id, List.of());
        if (rows.stream().anyMatch(row -> row.unit().isEmpty())) {
            return Optional.of("parameter " + id + " is a word, expected a number with its unit");
        }
        return book.without(id, from, to).map(day -> day.equals(LocalDate.MIN)
                ? "parameter " + id + " has no value before its first day" : "parameter " + id + " has no value on " + day);
    }
}
