package io.singlewindow.authority.simulator.taxrefund;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.rules.calendar.PackagedCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated tax authority refunds after the calendar's working days. */
class RefundPracticeTest {

    private static final RefundPractice PRACTICE = new RefundPractice(List.of(5, 10, 15, 20), 1, Map.of("SECOND", 2), Set.of());

    @ParameterizedTest
    @CsvSource({
        "FIRST, 2026-11-02, 2026-11-09", "SECOND, 2026-11-02, 2026-11-16",
        // seven days off, a Saturday that is worked
        "FIRST, 2026-09-30, 2026-10-13",
        // a year that is not arranged yet
        "FIRST, 2027-01-04, 2027-01-11", "FIRST, 2026-12-30, 2027-01-06"
    })
    void aClaimIsRefundedAfterItsClassesDays(String firm, LocalDate claimed, LocalDate refunded) {
        assertThat(PRACTICE.refundDay(firm, claimed, PackagedCalendar.read())).isEqualTo(refunded);
    }
}
