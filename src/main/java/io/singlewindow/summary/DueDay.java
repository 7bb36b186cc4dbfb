package io.singlewindow.summary;

import io.singlewindow.rules.calendar.DueDates;
import io.singlewindow.rules.calendar.DueRule;
import io.singlewindow.rules.calendar.Terms;
import io.singlewindow.rules.calendar.UnknownYear;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Until when a month's lists are to be summed, as the calendar tells whoever asks it. */
@Component
@Profile("!simulator")
class DueDay {

    private final Terms terms;

    DueDay(Terms terms) {
        this.terms = terms;
    }

    /** The last day; null where that month has no such term, or the calendar does not reach so far: nothing is guessed. */
    @Nullable LocalDate of(YearMonth month) {
        try {
            return terms.due(DueRule.SUMMARY, month.atDay(1), 1).map(DueDates::due).orElse(null);
        } catch (UnknownYear notArranged) {
            return null;
        }
    }
}
