package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.callback.Receiver.Reply;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What companies do with their endpoints, whatever database holds them. */
abstract class EndpointContract extends OnCallbacks {

    private static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null);

    private static ProblemException problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return Assertions.catchThrowableOfType(ProblemException.class, call);
    }

    private static Map<String, List<String>> headers(Call call) {
        return call.headers().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }

    @Test
    void aSecretIsShownOnceAndLiesSealedInTheDatabase() throws Exception {
        String endpoint = window.endpoint(receiver);
        byte[] stored = window.ledger().jdbc().sql("SELECT secret FROM callback_endpoint WHERE id = ?").param(endpoint)
                .query((row, n) -> row.getBytes(1)).single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(window.secret(endpoint));
        assertThat(window.current().json().of(window.state(endpoint)).toString()).doesNotContain("whsec_");
        new Webhook(window.secret(endpoint)).verify(receiver.calls().get(0).body(), headers(receiver.calls().get(0)));
    }

    @Test
    void anotherCompanysEndpointDoesNotExist() {
        String endpoint = window.endpoint(receiver);
        assertThat(problem(() -> window.current().endpoints().of(TestCallbacks.OTHER, endpoint)).status()).isEqualTo(404);
        assertThat(problem(() -> window.current().endpoints().delete(TestCallbacks.OTHER, endpoint)).status()).isEqualTo(404);
        assertThat(problem(() -> window.current().replays().all(TestCallbacks.OTHER, endpoint, ALL, 0)).status()).isEqualTo(404);
    }

    @Test
    void aPrincipalHasABoundedNumberOfEndpoints() {
        IntStream.range(0, TestCallbacks.SETTINGS.endpointsPerPrincipalMax()).forEach(i -> window.endpoint(receiver));
        ProblemException refused = problem(() -> window.endpoint(receiver));
        assertThat(refused.code()).isEqualTo(ErrorCode.SYS_022);
        window.current().endpoints().delete(TestCallbacks.COMPANY,
                window.endpointRows.of(TestCallbacks.COMPANY.uscc(), "", 10).get(0).id());
        window.endpoint(receiver);
    }

    @Test
    void bothSecretsSignWhileTheOldOneIsValid() throws Exception {
        String endpoint = window.endpoint(receiver);
        String old = window.secret(endpoint);
        String fresh = window.current().endpoints().rotate(TestCallbacks.COMPANY, endpoint).secret();
        window.event("consignment.state", "A");
        window.round();
        Call during = receiver.events().get(0);
        assertThat(during.headers().get("webhook-signature").split(" ")).hasSize(2);
        new Webhook(old).verify(during.body(), headers(during));
        new Webhook(fresh).verify(during.body(), headers(during));
        window.clock().advance(TestCallbacks.SETTINGS.oldSecretValid());
        window.event("consignment.state", "A");
        window.round();
        Call afterwards = receiver.events().get(1);
        assertThat(afterwards.headers().get("webhook-signature").split(" ")).hasSize(1);
        new Webhook(fresh).verify(afterwards.body(), headers(afterwards));
        assertThatThrownBy(() -> new Webhook(old).verify(afterwards.body(), headers(afterwards))).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void aTestIsSentOnceWhateverTheStateAndShowsWhatWasAnswered() {
        receiver.answerAll(call -> new Reply(500, Map.of(), "not yet"));
        String endpoint = window.endpoint(receiver);
        assertThat(window.state(endpoint).state()).isEqualTo(Endpoint.State.PENDING);
        Map.Entry<String, Attempt> sent = window.current().endpoints().test(TestCallbacks.COMPANY, endpoint).join();
        assertThat(sent.getValue().status()).isEqualTo(500);
        assertThat(new String(sent.getValue().responseBody(), StandardCharsets.UTF_8)).isEqualTo("not yet");
        assertThat(receiver.calls().get(1).type()).isEqualTo("endpoint.test");
        assertThat(window.attempts(sent.getKey())).hasSize(1);
        window.after(Duration.ofSeconds(4));
        assertThat(receiver.calls()).as("a test is not tried again").hasSize(2);
    }

    @Test
    void anotherAddressHasToAnswerAChallengeOfItsOwn() {
        String endpoint = window.endpoint(receiver);
        try (Receiver other = new Receiver()) {
            other.answerAll(call -> Reply.of(200));
            Endpoints.Done changed = window.current().endpoints().change(TestCallbacks.COMPANY, endpoint,
                    new EndpointRequest(other.url(), null, null, null, null)).join();
            assertThat(changed.endpoint().state()).isEqualTo(Endpoint.State.PENDING);
            assertThat(changed.attempt().cause()).isEqualTo("the answer does not hold the challenge");
            other.answer(call -> Reply.of(200));
            assertThat(window.current().endpoints().verify(TestCallbacks.COMPANY, endpoint).join().endpoint().state()).isEqualTo(Endpoint.State.ACTIVE);
            assertThat(window.current().endpoints().change(TestCallbacks.COMPANY, endpoint,
                    new EndpointRequest(null, Set.of("consignment.state"), null, null, null)).join().attempt()).as("types alone need none").isNull();
        }
    }

    @Test
    void aStateThatDoesNotAllowItIsSaid() {
        String endpoint = window.endpoint(receiver);
        ProblemException refused = problem(() -> window.current().endpoints().verify(TestCallbacks.COMPANY, endpoint));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo(ErrorCode.SYS_025);
    }

    @Test
    void aDeletedEndpointGetsNothingMoreAndLeavesNothing() {
        String endpoint = window.endpoint(receiver);
        window.event("consignment.state", "A");
        window.round();
        window.current().endpoints().delete(TestCallbacks.COMPANY, endpoint);
        window.event("consignment.state", "A");
        window.round();
        assertThat(receiver.events()).hasSize(1);
        for (String table : List.of("callback_attempt", "callback_delivery", "callback_endpoint")) {
            assertThat(window.ledger().jdbc().sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single()).as(table).isZero();
        }
    }

    @Test
    void replaysKeepTheirIdAndSayThatTheyAreReplays() {
        String endpoint = window.endpoint(receiver);
        window.event("consignment.state", "A");
        window.round();
        Delivery delivered = window.deliveries(endpoint).get(0);
        window.current().replays().one(TestCallbacks.COMPANY, endpoint, delivered.id());
        window.round();
        assertThat(receiver.events()).hasSize(2).extracting(Call::id).containsOnly(delivered.webhookId());
        assertThat(receiver.events()).extracting(call -> call.headers().get("webhook-replay")).containsExactly(null, "true");
        assertThat(receiver.events().get(1).body()).isEqualTo(receiver.events().get(0).body());
        assertThat(window.attempts(delivered.id())).extracting(Attempt::number).containsExactly(1, 2);
    }

    @Test
    void allThatAFilterChoosesAreReplayedInOrderWhenTheirNumberIsRight() {
        String endpoint = window.endpoint(receiver);
        List<Long> entries = IntStream.range(0, 4).mapToObj(i -> window.event("consignment.state", "subject " + i % 2)).toList();
        window.event("receipt.issued", "subject 0");
        window.round();
        receiver.forget();
        DeliveryFilter states = new DeliveryFilter(Delivery.State.DELIVERED, "consignment.state", null, null);
        ProblemException wrong = problem(() -> window.current().replays().all(TestCallbacks.COMPANY, endpoint, states, 5));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.code()).isEqualTo(ErrorCode.SYS_024);
        assertThat(wrong.findings().get(0).expected()).isEqualTo("4");
        assertThat(window.current().replays().all(TestCallbacks.COMPANY, endpoint, states, 4)).isEqualTo(4);
        window.round();
        Map<String, List<Long>> bySubject = receiver.events().stream().collect(Collectors.groupingBy(call -> call.json().get("subject").asString(),
                HashMap::new, Collectors.mapping(call -> call.json().get("cursor").asLong(), Collectors.toList())));
        assertThat(bySubject).containsEntry("subject 0", List.of(entries.get(0), entries.get(2)))
                .containsEntry("subject 1", List.of(entries.get(1), entries.get(3)));
        IntStream.range(0, 2).forEach(i -> window.event("consignment.state", "more"));
        window.round();
        ProblemException tooMany = problem(() -> window.current().replays().all(TestCallbacks.COMPANY, endpoint, ALL, 7));
        assertThat(tooMany.code()).isEqualTo(ErrorCode.SYS_026);
    }

    @Test
    void aDeliveryShowsTheExactStringThatWasSigned() throws Exception {
        String endpoint = window.endpoint(receiver);
        window.event("consignment.state", "A", "{\"message\":\"放行\"}");
        window.round();
        Delivery delivery = window.deliveries(endpoint).get(0);
        Map<String, Object> shown = window.current().json().of(window.state(endpoint), delivery, window.attempts(delivery.id()));
        Map<?, ?> attempt = (Map<?, ?>) ((List<?>) shown.get("attempts")).get(0);
        Call call = receiver.events().get(0);
        assertThat(attempt.get("signed")).isEqualTo(call.id() + "." + call.headers().get("webhook-timestamp") + "." + call.body());
        assertThat(attempt.get("requestHeaders").toString()).contains("webhook-signature: " + call.headers().get("webhook-signature"));
        assertThat(attempt.get("status")).isEqualTo(200);
        assertThat(shown.toString()).doesNotContain("whsec_");
    }
}
