package io.singlewindow.rules.decision;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.engine.Judgement;
import io.singlewindow.rules.engine.Sampling;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.engine.Verdict;
import io.singlewindow.rules.engine.Words;
import io.singlewindow.rules.version.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Decides what comes after the match, forex and tax refund, each when its turn has come. */
@Component
@Profile("!simulator")
public class StageDecisions implements DecisionAdvice {

    private final RuleBook rules;
    private final DecisionBook book;
    private final List<FactSource> sources;
    private final List<TurnFacts> turns;
    private final ConsignmentStore consignments;
    private final SamplingSalts salts;

    StageDecisions(RuleBook rules, DecisionBook book, List<FactSource> sources, List<TurnFacts> turns, ConsignmentStore consignments, SamplingSalts salts) {
        this.rules = rules;
        this.book = book;
        this.sources = List.copyOf(sources);
        this.turns = List.copyOf(turns);
        this.consignments = consignments;
        this.salts = salts;
    }

    /**
     * What was decided.
     *
     * @param treatment one of the table's outcomes
     * @param row the row's id
     * @param next what is to be done; null for nothing
     * @param ruleSet version of the rules
     */
    public record Given(String treatment, String row, Words title, @Nullable Words next, String ruleSet) {

        /** The row and why, in both languages. */
        public String reason() {
            return row + " " + title.zh() + " / " + title.en();
        }
    }

    /**
     * Decides by one table and keeps it, in the caller's transaction. What was told at the match is told again, and its grade
     * stands unless something of it is known better by now. It is drawn by the salt of the day on which this is asked first.
     *
     * @param day whose rules are taken: the deal's for forex, the claim's for tax refund
     * @param told facts by their names in {@code rules/facts.yaml}
     */
    public Given decide(String consignmentId, Table table, LocalDate day, Map<String, Object> told) {
        Stage stage = Stage.of(table);
        RuleBook.InForce inForce = rules.now();
        Map<String, Object> facts = new LinkedHashMap<>(book.told(consignmentId, Stage.MATCH));
        if (!learn(consignmentId, facts)) {
            grade(consignmentId).ifPresent(grade -> facts.put("grade", grade));
        }
        // the salt of the match's day may be published by now, and who can draw for himself knows whether he is looked at
        listNumber(consignmentId).ifPresent(number -> facts.put("samplingDraw", Sampling.draw(salts.of(book.firstDay(consignmentId, stage, Instant.EPOCH)), number)));
        facts.putAll(told);
        consignments.find(consignmentId).ifPresent(consignment -> {
            TurnFacts.Turn turn = new TurnFacts.Turn(table, consignment, day, inForce.regions(), inForce.rules().parameters());
            turns.forEach(one -> one.tell(turn, facts));
        });
        Judgement judgement = inForce.rules().judge(day, rules.catalogue().facts(facts), stage.tables());
        book.keep(consignmentId, stage, inForce, judgement, DecisionJson.of(inForce, judgement, null));
        Verdict verdict = judgement.verdicts().get(table);
        return new Given(verdict.treatment(), verdict.row().id(), verdict.row().title(), verdict.row().next(), String.valueOf(inForce.version()));
    }

    private Optional<String> listNumber(String consignmentId) {
        return consignments.ofConsignment(consignmentId).stream().filter(row -> row.kind() == DocumentKind.LIST && row.standing() == DocumentRow.Standing.CURRENT)
                .map(DocumentRow::number).findFirst();
    }

    /** Puts what is known better by now; false when nothing is. */
    private boolean learn(String consignmentId, Map<String, Object> facts) {
        if (facts.isEmpty()) {
            return false;
        }
        Map<String, Object> known = new LinkedHashMap<>();
        consignments.find(consignmentId).ifPresent(consignment -> sources.forEach(source -> known.putAll(source.later(consignment))));
        known.entrySet().removeIf(fact -> same(fact.getValue(), facts.get(fact.getKey())));
        facts.putAll(known);
        return !known.isEmpty();
    }

    /** What was told is kept as JSON, which has one kind of whole number. */
    private static boolean same(Object known, @Nullable Object told) {
        return known instanceof Number one && told instanceof Number other ? one.longValue() == other.longValue() : known.equals(told);
    }

    /** The truth grade of a consignment as decided at its match; empty when nothing was decided. */
    public Optional<String> grade(String consignmentId) {
        return book.shown(consignmentId, Stage.MATCH).map(shown -> String.valueOf(shown.get("grade")));
    }

    @Override
    public Optional<Advice> advice(String consignmentId, Table table) {
        return book.shown(consignmentId, Stage.of(table)).flatMap(shown -> shown.get("authorities") instanceof Map<?, ?> authorities
                && authorities.get(table.word()) instanceof Map<?, ?> one
                ? Optional.of(new Advice(String.valueOf(one.get("treatment")), String.valueOf(one.get("row")))) : Optional.empty());
    }
}
