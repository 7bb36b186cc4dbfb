package io.singlewindow.authority.dispatch;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.dispatch.Dispatcher.Task;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.time.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dispatcher on a database of its own, with authorities that do what the test says. */
final class TestDispatcher implements AutoCloseable {

    static final Duration ANSWER_MAX = Duration.ofMinutes(10);

    private static final int ATTEMPTS_MAX = 50;

    /** Stands still until it is moved, so that pauses can be told to the millisecond. */
    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.parse("2024-06-18T02:00:00Z"), ZoneOffset.UTC));
    private final HikariDataSource dataSource;
    private final TestLedger ledger;
    private final List<String> refused = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final DispatchStore store;
    private ScriptedClient customs = ScriptedClient.thatAnswers(Outcome.SENT);
    private ScriptedClient inspection = ScriptedClient.thatAnswers(Outcome.ACCEPTED);
    private Breakers breakers = breakers();
    private double random = 0.5;
    private Dispatcher dispatcher;

    TestDispatcher(TestDatabase database, Path folder) {
        dataSource = database.open(folder);
        ledger = new TestLedger(dataSource, folder, clock);
        store = new DispatchStore(ledger.jdbc());
        dispatcher = dispatcher(ATTEMPTS_MAX);
    }

    /** A message as its row stands. */
    record Row(String state, int attempts, Long nextAttemptAt, String cause) {}

    /** Nothing of earlier tests is left to send; customs takes what comes without a word, inspection accepts it. */
    void startAnew() {
        jdbc().sql("UPDATE dispatch SET next_attempt_at = NULL, taken_at = NULL").update();
        customs = ScriptedClient.thatAnswers(Outcome.SENT);
        inspection = ScriptedClient.thatAnswers(Outcome.ACCEPTED);
        breakers = breakers();
        random = 0.5;
        dispatcher = dispatcher(ATTEMPTS_MAX);
    }

    private Breakers breakers() {
        return new Breakers(new BreakerSettings(20, 50, Duration.ofSeconds(10), 3), clock);
    }

    Breakers breakersInUse() {
        return breakers;
    }

    /** From 0 to 1; in the middle a pause is what the table says. */
    void random(double value) {
        random = value;
    }

    /** Another dispatcher beside the one in use, as another node has it. */
    Dispatcher dispatcher(int attemptsMax) {
        return new Dispatcher(store, Map.of("customsClient", customs, "inspectionClient", inspection),
                new DispatchSettings(attemptsMax, ANSWER_MAX), (id, detail) -> refused.add(id),
                events(), ledger.transactions(), ledger.ledger(), breakers,
                () -> random, clock);
    }

    private DispatchEvents events() {
        return new DispatchEvents(store, ledger.pending(), tools.jackson.databind.json.JsonMapper.builder().build());
    }

    /** Goes on with a dispatcher that gives up after so many attempts. */
    void use(int attemptsMax) {
        dispatcher = dispatcher(attemptsMax);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    ScriptedClient customs() {
        return customs;
    }

    ScriptedClient inspection() {
        return inspection;
    }

    DispatchStore store() {
        return store;
    }

    MovableClock clock() {
        return clock;
    }

    JdbcClient jdbc() {
        return ledger.jdbc();
    }

    /** A message that is due now. */
    String insert(Authority authority) {
        String id = ledger.ids().next(clock.instant());
        store.insert(id, authority, "CEB311", ledger.ids().next(clock.instant()), "", clock.millis(), body(id));
        return id;
    }

    static byte[] body(String id) {
        return ("signed message " + id).getBytes(StandardCharsets.UTF_8);
    }

    Row row(String id) {
        return jdbc().sql("SELECT state, attempts, next_attempt_at, cause FROM dispatch WHERE id = ?").param(id)
                .query((row, n) -> new Row(row.getString(1), row.getInt(2), (Long) row.getObject(3), row.getString(4))).single();
    }

    /** What the log says of the submission that a message carries. */
    List<TestLedger.Told> told(String id) {
        return ledger.told(jdbc().sql("SELECT submission_id FROM dispatch WHERE id = ?").param(id).query(String.class).single());
    }

    /** What the log says of anything else. */
    List<TestLedger.Told> toldOf(String ref) {
        return ledger.told(ref);
    }

    /** The ledger stops, as when its database is away. */
    void stopLedger() {
        ledger.ledger().stop();
    }

    void startLedger() {
        ledger.ledger().start();
    }

    /** A receipt of its authority is about it. */
    void answered(String id) {
        DispatchStore.Cargo cargo = store.cargo(id).orElseThrow();
        ledger.transactions().executeWithoutResult(status -> messages().answered(cargo.authority(), cargo.submissionId(), ""));
    }

    /** A receipt of its authority is about a part of it. */
    void answeredInPart(String id) {
        DispatchStore.Cargo cargo = store.cargo(id).orElseThrow();
        ledger.transactions().executeWithoutResult(status -> messages().answered(cargo.authority(), cargo.submissionId(), "", () -> false));
    }

    SentMessages messages() {
        return new SentMessages(store, events(), TestDispatch.OVERDUE, clock);
    }

    /** Takes what is due to customs and sends it; how much that was. */
    int round() {
        return round(Authority.CUSTOMS);
    }

    /** The same of another authority. */
    int round(Authority authority) {
        List<Task> tasks = dispatcher.due(authority.code());
        tasks.forEach(dispatcher::send);
        return tasks.size();
    }

    @Override
    public void close() {
        ledger.close();
        dataSource.close();
    }
}
