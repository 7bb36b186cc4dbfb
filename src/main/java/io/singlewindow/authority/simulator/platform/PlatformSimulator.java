package io.singlewindow.authority.simulator.platform;

import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.PendingAnswers;
import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.authority.simulator.ScenarioTable;
import io.singlewindow.authority.simulator.platform.JournalLine.Asked;
import io.singlewindow.authority.simulator.platform.JournalLine.Sent;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform: knows what it sold, answers what it is asked, and uploads when its scenario says. Safe for many threads. */
final class PlatformSimulator implements Closeable {

    static final String ACCEPTED = "10000";
    static final String FAILED = "20000";
    private static final String DOCUMENT = "PLATFORM";
    private static final String REFUSED = "REFUSED";
    private static final String SILENT = "SILENT";
    private static final int SOLD_MAX = 20_000;
    private static final int LINES_MAX = 5_000;

    private final Journal<JournalLine> journal;
    private final Clock clock;
    private final UploadWriter writer;
    private final ScenarioTable scenarios = new ScenarioTable();
    private final PendingAnswers pending = new PendingAnswers();
    private final Map<String, Sold> sold = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sold> eldest) {
            return size() > SOLD_MAX;
        }
    };
    private final Map<String, Asked> bySession = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > SOLD_MAX;
        }
    };
    private final List<JournalLine> lines = new ArrayList<>();

    PlatformSimulator(Journal<JournalLine> journal, Clock clock, SignatureAlgorithm algorithm) {
        this.journal = journal;
        this.clock = clock;
        this.writer = new UploadWriter(algorithm);
        journal.replay(this::restore);
    }

    /** An order is sold. */
    synchronized void sell(Sold order) {
        record(new JournalLine(order, null, null));
    }

    /** It is asked for an order; the answer's code. */
    synchronized String ask(String orderNo, String sessionId) {
        boolean refuses = !sold.containsKey(orderNo) || steps(orderNo).stream().anyMatch(step -> step.code().equals(REFUSED));
        String code = refuses ? FAILED : ACCEPTED;
        record(new JournalLine(null, new Asked(clock.instant(), orderNo, sessionId, code), null));
        return code;
    }

    private List<ScenarioTable.Step> steps(String orderNo) {
        return scenarios.steps(Scenario.of(orderNo), DOCUMENT);
    }

    /** On disk first: what was answered is never forgotten. */
    private void record(JournalLine line) {
        journal.append(line);
        restore(line);
    }

    private void restore(JournalLine line) {
        if (line.sold() != null) {
            sold.put(line.sold().orderNo(), line.sold());
            return;
        }
        if (lines.size() == LINES_MAX) {
            lines.remove(0);
        }
        lines.add(line);
        if (line.sent() != null) {
            pending.remove(line.sent().id());
        } else if (line.asked() != null && line.asked().code().equals(ACCEPTED) && bySession.put(line.asked().sessionId(), line.asked()) == null) {
            plan(line.asked());
        }
    }

    private void plan(Asked asked) {
        List<ScenarioTable.Step> steps = steps(asked.orderNo());
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).code().equals(SILENT)) {
                pending.plan(asked.sessionId() + "/" + i, asked.at().plus(steps.get(i).after()));
            }
        }
    }

    /** What it was asked and what it uploaded for an order; all that is remembered when it is null. */
    synchronized List<JournalLine> lines(@Nullable String orderNo) {
        return lines.stream().filter(line -> orderNo == null || line.asked() != null && line.asked().orderNo().equals(orderNo)
                || line.sent() != null && line.sent().orderNo().equals(orderNo)).toList();
    }

    /** Uploads that are due; each is to be reported by {@link #sent}. */
    synchronized List<PendingAnswers.Due> due(int max) {
        return pending.take(clock.instant(), max);
    }

    /** The form body of an upload. */
    String write(PendingAnswers.Due due) {
        int slash = due.id().indexOf('/');
        Asked asked;
        Sold order;
        synchronized (this) {
            asked = bySession.get(due.id().substring(0, slash));
            order = asked == null ? null : sold.get(asked.orderNo());
        }
        if (asked == null || order == null) {
            throw new IllegalStateException("Upload " + due.id() + " answers no question");
        }
        String code = steps(asked.orderNo()).get(Integer.parseInt(due.id().substring(slash + 1))).code();
        return writer.write(UploadWriter.Kind.valueOf(code), order, asked.sessionId(), clock.instant());
    }

    /** Reports an attempt; null when the window did not answer, and then it is due again a second later, up to a bound. */
    synchronized void sent(PendingAnswers.Due due, @Nullable String answer) {
        if (answer == null && pending.retry(due, clock.instant())) {
            return;
        }
        Asked asked = bySession.get(due.id().substring(0, due.id().indexOf('/')));
        record(new JournalLine(null, null, new Sent(due.id(), clock.instant(), asked == null ? "" : asked.orderNo(), String.valueOf(answer))));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
