package io.singlewindow.rules.decision;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Region;
import io.singlewindow.rules.engine.Combination;
import io.singlewindow.rules.engine.Facts;
import io.singlewindow.rules.engine.Judgement;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.version.RuleBook;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the rules in force would say of facts that are made up; nothing is kept. */
@Component
@Profile("!simulator")
public class WhatIf {

    private final RuleBook rules;

    WhatIf(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * The decision as JSON, and under {@code together} what customs and inspection let the goods do.
     *
     * @param region code; null: as the facts say
     * @param facts by their names in {@code rules/facts.yaml}
     * @throws ProblemException 400 for a region that is not there, 422 RUL-507 for a fact that is unknown or not of its type
     */
    public Map<String, @Nullable Object> evaluate(LocalDate on, @Nullable String region, Map<String, ? extends @Nullable Object> facts) {
        RuleBook.InForce inForce = rules.now();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        if (region != null) {
            Region known = inForce.regions().byCode(region).orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, "region=" + region,
                    inForce.regions().all().stream().map(Region::code).toList().toString()));
            told.put("region", region);
            told.put("pilotZone", known.pilotZone());
        }
        told.putAll(facts);
        Judgement judgement = inForce.rules().judge(on, facts(told), EnumSet.allOf(Table.class));
        Map<String, @Nullable Object> answer = DecisionJson.of(inForce, judgement, null);
        answer.put("together", Combination.of(judgement).name());
        return answer;
    }

    private Facts facts(Map<String, @Nullable Object> told) {
        try {
            return rules.catalogue().facts(told);
        } catch (IllegalArgumentException fault) {
            throw ProblemException.of(422, ErrorCode.RUL_507, String.valueOf(fault.getMessage()), "GET /api/v1/rules: facts");
        }
    }
}
