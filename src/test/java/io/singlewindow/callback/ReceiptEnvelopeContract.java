package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.callback.Receiver.Reply;
import io.singlewindow.client.ReceiptVerifier;
import io.singlewindow.client.ReceiptVerifier.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receipt in the messages' own format comes signed by the window in a full callback, and what was read before stays what it was. */
abstract class ReceiptEnvelopeContract extends OnCallbacks {

    private static final String CEB = "<CEB312Message guid=\"1\" version=\"1.0\"><OrderReturn><returnInfo>收到</returnInfo></OrderReturn></CEB312Message>";

    private long receipt(String subject, String ceb) {
        return window.event("receipt.issued", subject, JsonMapper.builder().build().writeValueAsString(Map.of("party", "customs", "ceb", ceb)));
    }

    private static ReceiptVerifier.Result verified(Call call) throws IOException {
        List<X509Certificate> issuers = new ArrayList<>();
        for (String name : List.of("ca-sm2.crt", "ca-rsa.crt")) {
            issuers.addAll(ReceiptVerifier.certificates(Files.readAllBytes(Path.of("certs-dev", name))));
        }
        return new ReceiptVerifier(issuers, "12330000TERT00083W")
                .verify(call.json().at("/data/dxp").asString("").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFullCallbackCarriesItsReceiptInADxpMsgThatTheWindowSigned() throws IOException {
        window.endpoint(receiver);
        long entry = receipt("C", CEB);
        window.round();
        Call call = receiver.events().get(0);
        ReceiptVerifier.Result result = verified(call);
        assertThat(result.verdict()).isEqualTo(Verdict.SIGNED);
        assertThat(new String(result.receipt(), StandardCharsets.UTF_8)).isEqualTo(CEB);
        assertThat(call.json().at("/data/ceb").asString()).as("as ever").isEqualTo(CEB);
        assertThat(call.json().at("/data/dxp").asString()).contains("<dxp:MsgType>CEB312Message</dxp:MsgType>", "DXPENTZJSW000001", String.valueOf(entry));
        assertThat(call.json().propertyNames()).containsExactly("cursor", "id", "type", "time", "subject", "data");
        JsonNode inbox = JsonMapper.builder().build().valueToTree(window.inbox.read(TestCallbacks.COMPANY.uscc(), entry - 1, Set.of(), 1).items().get(0));
        assertThat(inbox.at("/data").propertyNames()).as("the inbox vouches by its connection").containsExactlyInAnyOrder("party", "ceb");
    }

    @Test
    void itIsTheSameAtEveryAttemptReplayAndEndpointWhateverKeyTheWindowHasByThen() {
        String endpoint = window.endpoint(receiver);
        try (Receiver other = new Receiver()) {
            window.endpoint(other);
            receiver.answer(call -> Reply.of(503));
            long entry = receipt("C", CEB);
            window.round();
            window.restart("RSA-SHA256");
            receiver.answer(call -> Reply.of(200));
            window.after(Duration.ofSeconds(5));
            window.current().replays().one(TestCallbacks.COMPANY, endpoint, window.deliveries(endpoint).stream().filter(one -> one.entry() == entry).findFirst().orElseThrow().id());
            window.round();
            assertThat(receiver.events()).hasSize(3).extracting(Call::body).containsOnly(receiver.events().get(0).body());
            assertThat(other.events().get(0).json().at("/data/dxp")).isEqualTo(receiver.events().get(0).json().at("/data/dxp"));
            // and what people are shown is what was signed
            DeliveryDesk.Sent sent = window.desk().sent(TestCallbacks.COMPANY, endpoint, window.deliveries(endpoint).get(0).id());
            assertThat(sent.attempts()).hasSize(3).allSatisfy(attempt -> assertThat(attempt.signed()).isNotNull());
        }
    }

    @Test
    void whereThereIsNoReceiptThereIsNoEnvelope() {
        window.endpoint(receiver);
        window.event("consignment.state", "A");
        receipt("B", "no message at all");
        window.event("receipt.issued", "C", "{\"party\":\"forex\",\"ceb\":null}");
        window.round();
        assertThat(receiver.events()).hasSize(3).filteredOn(call -> call.json().get("subject").asString().equals("A"))
                .allSatisfy(call -> assertThat(call.json().at("/data").has("dxp")).isFalse());
        assertThat(receiver.events()).filteredOn(call -> !call.json().get("subject").asString().equals("A"))
                .hasSize(2).allSatisfy(call -> assertThat(call.json().at("/data/dxp").isNull()).isTrue());
    }

    @Test
    void whatWasMadeBeforeThereWereEnvelopesGoesOnWithout() {
        String endpoint = window.endpoint(receiver);
        receipt("C", CEB);
        window.current().fanOut().run();
        window.ledger().jdbc().sql("UPDATE callback_delivery SET enveloped = FALSE WHERE endpoint_id = ?").param(endpoint).update();
        window.round();
        assertThat(receiver.events().get(0).json().at("/data").propertyNames()).containsExactlyInAnyOrder("party", "ceb");
    }

    @Test
    void itIsKeptAsLongAsDeliveriesAre() {
        window.endpoint(receiver);
        receipt("C", CEB);
        window.round();
        CallbackRetention retention = new CallbackRetention(window.endpointRows, window.deliveryRows, window.envelopes("SM2"), window.inbox,
                window.ledger().transactions(), TestCallbacks.SETTINGS, window.clock());
        retention.run();
        assertThat(kept()).hasSize(1);
        window.clock().advance(Duration.ofDays(31));
        retention.run();
        assertThat(kept()).isEmpty();
    }

    private List<Long> kept() {
        return window.ledger().jdbc().sql("SELECT entry_number FROM callback_receipt").query(Long.class).list();
    }
}
