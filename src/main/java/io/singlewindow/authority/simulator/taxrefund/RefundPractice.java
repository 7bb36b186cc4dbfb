package io.singlewindow.authority.simulator.taxrefund;

import io.singlewindow.time.WorkingDays;
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
 * @param holidays days off that are no weekend
 * @param workdays weekends on which work is done
 */
@ConfigurationProperties("window.simulator.tax-refund")
record RefundPractice(
        @DefaultValue({"5", "10", "15", "20"}) List<Integer> workingDays,
        @DefaultValue("1") int firmClass,
        @DefaultValue Map<String, Integer> firmClasses,
        @DefaultValue Set<String> notEligible,
        @DefaultValue Set<LocalDate> holidays,
        @DefaultValue Set<LocalDate> workdays) {

    /** When a firm's claim of this day is refunded. */
    LocalDate refundDay(String firm, LocalDate claimed) {
        int days = workingDays.get(firmClasses.getOrDefault(firm, firmClass) - 1);
        return new WorkingDays(holidays, workdays).later(claimed, days);
    }
}
