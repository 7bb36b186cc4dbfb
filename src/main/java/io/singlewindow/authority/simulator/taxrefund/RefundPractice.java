package io.singlewindow.authority.simulator.taxrefund;

import io.singlewindow.rules.calendar.UnknownYear;
import io.singlewindow.rules.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated tax authority refunds.
 *
 * @param workingDays until the refund of a firm of class 1, 2, 3 and 4 (2016年第46号)
 * @param firmClass of firms that are not named
 * @param firmClasses class by credit code
 * @param notEligible credit codes of platforms that must not claim for themselves (TX-01)
 */
@ConfigurationProperties("window.simulator.tax-refund")
record RefundPractice(
        @DefaultValue({"5", "10", "15", "20"}) List<Integer> workingDays,
        @DefaultValue("1") int firmClass,
        @DefaultValue Map<String, Integer> firmClasses,
        @DefaultValue Set<String> notEligible) {

    private static final io.singlewindow.time.WorkingDays WEEKENDS = new io.singlewindow.time.WorkingDays(Set.of(), Set.of());

    /** When a firm's claim of this day is refunded; in a year that the calendar lacks, weekends alone are off, for a sandbox must go on. */
    LocalDate refundDay(String firm, LocalDate claimed, WorkingDays calendar) {
        int days = workingDays.get(firmClasses.getOrDefault(firm, firmClass) - 1);
        try {
            return calendar.after(claimed, days);
        } catch (UnknownYear unknown) {
            return WEEKENDS.later(claimed, days);
        }
    }
}
