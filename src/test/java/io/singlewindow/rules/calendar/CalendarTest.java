package io.singlewindow.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.rules.parameter.Parameter;
import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged calendar, what is refused in one, and the terms that are counted by it. */
class CalendarTest {

    private static final WorkingDays DAYS = PackagedCalendar.read();
    private static final Terms TERMS = PackagedCalendar.terms();

    @ParameterizedTest
    @CsvSource({
        "2017-05-27, true", "2017-05-28, false", "2017-05-29, false", "2017-05-30, false", "2017-05-31, true", "2017-05-20, false",
        "2018-12-29, true", "2018-12-31, false", "2019-05-02, false", "2019-05-05, true", "2020-01-31, false", "2020-02-01, false",
        "2020-02-03, true", "2024-02-18, true", "2025-10-08, false", "2025-10-09, true"})
    void saturdaysMayBeWorkedAndMondaysOff(LocalDate day, boolean works) {
        assertThat(DAYS.isWorking(day)).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({"2014, 250", "2015, 249", "2016, 250", "2017, 249", "2018, 250", "2019, 250", "2020, 249", "2021, 250", "2022, 249", "2023, 249", "2024, 251", "2025, 248"})
    void aYearHasAsManyWorkingDaysAsItsNoticeLeaves(int year, int expected) {
        LocalDate first = LocalDate.of(year, 1, 1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(DAYS::isWorking).count()).isEqualTo(expected);
    }

    @Test
    void aYearThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> DAYS.isWorking(LocalDate.of(2027, 1, 4))).isInstanceOfSatisfying(UnknownYear.class, unknown -> {
            assertThat(unknown.year()).isEqualTo(2027);
            assertThat(unknown.finding().code()).isEqualTo(ErrorCode.RUL_461);
            assertThat(unknown.finding().given()).isEqualTo("2027");
            assertThat(unknown.finding().expected()).isEqualTo("2014 … 2026");
        });
        assertThatThrownBy(() -> TERMS.due(DueRule.REFUND, LocalDate.of(2026, 12, 30), 1)).isInstanceOf(UnknownYear.class).hasMessageContaining("2027");
    }

    @Test
    void workingDaysAreCountedAfterTheDayAndBetweenTwo() {
        assertThat(DAYS.after(LocalDate.of(2017, 5, 26), 1)).isEqualTo("2017-05-27");
        assertThat(DAYS.after(LocalDate.of(2017, 5, 26), 2)).isEqualTo("2017-05-31");
        assertThat(DAYS.after(LocalDate.of(2017, 5, 26), 0)).isEqualTo("2017-05-26");
        assertThat(DAYS.between(LocalDate.of(2017, 5, 26), LocalDate.of(2017, 5, 31))).isEqualTo(2);
        assertThat(DAYS.between(LocalDate.of(2017, 5, 26), LocalDate.of(2017, 5, 26))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2017-05-22, 1, 2017-05-27", "2017-05-22, 2, 2017-06-06", "2019-09-26, 1, 2019-10-09", "2019-06-03, 3, 2019-06-25", "2019-06-03, 4, 2019-07-02"})
    void refundsTakeWorkingDaysByClass(LocalDate claimed, int refundClass, LocalDate due) {
        assertThat(TERMS.due(DueRule.REFUND, claimed, refundClass)).hasValueSatisfying(dates -> {
            assertThat(dates.due()).isEqualTo(due);
            assertThat(dates.parameters()).extracting(Parameter::id).containsExactly("REFUND_DAYS_" + refundClass);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2018-06-03, 2018-07-10, stays on the tenth", "2018-11-30, 2018-12-10, stays on the tenth", "2018-12-03, 2018-12-29, December ends on a worked Saturday",
        "2019-01-31, 2019-02-15, the fifteenth", "2019-05-01, 2019-06-17, a Saturday rolls on", "2020-08-01, 2020-09-15, the fifteenth",
        "2019-12-05, 2020-01-15, December as others"})
    void listsAreSummedByTheTenthAndSince2019ByTheFifteenthOrTheNextWorkingDay(LocalDate cleared, LocalDate due, String why) {
        assertThat(TERMS.due(DueRule.SUMMARY, cleared, 1)).as(why).hasValueSatisfying(dates -> assertThat(dates.due()).isEqualTo(due));
    }

    @Test
    void t22GoodsComeBackWithinThirtyDaysAndSince2020Within45() {
        assertThat(TERMS.due(DueRule.RETURN_IMPORT, LocalDate.of(2019, 6, 1), 1)).hasValueSatisfying(dates -> assertThat(dates.due()).isEqualTo("2019-07-01"));
        assertThat(TERMS.due(DueRule.RETURN_IMPORT, LocalDate.of(2020, 3, 28), 1)).hasValueSatisfying(dates -> {
            assertThat(dates.applyBy()).isEqualTo("2020-04-27");
            assertThat(dates.due()).isEqualTo("2020-05-12");
        });
        assertThat(TERMS.due(DueRule.RETURN_EXPORT, LocalDate.of(2020, 3, 27), 1)).hasValueSatisfying(dates -> assertThat(dates.due()).isEqualTo("2021-03-27"));
        assertThat(TERMS.due(DueRule.RETURN_EXPORT, LocalDate.of(2020, 3, 26), 1)).isEmpty();
    }

    @Test
    void t24TaxIsPaidFromThe31stToThe45thDay() {
        assertThat(TERMS.due(DueRule.TAX_PAYMENT, LocalDate.of(2019, 6, 1), 1)).hasValueSatisfying(dates -> {
            assertThat(dates.opens()).isEqualTo("2019-07-02");
            assertThat(dates.due()).isEqualTo("2019-07-16");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{source: x, mark: V, off: [2019-01-01]} | expected [mark, off, source, work]",
        "{source: x, mark: Q, off: [], work: []} | mark Q",
        "{source: x, mark: V, off: [2018-01-01], work: []} | 2018-01-01, expected a day of that year",
        "{source: x, mark: V, off: [2019-02-30], work: []} | 2019-02-30, expected a day",
        "{source: x, mark: V, off: [2019-02-03..2019-02-01], work: []} | first..last",
        "{source: x, mark: V, off: [], work: [2019-01-02]} | expected a Saturday or Sunday",
        "{source: x, mark: V, off: 2019-01-01, work: []} | expected a list of days"})
    void aCalendarThatIsNotClearIsRefusedWithItsYear(String year, String message) {
        assertThatThrownBy(() -> CalendarFile.read(new StringReader("2019: " + year.strip() + "\n"), "test.yaml"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("test.yaml 2019: ").hasMessageContaining(message.strip());
    }

    @Test
    void aYearIsTheTextsOfAFileOnce() {
        assertThatThrownBy(() -> CalendarFile.read(new StringReader("2019: {}\n2019: {}\n"), "test.yaml")).hasMessageContaining("no YAML").hasMessageContaining("duplicate");
        assertThatThrownBy(() -> CalendarFile.read(new StringReader("next: {}\n"), "test.yaml")).hasMessageContaining("next, expected a year");
        assertThatThrownBy(() -> CalendarFile.read(new StringReader(""), "test.yaml")).hasMessage("test.yaml is empty");
    }
}
