package io.singlewindow.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Mark;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept is kept as the settings say, and never shorter than the rules of the day have it. */
class KeptKindTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final RetentionSettings SHORT = new RetentionSettings(Period.ofYears(3), Period.ofYears(5), Period.ofYears(10), 3, Period.ofMonths(3));

    private static ParameterBook rules(String id, String years) {
        return new ParameterBook(List.of(new Parameter(id, years, "years", LocalDate.of(2026, 11, 1), null, Mark.I, Kind.PROCESS, "a test")));
    }

    @Test
    void theSettingCountsWhereItIsTheLonger() {
        ParameterBook shipped = PackagedParameters.read();
        assertThat(KeptKind.TRADE.keep(SHORT, shipped, DAY)).isEqualTo(Period.ofYears(3));
        assertThat(KeptKind.FOREX.keep(SHORT, shipped, DAY)).isEqualTo(Period.ofYears(5));
        assertThat(KeptKind.TAX_REFUND.keep(SHORT, shipped, DAY)).isEqualTo(Period.ofYears(10));
    }

    @Test
    void aParameterThatAsksForMoreCountsFromItsDayOn() {
        assertThat(KeptKind.TRADE.keep(SHORT, rules("KEEP_TRADE_DATA", "7"), DAY)).isEqualTo(Period.ofYears(7));
        assertThat(KeptKind.TRADE.keep(SHORT, rules("KEEP_CUSTOMS_DOCS", "6"), DAY)).isEqualTo(Period.ofYears(6));
        assertThat(KeptKind.FOREX.keep(SHORT, rules("FX_KEEP", "6"), DAY)).isEqualTo(Period.ofYears(6));
        assertThat(KeptKind.FOREX.keep(SHORT, rules("FX_KEEP", "6"), DAY.minusDays(1))).isEqualTo(Period.ofYears(5));
    }
}
