package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.rules.calendar.UnknownYear;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.time.BusinessTime;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Until when objections are to be answered: five working days, twenty in all (浙江省公共信用信息管理条例 Art. 30–31). */
@Component
@Profile("!simulator")
class ObjectionTerms {

    private final CreditRulesInForce rules;
    private final WorkingDays days;

    ObjectionTerms(CreditRulesInForce rules, WorkingDays days) {
        this.rules = rules;
        this.days = days;
    }

    /** The last day; null where that day has no such term, or the calendar does not reach so far: nothing is guessed. */
    @Nullable LocalDate due(CreditEvent objection, boolean extended) {
        LocalDate raised = LocalDate.ofInstant(objection.effectiveAt(), BusinessTime.ZONE);
        OptionalInt term = rules.now().objectionDays(raised, extended);
        try {
            return term.isEmpty() ? null : days.after(raised, term.getAsInt());
        } catch (UnknownYear notArranged) {
            return null;
        }
    }
}
