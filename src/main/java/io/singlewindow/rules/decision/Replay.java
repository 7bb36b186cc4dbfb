package io.singlewindow.rules.decision;

import io.singlewindow.rules.engine.Judgement;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.engine.Verdict;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.rules.version.TablesSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Decides a past day again by another version, without effect: what would have differed. */
@Component
@Profile("!simulator")
public class Replay {

    private static final int BATCH = 500;
    private static final int SHOWN_MAX = 200;

    private final RuleBook rules;
    private final DecisionStore store;
    private final int replayedMax;

    Replay(RuleBook rules, DecisionStore store, TablesSettings settings) {
        this.rules = rules;
        this.store = store;
        this.replayedMax = settings.replayedMax();
    }

    /**
     * What came of a replay.
     *
     * @param replayed decisions that were decided again
     * @param differing how many of them came out otherwise
     * @param shown the first of those, 200 at most
     * @param next where the next replay goes on; null when the day is done
     */
    public record Result(int version, LocalDate day, int replayed, int differing, List<Difference> shown, @Nullable String next) {}

    /** A decision that came out otherwise at an authority. */
    public record Difference(String consignmentId, String authority, int version, String treatment, String row, String newTreatment, String newRow) {}

    /**
     * Decides the decisions of a day again, as many as the settings allow at a time.
     *
     * @param after id of the last decision of the replay before; empty to begin
     * @throws io.singlewindow.problem.ProblemException 404 when there is no such version, 422 when this server cannot read it
     */
    public Result of(int version, LocalDate day, String after) {
        RuleBook.InForce other = rules.asked(version);
        List<Difference> shown = new ArrayList<>();
        int replayed = 0;
        int differing = 0;
        String last = after;
        List<DecisionRecord> batch = List.of();
        do {
            batch = store.ofDay(day, last, Math.min(BATCH, replayedMax - replayed));
            for (DecisionRecord decision : batch) {
                List<Difference> differences = differences(decision, other);
                differing += differences.isEmpty() ? 0 : 1;
                differences.stream().limit(Math.max(0, SHOWN_MAX - shown.size())).forEach(shown::add);
                last = decision.id();
            }
            replayed += batch.size();
        } while (batch.size() == BATCH && replayed < replayedMax);
        return new Result(version, day, replayed, differing, shown, replayed < replayedMax ? null : last);
    }

    /** By the version of then and by the other, on the same facts; sampling draws the same. */
    private List<Difference> differences(DecisionRecord decision, RuleBook.InForce other) {
        Map<String, Object> told = DecisionBook.facts(decision);
        Judgement was = rules.version(decision.version()).rules().judge(decision.day(), rules.catalogue().facts(told), decision.stage().tables());
        Judgement is = other.rules().judge(decision.day(), rules.catalogue().facts(told), decision.stage().tables());
        List<Difference> differences = new ArrayList<>();
        was.verdicts().forEach((table, before) -> {
            Verdict after = is.verdicts().get(table);
            boolean shown = table == Table.GRADE || decision.stage().tables().contains(table);
            if (shown && !(before.treatment().equals(after.treatment()) && before.outcome().equals(after.outcome()))) {
                differences.add(new Difference(decision.consignmentId(), table.word(), decision.version(), before.treatment(), before.row().id(),
                        after.treatment(), after.row().id()));
            }
        });
        return differences;
    }

    static Map<String, @Nullable Object> json(Result result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", result.version());
        json.put("on", result.day().toString());
        json.put("replayed", result.replayed());
        json.put("differing", result.differing());
        json.put("items", result.shown());
        json.put("next", result.next());
        return json;
    }
}
