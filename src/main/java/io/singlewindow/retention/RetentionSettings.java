package io.singlewindow.retention;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept after the end of the month in which they came; whole months.
 *
 * @param trade messages, and what was exchanged with customs and inspection about them; three years at least (电子商务法 第三十一条)
 * @param forex what was exchanged with forex, and certificates of the flow of funds; five years at least (汇发〔2015〕7号)
 * @param taxRefund what was exchanged with the tax authority; ten years at least (税收征收管理法实施细则 第二十九条)
 * @param quotaYears whole calendar years after the one that a quota entry counts in; three at least
 * @param batch answers to zips of messages; the messages themselves are trade
 */
@ConfigurationProperties("window.retention")
record RetentionSettings(
        @DefaultValue("P5Y") Period trade, @DefaultValue("P5Y") Period forex, @DefaultValue("P10Y") Period taxRefund,
        @DefaultValue("3") int quotaYears, @DefaultValue("P3M") Period batch) {

    private static final int QUOTA_YEARS_MIN = 3;

    /** Refuses what is shorter than the law has it. */
    RetentionSettings {
        require("trade", trade, Period.ofYears(3));
        require("forex", forex, Period.ofYears(5));
        require("tax-refund", taxRefund, Period.ofYears(10));
        require("batch", batch, Period.ofMonths(1));
        if (quotaYears < QUOTA_YEARS_MIN) {
            throw new IllegalArgumentException("window.retention.quota-years is " + quotaYears + ", expected " + QUOTA_YEARS_MIN + " at least");
        }
    }

    private static void require(String kind, Period given, Period least) {
        if (given.getDays() != 0 || given.toTotalMonths() < least.toTotalMonths()) {
            throw new IllegalArgumentException("window.retention." + kind + " is " + given + ", expected whole months, " + least + " at least");
        }
    }
}
