package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.callback.Receiver.Reply;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Events reach endpoints once, in order, and as long as it takes, whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveryContract {

    private static final int SECONDS_MAX = 30;

    private TestCallbacks window;
    private Receiver receiver;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = new TestCallbacks(database(), folder);
    }

    @BeforeEach
    void startAnew() {
        window.startAnew();
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    @AfterAll
    void close() {
        window.close();
    }

    private List<String> ids() {
        return receiver.events().stream().map(Call::id).toList();
    }

    private static String evt(long entry) {
        return "evt_" + entry;
    }

    @Test
    void eachEventThatIsWantedArrivesOnceAsItStandsInTheInbox() {
        String endpoint = window.endpoint(receiver, "consignment.state");
        long wanted = window.event("consignment.state", "A", "{\"state\":\"DECLARED\"}");
        window.event("receipt.issued", "A");
        long another = window.event("consignment.state", "B");
        window.round();
        window.round();
        assertThat(ids()).containsExactlyInAnyOrder(evt(wanted), evt(another));
        Call first = receiver.events().stream().filter(call -> call.id().equals(evt(wanted))).findFirst().orElseThrow();
        assertThat(first.json().toString()).isEqualTo(tools.jackson.databind.json.JsonMapper.builder().build()
                .valueToTree(window.inbox.read(TestCallbacks.COMPANY.uscc(), wanted - 1, Set.of(), 1).items().get(0)).toString());
        assertThat(first.json().at("/data/state").asString()).isEqualTo("DECLARED");
        assertThat(window.deliveries(endpoint)).allSatisfy(one -> assertThat(one.state()).isEqualTo(Delivery.State.DELIVERED));
    }

    @Test
    void aThinEventSaysWhereToReadAboutIt() {
        window.current().endpoints().create(TestCallbacks.COMPANY, TestCallbacks.COMPANY.uscc(),
                new EndpointRequest(receiver.url(), null, Set.of(SubjectKind.CONSIGNMENT), null, null)).join();
        long entry = window.event("consignment.state", "A");
        window.event("submission.accepted", "another kind of subject");
        window.round();
        assertThat(receiver.events()).hasSize(1);
        assertThat(receiver.events().get(0).json().has("data")).isFalse();
        assertThat(receiver.events().get(0).json().get("link").asString()).isEqualTo("/api/v1/inbox?after=" + (entry - 1) + "&limit=1");
    }

    @Test
    void twoNodesAndTwoRestartsLoseNothingRepeatNothingAndKeepEachSubjectsOrder() throws Exception {
        String endpoint = window.endpoint(receiver);
        TestCallbacks.Node other = window.node();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Long> entries = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            for (int i = 0; i < 40; i++) {
                entries.add(window.event("consignment.state", "subject " + i % 7));
            }
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<?>> runs = new ArrayList<>();
            for (TestCallbacks.Node node : List.of(window.current(), other)) {
                runs.add(threads.submit(() -> {
                    together.await(SECONDS_MAX, TimeUnit.SECONDS);
                    for (int i = 0; i < 5; i++) {
                        node.fanOut().run();
                        node.sender().sendDue();
                    }
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get(SECONDS_MAX, TimeUnit.SECONDS);
            }
            if (part < 2) {
                window.restart();
            }
        }
        threads.shutdown();
        window.round();
        // what the other node still has under way is its own to end
        org.awaitility.Awaitility.await().until(() -> other.sender().underWay() == 0 && window.deliveries(endpoint).stream()
                .allMatch(one -> one.state() == Delivery.State.DELIVERED));
        assertThat(window.deliveries(endpoint)).extracting(Delivery::entry).containsExactlyElementsOf(entries);
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(entries.stream().map(DeliveryContract::evt).toList());
        for (int i = 0; i < 7; i++) {
            String subject = "subject " + i;
            assertThat(receiver.events().stream().filter(call -> call.json().get("subject").asString().equals(subject))
                    .map(call -> call.json().get("cursor").asLong())).isSorted();
        }
    }

    @Test
    void aPoisonedEventHoldsUpItsOwnSubjectOnly() {
        String endpoint = window.endpoint(receiver);
        long poison = window.event("consignment.state", "A");
        receiver.answer(call -> Reply.of(call.id().equals(evt(poison)) ? 500 : 200));
        long behind = window.event("consignment.state", "A");
        List<String> others = List.of(evt(window.event("consignment.state", "B")), evt(window.event("consignment.state", "B")),
                evt(window.event("consignment.state", "C")));
        window.round();
        assertThat(ids()).contains(evt(poison)).containsAll(others).doesNotContain(evt(behind));
        window.after(Duration.ofSeconds(5));
        assertThat(ids()).doesNotContain(evt(behind));
        receiver.answer(call -> Reply.of(200));
        window.after(Duration.ofMinutes(5));
        assertThat(ids()).containsSubsequence(evt(poison), evt(poison), evt(poison), evt(behind));
        assertThat(window.deliveries(endpoint)).allSatisfy(one -> assertThat(one.state()).isEqualTo(Delivery.State.DELIVERED));
    }

    @Test
    void retriesPauseByTheClockUnderTheSameIdAndWhenAllFailedTheEndpointIsDisabled() {
        String endpoint = window.endpoint(receiver);
        receiver.answer(call -> Reply.of(503));
        long entry = window.event("consignment.state", "A");
        long held = window.event("consignment.state", "A");
        window.round();
        int made = 1;
        for (Duration pause : TestCallbacks.SETTINGS.pauses()) {
            assertThat(ids()).hasSize(made);
            window.after(pause.minusMillis(1));
            assertThat(ids()).as("just before %s", pause).hasSize(made);
            window.after(Duration.ofMillis(1));
            made++;
            assertThat(ids()).as("after %s", pause).hasSize(made).containsOnly(evt(entry));
        }
        Delivery dead = window.deliveries(endpoint).get(0);
        assertThat(dead.state()).isEqualTo(Delivery.State.DEAD);
        assertThat(window.attempts(dead.id())).hasSize(10).allSatisfy(attempt -> assertThat(attempt.status()).isEqualTo(503));
        assertThat(window.state(endpoint).state()).isEqualTo(Endpoint.State.DISABLED);
        assertThat(window.state(endpoint).reason()).isEqualTo("10 attempts failed, the last: HTTP status 503");
        assertThat(told(endpoint, "endpoint.disabled")).hasSize(1);
        window.after(Duration.ofDays(3));
        assertThat(ids()).as("nothing goes to a disabled endpoint").hasSize(10);

        receiver.answer(call -> Reply.of(200));
        assertThat(window.current().endpoints().resume(TestCallbacks.COMPANY, endpoint).join().endpoint().state()).isEqualTo(Endpoint.State.ACTIVE);
        window.round();
        assertThat(ids()).as("what was held goes, and what is dead does not").hasSizeGreaterThan(10).contains(evt(held));
        assertThat(ids().subList(10, ids().size())).doesNotContain(evt(entry));
        assertThat(told(endpoint, "endpoint.recovered")).hasSize(1);
    }

    private List<Told> told(String endpoint, String type) {
        return window.ledger().told(endpoint).stream().filter(told -> told.type().equals(type))
                .filter(told -> told.audience().equals(Set.of(TestCallbacks.COMPANY.uscc()))).toList();
    }

    @Test
    void anEventThatAloneIsRefusedDiesAloneAndIsTold() {
        String endpoint = window.endpoint(receiver, "consignment.state", "endpoint.exhausted");
        long poison = window.event("consignment.state", "A");
        receiver.answer(call -> Reply.of(call.id().equals(evt(poison)) ? 400 : 200));
        long behind = window.event("consignment.state", "A");
        window.round();
        for (Duration pause : TestCallbacks.SETTINGS.pauses()) {
            window.event("consignment.state", "others " + pause);
            window.after(pause);
        }
        assertThat(window.deliveries(endpoint).get(0).state()).isEqualTo(Delivery.State.DEAD);
        assertThat(window.state(endpoint).state()).isEqualTo(Endpoint.State.ACTIVE);
        assertThat(told(endpoint, "endpoint.exhausted")).hasSize(1);
        window.round();
        assertThat(ids()).contains(evt(behind));
        assertThat(receiver.events()).anyMatch(call -> call.type().equals("endpoint.exhausted"));
        assertThat(window.deliveryRows.dead(null, 10)).extracting(Delivery::entry).containsExactly(poison);
    }

    @Test
    void retryAfterIsRespectedWithinItsBound() {
        String endpoint = window.endpoint(receiver);
        receiver.answer(call -> new Reply(429, Map.of("Retry-After", "3600"), ""));
        window.event("consignment.state", "A");
        window.round();
        long now = window.clock().millis();
        assertThat(window.deliveries(endpoint).get(0).nextAttemptAtMillis()).isEqualTo(now + 3_600_000);
        receiver.answer(call -> new Reply(503, Map.of("Retry-After", "99999999"), ""));
        window.after(Duration.ofHours(1));
        assertThat(window.deliveries(endpoint).get(0).nextAttemptAtMillis())
                .isEqualTo(window.clock().millis() + TestCallbacks.SETTINGS.retryAfterMax().toMillis());
        receiver.answer(call -> new Reply(503, Map.of("Retry-After", "1"), ""));
        window.after(Duration.ofHours(24));
        assertThat(window.deliveries(endpoint).get(0).nextAttemptAtMillis()).as("never sooner than the schedule")
                .isEqualTo(window.clock().millis() + Duration.ofMinutes(30).toMillis());
    }

    @Test
    void goneStopsAndDisables() {
        String endpoint = window.endpoint(receiver);
        receiver.answer(call -> Reply.of(410));
        long first = window.event("consignment.state", "A");
        long second = window.event("consignment.state", "A");
        window.round();
        assertThat(ids()).containsExactly(evt(first));
        assertThat(window.state(endpoint).state()).isEqualTo(Endpoint.State.DISABLED);
        assertThat(window.state(endpoint).reason()).contains("410");
        assertThat(told(endpoint, "endpoint.disabled")).hasSize(1);
        receiver.answer(call -> Reply.of(200));
        window.current().endpoints().resume(TestCallbacks.COMPANY, endpoint).join();
        window.round();
        assertThat(ids()).contains(evt(second));
    }

    @Test
    void redirectionsAndEverythingElseThatIsNotSuccessIsTriedAgain() {
        String endpoint = window.endpoint(receiver);
        window.event("consignment.state", "A");
        for (int status : new int[] {302, 404, 304, 500}) {
            receiver.answer(call -> new Reply(status, Map.of("Location", "/elsewhere"), ""));
            window.after(Duration.ofDays(1));
            assertThat(window.deliveries(endpoint).get(0).cause()).isEqualTo("HTTP status " + status);
        }
        receiver.answer(call -> Reply.of(204));
        window.after(Duration.ofDays(1));
        assertThat(window.deliveries(endpoint).get(0).state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void aPausedEndpointGetsWhatWasHeldWhenItGoesOn() {
        String endpoint = window.endpoint(receiver);
        window.current().endpoints().pause(TestCallbacks.COMPANY, endpoint);
        long held = window.event("consignment.state", "A");
        window.round();
        assertThat(ids()).isEmpty();
        window.current().endpoints().resume(TestCallbacks.COMPANY, endpoint).join();
        window.round();
        assertThat(ids()).containsExactly(evt(held));
    }

    @Test
    void nothingGoesToAnEndpointThatHasNotEchoedItsChallengeWhichIsAskedAgainBySchedule() {
        receiver.answerAll(call -> new Reply(200, Map.of(), "{\"challenge\":\"something else\"}"));
        String endpoint = window.endpoint(receiver);
        long held = window.event("consignment.state", "A");
        window.round();
        assertThat(window.state(endpoint).state()).isEqualTo(Endpoint.State.PENDING);
        assertThat(receiver.calls()).hasSize(1);
        receiver.answerAll(call -> call.isChallenge() ? new Reply(200, Map.of(), call.json().at("/data/challenge").asString()) : Reply.of(200));
        window.after(Duration.ofSeconds(5));
        assertThat(window.state(endpoint).state()).isEqualTo(Endpoint.State.ACTIVE);
        window.round();
        assertThat(ids()).containsExactly(evt(held));
        assertThat(receiver.calls().get(0).id()).as("the same challenge").isEqualTo(receiver.calls().get(1).id());
    }

    @Test
    void whatASenderTookAndDidNotEndIsSentByAnother() {
        String endpoint = window.endpoint(receiver);
        long entry = window.event("consignment.state", "A");
        window.current().fanOut().run();
        DeliveryStore.Due due = window.deliveryRows.due(window.state(endpoint), window.clock().millis(), 1).get(0);
        long until = window.clock().millis() + window.current().sender().lease().toMillis();
        assertThat(window.deliveryRows.lease(due, window.clock().millis(), until)).isTrue();
        assertThat(window.deliveryRows.lease(due, window.clock().millis(), until)).as("taken twice").isFalse();
        window.round();
        assertThat(ids()).isEmpty();
        window.after(window.current().sender().lease());
        assertThat(ids()).containsExactly(evt(entry));
    }

    @Test
    void anEndpointThatHangsIsGivenUpInTimeAndHoldsUpNoOther() {
        String hanging = window.endpoint(receiver);
        try (Receiver good = new Receiver()) {
            window.endpoint(good);
            receiver.answer(call -> Reply.never());
            for (int i = 0; i < 20; i++) {
                window.event("consignment.state", "subject " + i);
            }
            window.current().fanOut().run();
            window.current().sender().sendDue();
            org.awaitility.Awaitility.await().until(() -> good.events().size() == 20);
            assertThat(window.deliveries(hanging)).noneMatch(one -> one.state() == Delivery.State.DELIVERED);
            assertThat(receiver.events().size()).isLessThanOrEqualTo(TestCallbacks.SETTINGS.underWayPerEndpointMax());
            window.current().endpoints().pause(TestCallbacks.COMPANY, hanging);
            window.round();
            assertThat(window.deliveries(hanging)).anyMatch(one -> "no whole answer within PT2S".equals(one.cause()));
        }
    }

    @Test
    void whatIsOlderThanItsRetentionIsDeletedFromDeliveriesAndInbox() {
        String endpoint = window.endpoint(receiver);
        long old = window.event("consignment.state", "A");
        window.round();
        window.clock().advance(Duration.ofDays(31));
        long young = window.event("consignment.state", "A");
        window.round();
        new CallbackRetention(window.deliveryRows, window.inbox, window.ledger().transactions(), TestCallbacks.SETTINGS, window.clock()).run();
        assertThat(window.deliveries(endpoint)).extracting(Delivery::entry).containsExactly(young);
        assertThat(window.inbox.read(TestCallbacks.COMPANY.uscc(), old - 1, Set.of(), 10).items())
                .extracting(item -> item.get("cursor")).containsExactly(young);
        assertThat(window.log.entry(old)).as("the log keeps it").isPresent();
    }

    @Test
    void whatWaitsForOneThatIsDeletedForItsAgeGoesOn() {
        String endpoint = window.endpoint(receiver);
        window.event("consignment.state", "A");
        window.current().fanOut().run();
        window.clock().advance(Duration.ofDays(31));
        long young = window.event("consignment.state", "A");
        window.current().fanOut().run();
        window.current().endpoints().pause(TestCallbacks.COMPANY, endpoint);
        assertThat(window.deliveries(endpoint)).filteredOn(one -> one.nextAttemptAtMillis() != null).extracting(Delivery::entry).doesNotContain(young);
        new CallbackRetention(window.deliveryRows, window.inbox, window.ledger().transactions(), TestCallbacks.SETTINGS, window.clock()).run();
        assertThat(window.deliveries(endpoint)).filteredOn(one -> one.nextAttemptAtMillis() != null).extracting(Delivery::entry).containsExactly(young);
    }
}
