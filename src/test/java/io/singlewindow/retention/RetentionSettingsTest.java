package io.singlewindow.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import org.junit.jupiter.api.Test;

/** Nothing may be thrown away before the law allows it. */
class RetentionSettingsTest {

    private static RetentionSettings settings(String trade, String forex, String taxRefund, int quotaYears, String batch) {
        return new RetentionSettings(Period.parse(trade), Period.parse(forex), Period.parse(taxRefund), quotaYears, Period.parse(batch));
    }

    @Test
    void whatIsShorterThanItsLeastIsRefusedWithBoth() {
        assertThatThrownBy(() -> settings("P2Y11M", "P5Y", "P10Y", 3, "P3M")).hasMessageContaining("trade is P2Y11M").hasMessageContaining("P3Y at least");
        assertThatThrownBy(() -> settings("P3Y1D", "P5Y", "P10Y", 3, "P3M")).hasMessageContaining("whole months");
        assertThatThrownBy(() -> settings("P3Y", "P4Y", "P10Y", 3, "P3M")).hasMessageContaining("forex is P4Y");
        assertThatThrownBy(() -> settings("P3Y", "P5Y", "P9Y", 3, "P3M")).hasMessageContaining("tax-refund is P9Y");
        assertThatThrownBy(() -> settings("P3Y", "P5Y", "P10Y", 2, "P3M")).hasMessageContaining("quota-years is 2");
        assertThatThrownBy(() -> settings("P3Y", "P5Y", "P10Y", 3, "P0M")).hasMessageContaining("batch is P0D");
    }

    @Test
    void theLeastAndMoreAreTaken() {
        assertThat(settings("P3Y", "P5Y", "P10Y", 3, "P1M").trade()).isEqualTo(Period.ofYears(3));
        assertThat(settings("P36M", "P60M", "P11Y", 4, "P1Y").forex()).isEqualTo(Period.ofMonths(60));
    }
}
