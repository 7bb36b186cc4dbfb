package io.singlewindow.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessTimeTest {

    /** Eight minutes before midnight in UTC, so another day, month and year in the business's zone. */
    private static final Instant NEW_YEAR = Instant.parse("2018-12-31T23:52:03.007Z");

    @Test
    void everyFormIsOfTheBusinesssZone() {
        assertThat(BusinessTime.iso(NEW_YEAR)).isEqualTo("2019-01-01T07:52:03.007+08:00");
        assertThat(BusinessTime.wire17(NEW_YEAR)).isEqualTo("20190101075203007");
        assertThat(BusinessTime.wire14(NEW_YEAR)).isEqualTo("20190101075203");
        assertThat(BusinessTime.wire8(NEW_YEAR)).isEqualTo("20190101");
    }

    @Test
    void aWholeSecondIsWrittenWithItsMilliseconds() {
        assertThat(BusinessTime.iso(Instant.EPOCH)).isEqualTo("1970-01-01T08:00:00.000+08:00");
        assertThat(BusinessTime.wire17(Instant.EPOCH)).isEqualTo("19700101080000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "0000-12-31", "10000-01-01", "2019-02-29", "2019-1-1", "today", ""})
    void whatNoDatabaseKnowsIsNoDay(String text) {
        assertThatThrownBy(() -> BusinessTime.day(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> BusinessTime.instant(text + "T00:00:00+08:00")).isInstanceOf(DateTimeException.class);
    }

    @Test
    void daysMonthsAndTimesOfTheYearsOneToNineThousandNineHundredNinetyNineAreRead() {
        assertThat(BusinessTime.day("0001-01-01")).isEqualTo(LocalDate.of(1, 1, 1));
        assertThat(BusinessTime.day("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(BusinessTime.month("2019-02")).isEqualTo(YearMonth.of(2019, 2));
        assertThat(BusinessTime.instant("2019-01-01T07:52:03.007+08:00")).isEqualTo(NEW_YEAR);
        assertThatThrownBy(() -> BusinessTime.month("+9999999-01")).isInstanceOf(DateTimeException.class);
    }
}
