package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.callback.DeliveryDesk.Choice;
import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.callback.Receiver.Reply;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events reach each endpoint that wants them as soon as it is active, and are kept for their time; whatever database holds them. */
abstract class DeliveryContract extends OnCallbacks {

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
    void aDeliveryIsShownUnderTheIdThatTheReceiverGotWithTheBodyAndWhatWasSignedToItsCompanyAlone() {
        String id = window.endpoint(receiver, "consignment.state");
        long entry = window.event("consignment.state", "A", "{\"state\":\"放行\"}");
        window.round();
        DeliveryDesk desk = window.desk();
        String delivery = window.deliveries(id).get(0).id();
        assertThat(desk.find(TestCallbacks.COMPANY, id, delivery).webhookId()).isEqualTo(evt(entry));
        Call call = receiver.events().get(0);
        DeliveryDesk.Sent sent = desk.sent(TestCallbacks.COMPANY, id, delivery);
        assertThat(sent.body()).isEqualTo(new DeliveryDesk.Text(call.body(), 0));
        assertThat(sent.attempts()).singleElement().satisfies(one -> {
            assertThat(one.signed()).isEqualTo(new DeliveryDesk.Text(evt(entry) + "." + call.headers().get("webhook-timestamp") + "." + call.body(), 0));
            assertThat(one.bodySha256()).isEqualTo(CallbackSender.sha256(call.body()));
        });
        DeliveryDesk.Sent operators = desk.sent(TestCallbacks.OPERATOR, id, delivery);
        assertThat(operators.body()).isNull();
        assertThat(operators.attempts()).singleElement().satisfies(one -> assertThat(one.signed()).isNull());
        assertThat(DeliveryDesk.Text.of("x".repeat(16_383) + "🚢end")).isEqualTo(new DeliveryDesk.Text("x".repeat(16_383), 5));
    }

    @Test
    void moreThanAreSentAgainAtOnceAreSentInSlicesOfTypeAndTime() {
        String id = window.endpoint(receiver, "consignment.state", "receipt.issued");
        Instant begin = window.clock().instant();
        int max = window.desk().replayMax();
        for (int hour = 0; hour < 2 * max; hour++) {
            window.event(hour % 2 == 0 ? "consignment.state" : "receipt.issued", "subject " + hour);
            window.round();
            window.clock().advance(Duration.ofHours(1));
        }
        DeliveryDesk desk = window.desk();
        Choice all = new Choice("DELIVERED", "", null, null);
        assertThat(desk.finished(TestCallbacks.OPERATOR, id, all)).isEqualTo(2 * max);
        assertThatThrownBy(() -> desk.replayAll(TestCallbacks.OPERATOR, id, all, 2 * max)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SYS_026));
        Instant middle = begin.plus(Duration.ofHours(max));
        for (Choice slice : List.of(new Choice("DELIVERED", "", null, middle), new Choice("DELIVERED", "", middle, null))) {
            assertThat(desk.list(TestCallbacks.OPERATOR, id, slice, null, 100)).filteredOn(one -> !one.type().equals(EventType.CHALLENGE)).hasSize(max);
            assertThat(desk.finished(TestCallbacks.OPERATOR, id, slice)).isEqualTo(max);
            assertThat(desk.replayAll(TestCallbacks.OPERATOR, id, slice, max)).isEqualTo(max);
        }
        window.round();
        assertThat(ids()).hasSize(4 * max);
        Choice type = new Choice("", "receipt.issued", begin, null);
        assertThat(desk.list(TestCallbacks.OPERATOR, id, type, null, 100)).hasSize(max).allSatisfy(one -> {
            assertThat(one.type()).isEqualTo("receipt.issued");
            assertThat(one.replayed()).isTrue();
        });
        assertThat(desk.replayAll(TestCallbacks.OPERATOR, id, type, max)).isEqualTo(max);
        assertThat(window.ledger().told(id)).filteredOn(told -> told.type().equals("ops.callbacks-replayed")).hasSize(3);
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
        new CallbackRetention(window.endpointRows, window.deliveryRows, window.envelopes("SM2"), window.inbox, window.ledger().transactions(), TestCallbacks.SETTINGS, window.clock()).run();
        assertThat(window.deliveries(endpoint)).extracting(Delivery::entry).containsExactly(young);
        assertThat(window.inbox.read(TestCallbacks.COMPANY.uscc(), old - 1, Set.of(), 10).items())
                .extracting(item -> item.get("cursor")).containsExactly(young);
        assertThat(window.log.entry(old)).as("the log keeps it").isPresent();
    }
}
