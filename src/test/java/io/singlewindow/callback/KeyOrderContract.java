package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a document's sender is told comes in its order from the message's acceptance on, before the document joins a consignment and
 * after; and what is refused holds up that document and its consignment, and nothing else.
 */
abstract class KeyOrderContract extends OnCallbacks {

    private static final Duration LONG = Duration.ofHours(6);

    private static final int ROUNDS_MAX = 200;

    private int made;

    /** A message that is filed, with so many documents; its id. */
    private String submission(int documents) {
        String id = String.format("%032x", 0xabc0_0000L + made++);
        for (int position = 1; position <= documents; position++) {
            window.ledger().jdbc().sql("INSERT INTO document (id, submission_id, position, entry_number, message_type, kind, direction, business_key, number, sender,"
                            + " app_type, ebp_code, ebc_code, order_no, logistics_code, logistics_no, standing, to_be_joined, fields)"
                            + " VALUES (?, ?, ?, 0, 'CEB511', 'WAYBILL', 'IMPORT', ?, ?, ?, '1', '', '', '', '', '', 'CURRENT', FALSE, '{}')")
                    .params(id + "-" + position, id, position, id + "-" + position, "W" + made, TestCallbacks.COMPANY.uscc()).update();
        }
        return id;
    }

    private static String consignment(int number) {
        return String.format("%032x", 0xdef0_0000L + number);
    }

    private void join(String document, String consignment) {
        window.ledger().jdbc().sql("UPDATE document SET consignment_id = ? WHERE id = ?").params(consignment, document).update();
    }

    private void poison(long... entries) {
        List<String> refused = Arrays.stream(entries).mapToObj(OnCallbacks::evt).toList();
        receiver.answer(call -> Reply.of(refused.contains(call.id()) ? 500 : 200));
    }

    @Test
    void whatASenderIsToldBeforeItsDocumentJoinsComesBeforeWhatHeIsToldAfter() {
        String endpoint = window.endpoint(receiver);
        String document = submission(1) + "-1";
        String parcel = consignment(1);
        long before = window.event("receipt.issued", document);
        poison(before);
        long second = window.event("receipt.issued", document);
        window.round();
        join(document, parcel);
        long state = window.event("consignment.state", parcel);
        long receipt = window.event("receipt.issued", parcel);
        List<String> others = List.of(evt(window.event("receipt.issued", submission(1) + "-1")), evt(window.event("consignment.state", consignment(2))));
        window.round();
        assertThat(ids()).contains(evt(before)).containsAll(others).doesNotContain(evt(second), evt(state), evt(receipt));
        assertThat(window.deliveries(endpoint)).filteredOn(one -> one.entry() == second).extracting(Delivery::subject).as("what it is about stays").containsExactly(document);
        receiver.answer(call -> Reply.of(200));
        receiver.forget();
        window.after(LONG);
        assertThat(ids()).containsExactly(evt(before), evt(second), evt(state), evt(receipt));
    }

    @Test
    void theAcceptanceOfAMessageOfOneDocumentComesBeforeItsReceiptsAndOneOfSeveralHoldsUpNone() {
        window.endpoint(receiver);
        String one = submission(1);
        String several = submission(3);
        long acceptedOne = window.event("submission.accepted", one);
        long ofSeveral = window.event("submission.accepted", several);
        poison(acceptedOne, ofSeveral);
        window.round();
        long receipt = window.event("receipt.issued", one + "-1");
        join(one + "-1", consignment(3));
        long state = window.event("consignment.state", consignment(3));
        long free = window.event("receipt.issued", several + "-2");
        window.round();
        assertThat(ids()).contains(evt(free)).doesNotContain(evt(receipt), evt(state));
        receiver.answer(call -> Reply.of(200));
        receiver.forget();
        window.after(LONG);
        assertThat(ids()).containsSubsequence(evt(acceptedOne), evt(receipt), evt(state)).contains(evt(ofSeveral));
    }

    @Test
    void whatIsReplayedGoesInItsPlaceBeforeWhatItsConsignmentStillWaitsFor() {
        String endpoint = window.endpoint(receiver);
        String document = submission(1) + "-1";
        long before = window.event("receipt.issued", document);
        window.round();
        join(document, consignment(4));
        long first = window.event("consignment.state", consignment(4));
        poison(first);
        long second = window.event("consignment.state", consignment(4));
        window.round();
        window.current().replays().one(TestCallbacks.COMPANY, endpoint,
                window.deliveries(endpoint).stream().filter(one -> one.entry() == before).findFirst().orElseThrow().id());
        receiver.answer(call -> Reply.of(200));
        receiver.forget();
        window.after(LONG);
        assertThat(ids()).containsSubsequence(evt(before), evt(second)).containsSubsequence(evt(first), evt(second)).hasSize(3);
    }

    @Test
    void ofWhatEndsForItsAgeNothingWaitsThatHasJoinedSince() {
        String endpoint = window.endpoint(receiver);
        String document = submission(1) + "-1";
        window.event("receipt.issued", document);
        window.current().fanOut().run();
        window.clock().advance(Duration.ofDays(31));
        join(document, consignment(5));
        long young = window.event("consignment.state", consignment(5));
        window.current().fanOut().run();
        assertThat(window.deliveries(endpoint)).filteredOn(one -> one.entry() == young).extracting(Delivery::nextAttemptAtMillis).containsOnlyNulls();
        new CallbackRetention(window.endpointRows, window.deliveryRows, window.envelopes("SM2"), window.inbox, window.ledger().transactions(), TestCallbacks.SETTINGS, window.clock()).run();
        window.round();
        assertThat(ids()).containsExactly(evt(young));
    }

    /** An event of the property: what it is about, and whether that had joined when it was told. */
    private record Event(long entry, String about, @Nullable String consignment) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 8, 9, 10, 12})
    void whateverComesAndFailsInWhicheverOrderEachLifeIsToldInItsOrderAndBlocksNoOther(long seed) {
        Random random = new Random(seed);
        String endpoint = window.endpoint(receiver);
        Map<String, Integer> failures = new ConcurrentHashMap<>();
        List<String> arrived = Collections.synchronizedList(new ArrayList<>());
        receiver.answer(call -> {
            boolean fails = failures.getOrDefault(call.id(), 0) > 0;
            if (fails) {
                failures.merge(call.id(), -1, Integer::sum);
            } else {
                arrived.add(call.id());
            }
            return Reply.of(fails ? 500 : 200);
        });
        Map<String, String> joined = new LinkedHashMap<>();
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            documents.add(submission(1) + "-1");
        }
        List<Event> events = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            String document = documents.get(random.nextInt(documents.size()));
            String parcel = consignment((int) seed * 100 + documents.indexOf(document) % 2);
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    String subject = joined.getOrDefault(document, document);
                    long entry = window.event(joined.containsKey(document) && random.nextBoolean() ? "consignment.state" : "receipt.issued", subject);
                    events.add(new Event(entry, document, joined.get(document)));
                    if (random.nextInt(4) == 0) {
                        failures.put(evt(entry), 1 + random.nextInt(3));
                    }
                }
                case 3 -> {
                    if (joined.put(document, parcel) == null && random.nextBoolean()) {
                        events.add(new Event(window.event("consignment.state", parcel), document, parcel));
                    }
                }
                case 4 -> {
                    window.round();
                    joined.forEach(this::join);
                    assertThat(blockedByOthers(endpoint, joined, failures)).as("seed %s, step %s", seed, step).isEmpty();
                }
                default -> window.clock().advance(Duration.ofSeconds(random.nextInt(600)));
            }
            joined.forEach(this::join);
        }
        // one after the other of a life fails up to three times
        for (int round = 0; round < ROUNDS_MAX && arrived.size() < events.size(); round++) {
            window.after(LONG);
        }
        assertThat(arrived).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(events.stream().map(event -> evt(event.entry())).toList());
        for (Event later : events) {
            for (Event earlier : events) {
                boolean sameLife = earlier.entry() < later.entry() && (later.consignment() == null ? earlier.about().equals(later.about()) && earlier.consignment() == null
                        : later.consignment().equals(earlier.consignment()) || earlier.consignment() == null && earlier.about().equals(later.about()));
                if (sameLife) {
                    assertThat(arrived.indexOf(evt(earlier.entry()))).as("seed %s: %s before %s", seed, earlier, later).isLessThan(arrived.indexOf(evt(later.entry())));
                }
            }
        }
    }

    /** Waiting events before which no refused one of their own life stands. */
    private List<Delivery> blockedByOthers(String endpoint, Map<String, String> joined, Map<String, Integer> failures) {
        Map<String, List<Delivery>> byLife = new HashMap<>();
        window.deliveries(endpoint).stream().filter(one -> one.state() == Delivery.State.WAITING)
                .forEach(one -> byLife.computeIfAbsent(joined.getOrDefault(one.subject(), one.subject()), life -> new ArrayList<>()).add(one));
        return byLife.values().stream().filter(life -> life.stream().noneMatch(one -> one.attempts() > 0)).map(life -> life.get(0)).toList();
    }
}
