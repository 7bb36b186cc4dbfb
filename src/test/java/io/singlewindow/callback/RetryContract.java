package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver.Reply;
import io.singlewindow.ledger.TestLedger.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was not taken is tried again by the clock, until it is dead or its endpoint disabled; whatever database holds it. */
abstract class RetryContract extends OnCallbacks {

    @Test
    void retriesPauseByTheClockUnderTheSameIdAndWhenAllFailedTheEndpointIsDisabled() {
        String endpoint = window.endpoint(receiver);
        receiver.answer(call -> Reply.of(503));
        long entry = window.event("consignment.state", "A");
        long held = window.event("consignment.state", "A");
        window.round();
        // the first at once
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
    void theLogIsToldOfWhatArrivedAndOfWhatIsDeadUnderItsEndpointAndNoCompanyIs() {
        String endpoint = window.endpoint(receiver, "consignment.state");
        long poison = window.event("consignment.state", "A");
        receiver.answer(call -> Reply.of(call.id().equals(evt(poison)) ? 400 : 200));
        long taken = window.event("consignment.state", "B");
        window.round();
        assertThat(ofDeliveries(endpoint)).as("of a challenge and of an attempt that failed").extracting(Told::type).containsExactly("callback.delivered");
        TestCallbacks.SETTINGS.pauses().forEach(window::after);
        List<Told> told = ofDeliveries(endpoint);
        assertThat(told).extracting(Told::type).containsExactly("callback.delivered", "callback.dead");
        assertThat(told).extracting(one -> one.content().path("webhookId").asString("")).containsExactly(evt(taken), evt(poison));
        assertThat(told).extracting(one -> one.content().path("attempts").asInt()).containsExactly(1, 10);
        assertThat(told).extracting(one -> one.content().path("status").asInt()).containsExactly(200, 400);
        assertThat(told).allSatisfy(one -> {
            assertThat(one.audience()).isEmpty();
            assertThat(one.content().path("endpointId").asString("")).isEqualTo(endpoint);
            assertThat(one.content().path("type").asString("")).isEqualTo("consignment.state");
        });
    }

    private List<Told> ofDeliveries(String endpoint) {
        return window.ledger().told(endpoint).stream().filter(told -> told.type().startsWith("callback.")).toList();
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
    void theDeadAreCountedForADayUnlessTheyAreSentAgainAndListedAsLongAsTheyAreKept() {
        CallbackState callbacks = new CallbackState(window.deliveryRows, window.clock());
        String endpoint = window.endpoint(receiver, "consignment.state");
        receiver.answer(call -> Reply.of(410));
        long first = window.event("consignment.state", "A");
        window.round();
        assertThat(callbacks.dead()).isOne();
        window.clock().advance(Duration.ofDays(1));
        assertThat(callbacks.dead()).isOne();
        window.clock().advance(Duration.ofMillis(1));
        assertThat(callbacks.dead()).isZero();
        assertThat(window.deliveryRows.dead(null, 10)).extracting(Delivery::entry).containsExactly(first);

        receiver.answerAll(call -> call.isChallenge() ? new Reply(200, Map.of(), call.json().at("/data/challenge").asString()) : Reply.of(410));
        window.current().endpoints().resume(TestCallbacks.COMPANY, endpoint).join();
        long second = window.event("consignment.state", "B");
        window.round();
        assertThat(callbacks.dead()).as("a new one is an alarm again").isOne();
        window.current().replays().one(TestCallbacks.COMPANY, endpoint,
                window.deliveries(endpoint).stream().filter(one -> one.entry() == second).findFirst().orElseThrow().id());
        assertThat(callbacks.dead()).isZero();
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
}
