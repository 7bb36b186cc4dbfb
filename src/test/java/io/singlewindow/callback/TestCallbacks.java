package io.singlewindow.callback;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.consignment.ConsignmentBeans;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.intake.SignedReceipts;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.outbound.AddressGuard;
import io.singlewindow.outbound.GuardedHttp;
import io.singlewindow.signature.window.WindowKey;
import io.singlewindow.signature.window.WindowKeySettings;
import io.singlewindow.time.MachineTime;
import io.singlewindow.time.MovableClock;
import io.singlewindow.trail.EntryLog;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks on a database of their own, wired as in the server; one or more nodes, whose clock stands still until it is moved. */
final class TestCallbacks implements AutoCloseable {

    static final Caller COMPANY = new Caller("warehouse", CallerRole.CLIENT, "91330100TERT000752", false);
    static final Caller OTHER = new Caller("platform", CallerRole.CLIENT, "91330100TERT00016Y", false);
    static final Caller OPERATOR = new Caller("operator", CallerRole.OPERATOR, null, false);
    static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final Duration DONE_MAX = Duration.ofSeconds(60);
    static final CallbackSettings SETTINGS = new CallbackSettings(
            CallbackScheduleTest.configured().pauses(), CallbackScheduleTest.configured().jitterPercent(), ANSWER_MAX, Duration.ofHours(24), 3, 64, 4, 1_000, Duration.ofHours(24), 5, Duration.ofDays(30), Set.of(), true, "");

    /** No chance on top of pauses, so that they can be told to the millisecond. */
    private static final RandomGenerator NONE = () -> 0;

    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.parse("2026-11-26T02:00:00Z"), ZoneOffset.UTC));
    private final JsonMapper json = JsonMapper.builder().build();
    private final HikariDataSource dataSource;
    private final TestLedger ledger;
    private final List<GuardedHttp> connections = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();
    final EndpointStore endpointRows;
    final DeliveryStore deliveryRows;
    final AttemptStore attemptRows;
    final EntryLog log;
    final Inbox inbox;
    private String algorithm = "SM2";
    private Node node;

    TestCallbacks(TestDatabase database, Path folder) {
        dataSource = database.open(folder);
        ledger = new TestLedger(dataSource, folder, clock);
        endpointRows = new EndpointStore(ledger.jdbc(), ledger.sealing());
        deliveryRows = new DeliveryStore(ledger.jdbc());
        attemptRows = new AttemptStore(ledger.jdbc());
        log = new EntryLog(ledger.jdbc());
        inbox = new Inbox(ledger.jdbc(), log, items(), ledger.ledger(), new InboxSettings(Duration.ofDays(30), 10, 5, Duration.ofMinutes(1)), clock);
        node = node();
    }

    /** What signs by a key of this algorithm. */
    ReceiptEnvelopes envelopes(String algorithm) {
        MockEnvironment sandbox = new MockEnvironment();
        sandbox.setActiveProfiles("sandbox");
        WindowKey key = new WindowKey(new WindowKeySettings(algorithm, "", "", "", "DXPENTZJSW000001"), sandbox);
        return new ReceiptEnvelopes(ledger.jdbc(), ledger.sealing(), new SignedReceipts(key, code -> Optional.empty(), clock), clock);
    }

    private InboxItems items() {
        return new InboxItems(log, ledger.submissions(), json);
    }

    /** One process of the server. */
    record Node(CallbackFanOut fanOut, CallbackSender sender, Endpoints endpoints, Replays replays, EndpointJson json) {}

    /** A new process on the same database. */
    Node node() {
        CallbackEvents events = new CallbackEvents(ledger.pending(), json);
        Outcomes outcomes = new Outcomes(endpointRows, deliveryRows, attemptRows, events, ledger.transactions(), SETTINGS, clock, NONE, json);
        DeliveryKeys keys = new DeliveryKeys(ConsignmentBeans.eventKeys(ledger.jdbc()), deliveryRows);
        GuardedHttp http = http();
        CallbackSender sender = new CallbackSender(endpointRows, deliveryRows, outcomes, items(), envelopes(algorithm), http, SETTINGS, clock, new MachineTime(Clock.systemUTC()));
        CallbackFanOut fanOut = new CallbackFanOut(endpointRows, deliveryRows, keys, log, ledger.ids(), ledger.transactions(), SETTINGS, clock);
        Endpoints endpoints = new Endpoints(endpointRows, deliveryRows, attemptRows, sender, ledger.ledger(), log, ledger.ids(),
                ledger.transactions(), SETTINGS, clock, json);
        Replays replays = new Replays(endpoints, endpointRows, deliveryRows, keys, ledger.ledger(), ledger.transactions(), SETTINGS, clock);
        Node made = new Node(fanOut, sender, endpoints, replays, new EndpointJson(sender));
        nodes.add(made);
        return made;
    }

    /** What people look at. */
    DeliveryDesk desk() {
        return new DeliveryDesk(node.endpoints(), endpointRows, deliveryRows, attemptRows, node.replays(), node.sender(), SETTINGS, ledger.pending(),
                ledger.transactions(), ledger.ledger(), json);
    }

    private GuardedHttp http() {
        try {
            GuardedHttp http = new GuardedHttp(new AddressGuard(InetAddress::getAllByName, true), SSLContext.getDefault(), "single-window-callback/1", ANSWER_MAX, 128);
            connections.add(http);
            return http;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The process ends and another takes its place. */
    void restart() {
        restart(algorithm);
    }

    /** The same with another key of the window's. */
    void restart(String signedBy) {
        algorithm = signedBy;
        stop(node);
        nodes.remove(node);
        node = node();
    }

    private static void stop(Node ending) {
        try {
            ending.sender().destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** No endpoint of earlier tests is left. */
    void startAnew() {
        for (String table : List.of("callback_attempt", "callback_delivery", "callback_endpoint", "callback_receipt", "document")) {
            ledger.jdbc().sql("DELETE FROM " + table).update();
        }
    }

    /** An endpoint of the company that wants full events, active where its receiver echoes; its id. */
    String endpoint(Receiver receiver, String... types) {
        Endpoints.Done done = node.endpoints().create(COMPANY, COMPANY.uscc(), new EndpointRequest(
                receiver.url(), new java.util.LinkedHashSet<>(List.of(types)), null, Endpoint.Form.FULL, "ops@warehouse.example")).join();
        secrets.put(done.endpoint().id(), done.secret());
        return done.endpoint().id();
    }

    /** Something that concerns the company; the number of its entry. */
    long event(String type, String subject) {
        return event(type, subject, "{\"n\":" + log.size() + "}");
    }

    long event(String type, String subject, String content) {
        ledger.transactions().executeWithoutResult(status -> ledger.pending().add(type, subject, List.of(COMPANY.uscc()), content));
        ledger.ledger().awaitDurable();
        // what is told of deliveries may come behind it
        return ledger.jdbc().sql("SELECT MAX(number) FROM entry WHERE type = ? AND ref = ?").params(type, subject).query(Long.class).single();
    }

    /** Takes over and sends until nothing is due any more. */
    void round() {
        Awaitility.await().atMost(DONE_MAX).pollInterval(Duration.ofMillis(10)).until(() -> {
            node.fanOut().run();
            node.sender().sendDue();
            return node.sender().underWay() == 0 && endpointRows.behind(log.size()).isEmpty() && endpointRows.due(clock.millis()).isEmpty();
        });
    }

    /** Time passes, and what is due then is sent. */
    void after(Duration time) {
        clock.advance(time);
        round();
    }

    Endpoint state(String id) {
        return endpointRows.find(id).orElseThrow();
    }

    /** An endpoint's deliveries of events, the oldest entry first. */
    List<Delivery> deliveries(String endpointId) {
        return deliveryRows.list(endpointId, new DeliveryFilter(null, null, null, null), null, 10_000).stream()
                .filter(delivery -> delivery.entry() != null).sorted(java.util.Comparator.comparing(Delivery::entry)).toList();
    }

    List<Attempt> attempts(String deliveryId) {
        return attemptRows.of(List.of(deliveryId)).getOrDefault(deliveryId, List.of());
    }

    /** The secret that was shown for an endpoint. */
    String secret(String endpointId) {
        return secrets.get(endpointId);
    }

    Node current() {
        return node;
    }

    TestLedger ledger() {
        return ledger;
    }

    MovableClock clock() {
        return clock;
    }

    @Override
    public void close() {
        nodes.forEach(TestCallbacks::stop);
        connections.forEach(GuardedHttp::close);
        ledger.close();
        dataSource.close();
    }
}
