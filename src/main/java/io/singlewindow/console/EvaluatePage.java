package io.singlewindow.console;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.decision.WhatIf;
import io.singlewindow.rules.engine.Fact;
import io.singlewindow.rules.version.JsonBody;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the rules would say of facts that somebody makes up; the address holds them, so an answer can be passed on. */
@Controller
@Profile("!simulator")
class EvaluatePage {

    /** Told by the fields of day and region. */
    private static final Set<String> OWN_FIELDS = Set.of("on", "region");
    private static final String FIRST_GROUP = "deal";

    private final WhatIf whatIf;
    private final RuleBook rules;
    private final RuleWords words;
    private final Clock clock;

    EvaluatePage(WhatIf whatIf, RuleBook rules, RuleWords words, Clock clock) {
        this.whatIf = whatIf;
        this.rules = rules;
        this.words = words;
        this.clock = clock;
    }

    /** Facts under one heading. */
    record Group(String word, boolean open, List<Field> facts) {}

    /**
     * A fact to be told.
     *
     * @param values to choose from; empty where it is written
     * @param otherwise what is taken when it is left empty, in words
     */
    record Field(Fact fact, List<String> values, boolean number, String typed, String otherwise) {}

    @GetMapping("/console/evaluate")
    String evaluate(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        RuleBook.InForce inForce = rules.now();
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        FormFaults faults = FormFaults.NONE;
        if (typed.containsKey("on")) {
            try {
                String on = typed.get("on");
                String region = typed.getOrDefault("region", "");
                model.addAttribute("decision", whatIf.evaluate(JsonBody.day(on.isBlank() ? null : on, "on", today), region.isBlank() ? null : region, told(typed)));
            } catch (ProblemException refused) {
                faults = FormFaults.of(refused, List.of(400, 422));
                response.setStatus(refused.status());
            }
        }
        model.addAttribute("faults", faults);
        model.addAttribute("on", typed.getOrDefault("on", today.toString()));
        model.addAttribute("region", typed.getOrDefault("region", ""));
        model.addAttribute("regions", RuleRows.regions(inForce));
        model.addAttribute("groups", groups(typed));
        return "console/evaluate";
    }

    /** What was filled in, in its own type; other parameters of the address, such as the language, are no facts. */
    private Map<String, Object> told(Map<String, String> typed) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (Fact fact : rules.catalogue().all()) {
            String text = typed.getOrDefault(fact.name(), "").strip();
            if (!text.isEmpty() && !OWN_FIELDS.contains(fact.name())) {
                told.put(fact.name(), value(fact, text));
            }
        }
        return told;
    }

    private static Object value(Fact fact, String text) {
        try {
            return switch (fact.type()) {
                case BOOL -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : text;
                case INT -> Long.parseLong(text);
                case TEXT, ENUM -> text;
            };
        } catch (NumberFormatException none) {
            throw ProblemException.of(422, ErrorCode.RUL_507, fact.name() + " = " + text, "a whole number");
        }
    }

    private List<Group> groups(Map<String, String> typed) {
        Map<String, List<Field>> groups = new LinkedHashMap<>();
        for (Fact fact : rules.catalogue().all()) {
            if (!OWN_FIELDS.contains(fact.name())) {
                groups.computeIfAbsent(fact.display().group(), word -> new ArrayList<>()).add(field(fact, typed.getOrDefault(fact.name(), "")));
            }
        }
        return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getKey().equals(FIRST_GROUP)
                || group.getValue().stream().anyMatch(field -> !field.typed().isBlank()), group.getValue())).toList();
    }

    private Field field(Fact fact, String typed) {
        List<String> values = fact.type() == Fact.Type.BOOL ? List.of("true", "false") : List.copyOf(fact.values());
        return new Field(fact, values, fact.type() == Fact.Type.INT, typed, otherwise(fact));
    }

    private String otherwise(Fact fact) {
        @Nullable Object assumed = fact.assumed();
        return assumed == null ? words.word("evaluate", "derived") : words.word("evaluate", "assumed") + ": " + words.value(fact.name(), assumed);
    }
}
