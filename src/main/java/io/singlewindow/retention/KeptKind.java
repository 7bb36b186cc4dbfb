package io.singlewindow.retention;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What is kept by the month and how long; what it holds besides messages is told by the authority it was exchanged with. */
enum KeptKind {
    TRADE(List.of("customs", "inspection"), RetentionSettings::trade, ParameterId.KEEP_TRADE_DATA, ParameterId.KEEP_CUSTOMS_DOCS),
    FOREX(List.of("forex"), RetentionSettings::forex, ParameterId.FX_KEEP),
    /** Its term stands in no dated parameter. */
    TAX_REFUND(List.of("tax-refund"), RetentionSettings::taxRefund);

    private final List<String> authorities;
    private final Function<RetentionSettings, Period> set;
    private final List<ParameterId> least;

    KeptKind(List<String> authorities, Function<RetentionSettings, Period> set, ParameterId... least) {
        this.authorities = authorities;
        this.set = set;
        this.least = List.of(least);
    }

    List<String> authorities() {
        return authorities;
    }

    /** As the settings say, and never shorter than the rules of the day have it. */
    Period keep(RetentionSettings settings, ParameterBook rules, LocalDate today) {
        Period own = set.apply(settings);
        return least.stream().flatMap(id -> rules.at(id, today).stream()).map(row -> Period.ofYears(Integer.parseInt(row.value())))
                .filter(years -> years.toTotalMonths() > own.toTotalMonths()).max(Comparator.comparing(Period::toTotalMonths)).orElse(own);
    }
}
