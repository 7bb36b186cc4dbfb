package io.singlewindow.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}
