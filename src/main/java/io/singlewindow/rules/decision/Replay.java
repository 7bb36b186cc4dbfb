package io.singlewindow.rules.decision;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.consignment.Conditions;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.consignment.VisibleConsignments.Sequence;
import io.singlewindow.job.Progress;
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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Decides a past day again by another version, without effect: what would have differed. It is counted for everyone; which consignments
 * they are is shown to those alone who may know of them.
 */
@Component
@Profile("!simulator")
public class Replay {

    private static final int BATCH = 500;
    /** So many are asked for at once whether the caller may know of them. */
    private static final int SHOWN_MAX = VisibleConsignments.PAGE_MAX;

    private final RuleBook rules;
    private final DecisionStore store;
    private final VisibleConsignments consignments;
    private final ReadLog reads;
    private final int replayedMax;

    Replay(RuleBook rules, DecisionStore store, VisibleConsignments consignments, ReadLog reads, TablesSettings settings) {
        this.rules = rules;
        this.store = store;
        this.consignments = consignments;
        this.reads = reads;
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

    /**
     * A decision that came out otherwise at an authority.
     *
     * @param consignmentId null where the caller may not know of it
     */
    public record Difference(
            @Nullable String consignmentId, String authority, int version, String treatment, String row, String newTreatment, String newRow) {

        private Difference withoutConsignment() {
            return new Difference(null, authority, version, treatment, row, newTreatment, newRow);
        }
    }

    /**
     * Decides the decisions of a day again, as many as the settings allow at a time. The consignments that are shown are noted as seen.
     *
     * @param after id of the last decision of the replay before; empty to begin
     * @throws io.singlewindow.problem.ProblemException 404 when there is no such version, 422 when this server cannot read it
     */
    public Result of(Caller caller, int version, LocalDate day, String after) {
        return decide(caller, version, day, after, replayedMax, Progress.NONE);
    }

    /**
     * Decides all decisions of a day again; as many as there were when it began are told as the total.
     *
     * @throws io.singlewindow.problem.ProblemException 404 when there is no such version, 422 when this server cannot read it
     */
    Result ofWholeDay(Caller caller, int version, LocalDate day, Progress progress) {
        progress.total(store.countOfDay(day));
        return decide(caller, version, day, "", Integer.MAX_VALUE, progress);
    }

    private Result decide(Caller caller, int version, LocalDate day, String after, int max, Progress progress) {
        RuleBook.InForce other = rules.asked(version);
        List<Difference> shown = new ArrayList<>();
        int replayed = 0;
        int differing = 0;
        String last = after;
        List<DecisionRecord> batch = List.of();
        do {
            batch = store.ofDay(day, last, Math.min(BATCH, max - replayed));
            for (DecisionRecord decision : batch) {
                List<Difference> differences = differences(decision, other);
                differing += differences.isEmpty() ? 0 : 1;
                differences.stream().limit(Math.max(0, SHOWN_MAX - shown.size())).forEach(shown::add);
                last = decision.id();
                progress.done(1);
            }
            replayed += batch.size();
        } while (batch.size() == BATCH && replayed < max);
        return new Result(version, day, replayed, differing, asFarAsSeen(caller, shown), replayed < max ? null : last);
    }

    private List<Difference> asFarAsSeen(Caller caller, List<Difference> differences) {
        Set<String> ids = differences.stream().map(Difference::consignmentId).filter(Objects::nonNull).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return differences;
        }
        Set<String> seen = consignments.page(caller, new Conditions().and("c.id IN (:ids)", "ids", ids), Sequence.OLDEST_FIRST, null, SHOWN_MAX).items()
                .stream().map(Consignment::id).collect(Collectors.toSet());
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.CONSIGNMENT, seen, "");
        return differences.stream().map(one -> seen.contains(one.consignmentId()) ? one : one.withoutConsignment()).toList();
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
