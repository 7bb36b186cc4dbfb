package io.singlewindow.rules;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.calendar.DueDates;
import io.singlewindow.rules.calendar.DueRule;
import io.singlewindow.rules.calendar.Terms;
import io.singlewindow.rules.calendar.UnknownYear;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When something is due, by the rules of the day that is asked for. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/calendar")
class CalendarController {

    private final Terms terms;

    CalendarController(Terms terms) {
        this.terms = terms;
    }

    /** The due dates of a rule, with the parameters that say so. */
    @GetMapping("/due")
    Map<String, @Nullable Object> due(
            @RequestParam("rule") String rule, @RequestParam("from") String from,
            @RequestParam(value = "class", defaultValue = "1") int refundClass) {
        DueRule known = DueRule.of(rule).orElseThrow(() -> bad("rule=" + rule, String.join(" | ",
                Arrays.stream(DueRule.values()).map(DueRule::word).toList())));
        if (refundClass < 1 || refundClass > Terms.REFUND_CLASSES) {
            throw bad("class=" + refundClass, "1 … " + Terms.REFUND_CLASSES);
        }
        LocalDate day = day(from);
        try {
            DueDates dates = terms.due(known, day, refundClass)
                    .orElseThrow(() -> ProblemException.of(422, ErrorCode.RUL_462, rule + " " + day, "a day with that rule"));
            return view(known, day, dates);
        } catch (UnknownYear unknown) {
            throw new ProblemException(422, unknown.finding());
        }
    }

    private static LocalDate day(String from) {
        try {
            return BusinessTime.day(from);
        } catch (DateTimeException malformed) {
            throw bad("from=" + from, "yyyy-MM-dd");
        }
    }

    private static ProblemException bad(String given, String expected) {
        return ProblemException.of(400, ErrorCode.SYS_007, given, expected);
    }

    private static Map<String, @Nullable Object> view(DueRule rule, LocalDate from, DueDates dates) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("rule", rule.word());
        view.put("from", from.toString());
        view.put("opens", dates.opens() == null ? null : dates.opens().toString());
        view.put("applyBy", dates.applyBy() == null ? null : dates.applyBy().toString());
        view.put("due", dates.due().toString());
        view.put("parameters", parameters(dates.parameters()));
        return view;
    }

    private static List<Map<String, @Nullable Object>> parameters(List<Parameter> parameters) {
        return parameters.stream().map(ParameterJson::of).toList();
    }
}
