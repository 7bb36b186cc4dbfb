package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The events of a subject arrive once and in their order, and hold up no other; whatever database holds them. */
abstract class SubjectOrderContract extends OnCallbacks {

    private static final int SECONDS_MAX = 30;

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
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(entries.stream().map(OnCallbacks::evt).toList());
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
    void whatWaitsForOneThatIsDeletedForItsAgeGoesOn() {
        String endpoint = window.endpoint(receiver);
        window.event("consignment.state", "A");
        window.current().fanOut().run();
        window.clock().advance(Duration.ofDays(31));
        long young = window.event("consignment.state", "A");
        window.current().fanOut().run();
        window.current().endpoints().pause(TestCallbacks.COMPANY, endpoint);
        assertThat(window.deliveries(endpoint)).filteredOn(one -> one.nextAttemptAtMillis() != null).extracting(Delivery::entry).doesNotContain(young);
        new CallbackRetention(window.endpointRows, window.deliveryRows, window.envelopes("SM2"), window.inbox, window.ledger().transactions(), TestCallbacks.SETTINGS, window.clock()).run();
        assertThat(window.deliveries(endpoint)).filteredOn(one -> one.nextAttemptAtMillis() != null).extracting(Delivery::entry).containsExactly(young);
    }
}
