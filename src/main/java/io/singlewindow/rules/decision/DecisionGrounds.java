package io.singlewindow.rules.decision;

import io.singlewindow.rules.engine.Fact;
import io.singlewindow.rules.version.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What decisions rest on (决策依据): the facts that were told at each stage, when, and by which version of the rules. */
@Component
@Profile("!simulator")
public class DecisionGrounds {

    private final DecisionStore store;
    private final RuleBook rules;

    DecisionGrounds(DecisionStore store, RuleBook rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * What one stage rests on.
     *
     * @param stage MATCH, FOREX or TAX_REFUND
     * @param day whose rules were taken
     * @param facts as told, by name
     */
    public record Ground(
            String stage, Instant decidedAt, LocalDate day, int version, String ruleDigest, String factsDigest, Map<String, Object> facts) {}

    /**
     * The last decision of each stage that there is, in the order of the stages.
     *
     * @param official false where facts about persons and supervision are left out
     */
    public List<Ground> of(String consignmentId, boolean official) {
        List<Ground> grounds = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            store.last(consignmentId, stage).ifPresent(last -> {
                Map<String, Object> told = new LinkedHashMap<>(DecisionBook.facts(last));
                told.keySet().removeIf(name -> !official && rules.catalogue().get(name).map(Fact::display).filter(Fact.Display::officialsOnly).isPresent());
                grounds.add(new Ground(stage.name(), last.decidedAt(), last.day(), last.version(), last.ruleDigest(), last.factsDigest(), told));
            });
        }
        return grounds;
    }
}
