package io.singlewindow.statistics;

import io.singlewindow.access.Scope;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.MessageType;
import io.singlewindow.statistics.FactStore.Arrived;
import io.singlewindow.statistics.FactStore.Entry;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Counts what the log has new: each entry once, in the transaction that moves the cursor, on whichever node has it. Stopped
 * anywhere it goes on there; with the cursor at 0 and no facts it makes all of them anew.
 */
@Component("factJob")
@Profile("!simulator")
public class FactJob {

    private static final int ENTRIES_PER_RUN_MAX = 500;
    private static final int RUNS_MAX = 20;
    private static final String STATE = "consignment.state";
    private static final String DECISION = "decision.made";

    private final FactStore store;
    private final ConsignmentFacts facts;
    private final ConsignmentStore consignments;
    private final Submissions submissions;
    private final StatisticsSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate transactions;

    FactJob(
            FactStore store, ConsignmentFacts facts, ConsignmentStore consignments, Submissions submissions, StatisticsSettings settings,
            ObjectMapper json, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.facts = facts;
        this.consignments = consignments;
        this.submissions = submissions;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Counts what is new, up to 10,000 entries; the next run goes on. */
    public void run() {
        for (int i = 0; i < RUNS_MAX; i++) {
            if (!Boolean.TRUE.equals(transactions.execute(status -> take()))) {
                return;
            }
        }
    }

    /** Deletes facts whose years are over. */
    public void forget() {
        LocalDate before = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).minusYears(settings.keptYears());
        transactions.executeWithoutResult(status -> store.forget(before));
    }

    private boolean take() {
        long from = store.takeCursor();
        List<Entry> entries = store.entries(from, ENTRIES_PER_RUN_MAX);
        if (entries.isEmpty()) {
            return false;
        }
        Map<String, @Nullable Instant> touched = new LinkedHashMap<>();
        for (Entry entry : entries) {
            switch (entry.type()) {
                case "submission.accepted", "submission.rejected" -> submissions.find(entry.ref())
                        // subscribers are told of a submission by an entry of the same type
                        .filter(one -> one.entry() == entry.number()).ifPresent(this::count);
                case STATE -> touched.merge(entry.ref(), released(entry), FactJob::earlier);
                case DECISION -> touched.merge(entry.ref(), Instant.MAX, FactJob::earlier);
                default -> { }
            }
        }
        touched.forEach(this::put);
        store.moveCursor(entries.get(entries.size() - 1).number() + 1);
        return entries.size() == ENTRIES_PER_RUN_MAX;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When an entry tells of a release; {@link Instant#MAX} when it does not. */
    private Instant released(Entry entry) {
        String state = store.content(entry).map(json::readTree).map(content -> content.path("state").asString("")).orElse("");
        return state.equals(ConsignmentState.RELEASED.name()) || state.equals(ConsignmentState.CLOSED.name()) ? entry.at() : Instant.MAX;
    }

    private void put(String consignmentId, Instant releasedNow) {
        consignments.find(consignmentId).ifPresent(consignment -> {
            var kept = store.kept(consignmentId);
            Instant before = kept.map(FactStore.Kept::released).orElse(Instant.MAX);
            Instant released = earlier(before, releasedNow);
            store.put(facts.of(consignment, kept.map(FactStore.Kept::goods), released.equals(Instant.MAX) ? null : released));
        });
    }

    private void count(StoredSubmission submission) {
        String sender = submission.sender() == null ? "" : submission.sender();
        String type = submission.messageType() == null ? "" : submission.messageType();
        String direction = Arrays.stream(MessageType.values()).filter(one -> one.name().equals(type)).findFirst().map(one -> one.direction().name()).orElse("");
        String region = Scope.regionOf(sender);
        Arrived arrived = new Arrived(LocalDate.ofInstant(submission.receivedAt(), BusinessTime.ZONE), sender, region == null ? "" : region, type, direction);
        store.count(arrived, submission.status());
        if (!submission.status().equals("ACCEPTED")) {
            store.rejected(submission.id(), arrived, codes(submission.answer()));
        }
    }

    /** The codes of the errors that it was answered. */
    private Set<String> codes(byte[] answer) {
        Set<String> codes = new TreeSet<>();
        for (JsonNode finding : json.readTree(answer).path("findings")) {
            if (finding.path("severity").asString("").equals("ERROR")) {
                codes.add(finding.path("code").asString(""));
            }
        }
        return codes;
    }
}
