package io.singlewindow.authenticity;

import io.singlewindow.authenticity.wire.OpenRequest;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.outbound.GuardedHttp;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks platforms what is due, counts those that do not answer or do not upload, and has answers compared. Questions are rows with
 * a time: no thread waits for a platform, and a restart asks on.
 */
@Component("platformQuestions")
@Profile("!simulator")
public class Asking implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private static final int PER_RUN_MAX = 100;
    private static final int PLATFORMS_MAX = 1_000;
    private static final int WORDS_CHARACTERS_MAX = 200;
    private static final int CALLERS_MAX = 8;
    private static final int IDLE_SECONDS_MAX = 30;
    /** On top of a call's time; one whose caller died is due again after that. */
    private static final Duration LEASE_EXTRA = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final QuestionStore store;
    private final PlatformStore platforms;
    private final PlatformCalls calls;
    private final AuthenticityEvents events;
    private final Comparisons comparisons;
    private final AuthenticitySettings settings;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    /** Platforms by the question that they are called for. */
    private final Map<String, String> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor callers;

    Asking(QuestionStore store, PlatformStore platforms, PlatformCalls calls, AuthenticityEvents events, Comparisons comparisons,
            AuthenticitySettings settings, Ledger ledger, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.platforms = platforms;
        this.calls = calls;
        this.events = events;
        this.comparisons = comparisons;
        this.settings = settings;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.callers = new ThreadPoolExecutor(CALLERS_MAX, CALLERS_MAX, IDLE_SECONDS_MAX, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                work -> new Thread(work, "platform-caller"));
        callers.allowCoreThreadTimeOut(true);
    }

    /** Does what is due; returns without waiting for a platform. One that fails keeps nobody else from his turn. */
    public void run() {
        store.due(clock.millis(), PER_RUN_MAX).forEach(this::alone);
        for (String platform : store.platformsToCall(clock.millis(), PLATFORMS_MAX)) {
            // those under way are among the due ones only where the sandbox's clock has jumped over their lease
            store.toCall(platform, clock.millis(), settings.underWayPerPlatformMax() + busy(platform)).forEach(this::alone);
        }
    }

    private void alone(Question question) {
        try {
            look(question);
        } catch (RuntimeException failed) {
            LOG.error("Question {} could not be looked at, it is tried again: {}", question.id(), failed.toString());
            store.next(question, clock.millis() + AFTER_A_FAULT.toMillis());
        }
    }

    private int busy(String platform) {
        return (int) underWay.values().stream().filter(platform::equals).count();
    }

    private void look(Question question) {
        switch (question.state()) {
            case WAITING -> call(question);
            case ASKED -> transactions.executeWithoutResult(status -> store.lock(question.id())
                    .filter(one -> one.state() == QuestionState.ASKED && one.nextAtMillis() != null && one.nextAtMillis() <= clock.millis())
                    .ifPresent(one -> missed(one, true, "no upload within " + settings.uploadMax())));
            case ANSWERED -> comparisons.compare(question.id());
            case SILENT, NO_ADDRESS -> store.next(question, null);
        }
    }

    private void call(Question question) {
        if (underWay.containsKey(question.id()) || underWay.size() >= settings.underWayMax()
                || busy(question.platform()) >= settings.underWayPerPlatformMax()) {
            return;
        }
        if (question.attempts() >= question.attemptsMax()) {
            // the last caller died before it could say so
            transactions.executeWithoutResult(status -> store.lock(question.id()).filter(one -> one.state() == QuestionState.WAITING)
                    .ifPresent(one -> missed(one, false, "the call did not end")));
            return;
        }
        // an address that is filed is changed, never taken back
        PlatformStore.Access access = platforms.access(question.platform()).orElseThrow();
        if (underWay.putIfAbsent(question.id(), question.platform()) != null) {
            return;
        }
        boolean taken = false;
        try {
            taken = store.take(question, clock.millis() + settings.callMax().plus(LEASE_EXTRA).toMillis());
        } finally {
            if (!taken) {
                underWay.remove(question.id());
            }
        }
        if (taken) {
            send(question, access.openUrl());
        }
    }

    private void send(Question question, String url) {
        long atMillis = clock.millis();
        CompletableFuture.supplyAsync(() -> {
                    // before the platform knows of it, the question must be one that no power cut takes back
                    ledger.awaitDurable();
                    return calls.ask(url, new OpenRequest(question.orderNo(), question.id(), atMillis));
                }, callers)
                .thenCompose(answer -> answer)
                .thenAcceptAsync(answer -> record(question.id(), question.attempts() + 1, atMillis, answer), callers)
                .whenComplete((nothing, failed) -> {
                    underWay.remove(question.id());
                    if (failed != null) {
                        LOG.error("Question {} could not be asked, it is tried again: {}", question.id(),
                                String.valueOf(failed instanceof CompletionException ? failed.getCause() : failed));
                    }
                });
    }

    private void record(String id, int number, long atMillis, GuardedHttp.Answer answer) {
        OpenRequest.Answer said = answer.status() == null ? null : OpenRequest.answer(answer.body());
        String cause = said == null ? answer.status() == null ? answer.cause() : "HTTP " + answer.status() + ", no answer code"
                : said.accepted() ? null : legible(said.code() + " " + said.message());
        transactions.executeWithoutResult(status -> store.lock(id).ifPresent(question -> {
            store.insert(id, new QuestionStore.Attempt(number, atMillis, answer.status(), said == null ? null : legible(said.code()), cause, answer.millis()));
            if (question.state() != QuestionState.WAITING) {
                // it uploaded before it answered
                return;
            }
            if (said != null && said.accepted()) {
                long now = clock.millis();
                store.accepted(question, now, now + settings.uploadMax().toMillis());
                events.window(question, "platform asked", Map.of("attempt", number));
            } else {
                missed(question, answer.late(), String.valueOf(cause));
            }
        }));
    }

    /** An attempt has come to nothing; the question is locked. */
    private void missed(Question question, boolean timedOut, String cause) {
        int left = question.attemptsMax() - question.attempts();
        boolean last = left <= 0;
        Long next = last ? null : Long.valueOf(clock.millis() + settings.pauses().get(settings.pauses().size() - left).toMillis());
        Finding finding = Finding.of(ErrorCode.RUL_384, cause, settings.uploadMax().toString());
        store.missed(question, last ? QuestionState.SILENT : QuestionState.WAITING, timedOut, finding.code().code() + " " + cause, next);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("attempt", question.attempts());
        details.put("timeouts", question.timeouts() + (timedOut ? 1 : 0));
        details.put("code", finding.code().code());
        details.put("cause", cause);
        events.window(question, last ? "platform silent" : timedOut ? "platform late" : "platform refused", details);
    }

    /** A stranger writes as it likes: bounded, and nothing that a database or a terminal stumbles over. */
    private static String legible(String words) {
        return words.codePoints().limit(WORDS_CHARACTERS_MAX).map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** How many calls are under way. */
    int underWay() {
        return underWay.size();
    }

    @Override
    public void destroy() {
        callers.shutdownNow();
    }
}
