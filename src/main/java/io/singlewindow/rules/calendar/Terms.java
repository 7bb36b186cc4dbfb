package io.singlewindow.rules.calendar;

import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out terms by the parameters of the day that is asked for, and by the calendar where they count working days. */
public final class Terms {

    private final ParametersInForce parameters;
    private final WorkingDays days;

    /** By these parameters and this calendar. */
    public Terms(ParametersInForce parameters, WorkingDays days) {
        this.parameters = parameters;
        this.days = days;
    }

    /** The classes of firms at the tax authority, 1 to 4. */
    public static final int REFUND_CLASSES = 4;

    private static final List<ParameterId> REFUND_DAYS = List.of(
            ParameterId.REFUND_DAYS_1, ParameterId.REFUND_DAYS_2, ParameterId.REFUND_DAYS_3, ParameterId.REFUND_DAYS_4);

    /**
     * When it is due; empty when that day has no such rule.
     *
     * @param from day of the claim, any day of the month whose lists are summed, or day of release
     * @param refundClass 1 to {@value #REFUND_CLASSES}; of other rules without meaning
     * @throws UnknownYear where the calendar does not reach
     */
    public Optional<DueDates> due(DueRule rule, LocalDate from, int refundClass) {
        ParameterBook book = parameters.parameters();
        return switch (rule) {
            case REFUND -> book.at(REFUND_DAYS.get(refundClass - 1), from)
                    .map(row -> new DueDates(null, null, days.after(from, whole(row)), List.of(row)));
            case SUMMARY -> book.at(ParameterId.SUMMARY_DAY, from).map(row -> summary(book, row, from));
            case RETURN_IMPORT -> book.at(ParameterId.RETURN_IMPORT, from).map(row -> returnImport(book, row, from));
            case RETURN_EXPORT -> book.at(ParameterId.RETURN_EXPORT, from)
                    .map(row -> new DueDates(null, null, from.plusYears(whole(row)), List.of(row)));
            case TAX_PAYMENT -> book.at(ParameterId.TAX_PAY_WINDOW_TO, from).map(row -> payment(book, row, from));
        };
    }

    private DueDates summary(ParameterBook book, Parameter day, LocalDate from) {
        Parameter december = book.required(ParameterId.SUMMARY_DECEMBER, from);
        if (from.getMonthValue() == 12 && december.value().equals("LAST_WORKING_DAY")) {
            return new DueDates(null, null, days.onOrBefore(YearMonth.from(from).atEndOfMonth()), List.of(day, december));
        }
        Parameter roll = book.required(ParameterId.SUMMARY_ROLL, from);
        LocalDate due = YearMonth.from(from).plusMonths(1).atDay(whole(day));
        return new DueDates(null, null, roll.value().equals("NEXT_WORKING_DAY") ? days.onOrAfter(due) : due, List.of(day, roll, december));
    }

    private DueDates returnImport(ParameterBook book, Parameter back, LocalDate from) {
        List<Parameter> used = new ArrayList<>();
        Optional<Parameter> apply = book.at(ParameterId.RETURN_IMPORT_APPLY, from);
        apply.ifPresent(used::add);
        used.add(back);
        return new DueDates(null, apply.map(row -> from.plusDays(whole(row))).orElse(null), from.plusDays(whole(back)), used);
    }

    private DueDates payment(ParameterBook book, Parameter to, LocalDate from) {
        Parameter first = book.required(ParameterId.TAX_PAY_WINDOW_FROM, from);
        return new DueDates(from.plusDays(whole(first)), null, from.plusDays(whole(to)), List.of(first, to));
    }

    private static int whole(Parameter row) {
        return Integer.parseInt(row.value());
    }
}
