package io.singlewindow.authority.customs;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.simulator.CustomsPost;
import io.singlewindow.authority.simulator.RunningSimulator;
import io.singlewindow.authority.simulator.SimulatorModes.Mode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The window's client and the simulated customs, over HTTP. */
class CustomsDeliveryTest {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final RunningSimulator simulator = RunningSimulator.shared();

    @AfterEach
    void reachable() {
        simulator.mode(Authority.CUSTOMS, Mode.OK);
    }

    private CustomsHttpClient client(Duration answerMax) {
        return client(simulator.url() + "/dxp", answerMax);
    }

    private static CustomsHttpClient client(String url, Duration answerMax) {
        return new CustomsHttpClient(() -> url,
                new CustomsSettings("http", "", "", List.of("0000"), Duration.ofSeconds(2), answerMax, "", ""), null);
    }

    private Delivery deliver(Outgoing outgoing) {
        return client(ANSWER_MAX).deliver(outgoing);
    }

    @Test
    void aMessageArrivesAsItWasSignedAndIsTaken() throws Exception {
        byte[] list = CustomsPost.list("TAKEN");
        Delivery delivery = deliver(CustomsPost.envelope(list));
        assertThat(delivery.outcome()).isEqualTo(Outcome.SENT);
        assertThat(delivery.externalNo()).startsWith("DXPENT0000000006");
        assertThat(delivery.detail()).isEqualTo("0000");
        JsonNode seen = simulator.received(Authority.CUSTOMS, "DDTAKEN").get(0);
        assertThat(seen.get("effect").asString()).isEqualTo("TAKEN");
        assertThat(seen.get("messageType").asString()).isEqualTo("CEB621");
        assertThat(seen.get("messageSha256").asString()).isEqualTo(sha256(list));
        assertThat(seen.get("envelopeSignature").get("valid").asBoolean()).isTrue();
        assertThat(seen.get("envelopeSignature").get("holder").asString()).isEqualTo("12330000TERT00083W");
        assertThat(seen.get("messageSignature").get("valid").asBoolean()).isTrue();
        assertThat(seen.get("messageSignature").get("holder").asString()).isEqualTo("91330100TERT000677");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void anEnvelopeThatTheWindowDidNotSignIsRefused() {
        assertRefused(CustomsPost.envelope(CustomsPost.list("FOREIGN"), "platform"), "1001");
        byte[] signed = CustomsPost.envelope(CustomsPost.list("FOREIGN")).body();
        String changed = new String(signed, StandardCharsets.UTF_8).replace("ReceiverId>DXPEDCCEB0000002<", "ReceiverId>DXPEDCCEB0000003<");
        assertRefused(CustomsPost.outgoing(changed.getBytes(StandardCharsets.UTF_8)), "1001");
        assertThat(simulator.received(Authority.CUSTOMS, "DDFOREIGN")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertRefused(CustomsPost.outgoing("no envelope".getBytes(StandardCharsets.UTF_8)), "0001");
        assertRefused(CustomsPost.outgoing(CustomsPost.list("BARE")), "0001");
        byte[] signed = CustomsPost.envelope(CustomsPost.list("CUT")).body();
        assertRefused(CustomsPost.outgoing(Arrays.copyOf(signed, signed.length - 20)), "0001");
    }

    @Test
    void aMessageThatDoesNotFitTheSchemaIsRefused() {
        byte[] list = CustomsPost.list("SCHEMA");
        String invalid = new String(list, StandardCharsets.UTF_8).replaceAll("<ceb:ebcCode>[^<]*</ceb:ebcCode>", "");
        assertRefused(CustomsPost.envelope(invalid.getBytes(StandardCharsets.UTF_8)), "0002");
        assertRefused(CustomsPost.envelope("<something/>".getBytes(StandardCharsets.UTF_8)), "0002");
    }

    private void assertRefused(Outgoing outgoing, String code) {
        Delivery delivery = deliver(outgoing);
        assertThat(delivery.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(delivery.detail()).startsWith(code + " ");
    }

    @Test
    void theSameBytesAgainHaveNoSecondEffect() {
        Outgoing outgoing = CustomsPost.envelope(CustomsPost.list("AGAIN"));
        assertThat(deliver(outgoing).outcome()).isEqualTo(Outcome.SENT);
        assertThat(deliver(outgoing).outcome()).isEqualTo(Outcome.SENT);
        List<JsonNode> seen = simulator.received(Authority.CUSTOMS, "DDAGAIN");
        assertThat(seen).extracting(one -> one.get("effect").asString()).containsExactly("TAKEN", "REPEATED");
        assertThat(seen.get(0).get("envelopeSha256")).isEqualTo(seen.get(1).get("envelopeSha256"));
        assertThat(seen.get(1).get("documents").get(0).get("refusal").asString()).isEqualTo("-621004");
    }

    @ParameterizedTest
    @CsvSource({"DOWN,HTTP status 503", "RESET,Exception", "GARBAGE,no DxpRep", "HANG,no answer within PT1S"})
    void whatDoesNotArriveHasFailedAndArrivesLater(Mode mode, String cause) {
        Outgoing outgoing = CustomsPost.envelope(CustomsPost.list("MODE-" + mode));
        simulator.mode(Authority.CUSTOMS, mode);
        long before = System.nanoTime();
        Delivery failed = client(Duration.ofSeconds(1)).deliver(outgoing);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.detail()).contains(cause);
        assertThat(simulator.received(Authority.CUSTOMS, "DDMODE-" + mode)).isEmpty();
        simulator.mode(Authority.CUSTOMS, Mode.OK);
        assertThat(deliver(outgoing).outcome()).isEqualTo(Outcome.SENT);
        assertThat(simulator.received(Authority.CUSTOMS, "DDMODE-" + mode)).hasSize(1);
    }

    @Test
    void whatIsLostOnTheFirstWayArrivesOnTheSecond() {
        Outgoing outgoing = CustomsPost.envelope(CustomsPost.list("WAY-LOST"));
        assertThat(deliver(outgoing).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deliver(outgoing).outcome()).isEqualTo(Outcome.SENT);
        assertThat(simulator.received(Authority.CUSTOMS, "DDWAY-LOST")).extracting(one -> one.get("effect").asString())
                .containsExactly("SWALLOWED", "TAKEN");
    }
}
