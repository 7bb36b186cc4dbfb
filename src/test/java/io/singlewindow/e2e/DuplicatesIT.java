package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.Message;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.XmlSigner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same submission gets the same answer, byte for byte, however it is signed or wrapped. */
class DuplicatesIT {

    private static final int AT_ONCE = 200;

    private final Window window = SharedSandbox.window();

    @Test
    void ofTwoHundredAtOnceOneIsStoredAndAllAreAnsweredAlike() {
        byte[] order = window.samples("import", "", "SM2", "9610").samples().get(0).message();
        allAlike(repeat(i -> order));
    }

    @Test
    void signedAfreshItIsTheSameSubmission() {
        byte[] order = window.samples("import", "", "SM2", "9610").samples().get(0).message();
        allAlike(repeat(i -> i % 2 == 0 ? order : window.sign(order, "platform", "SM2")));
    }

    @Test
    void inANewEnvelopeItIsTheSameSubmission() {
        byte[] order = window.samples("export", "", "SM2", "9610").samples().get(0).message();
        allAlike(repeat(i -> i % 3 == 0 ? order : envelope(order, i)));
    }

    @Test
    void anIdempotencyKeyRepeatsWhateverWasAnsweredAndRefusesOtherContent() {
        byte[] garbage = "<not-a-message/>".getBytes();
        Map<String, String> headers = Map.of("Content-Type", "application/xml", "Idempotency-Key", "k-" + System.nanoTime());
        Window.Answer first = window.post("/api/v1/submissions", Window.ANYONE, headers, garbage);
        Window.Answer again = window.post("/api/v1/submissions", Window.ANYONE, headers, garbage);
        assertThat(first.status()).isEqualTo(422);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
        Window.Answer other = window.post("/api/v1/submissions", Window.ANYONE, headers, "<another/>".getBytes());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("code").asString()).isEqualTo("DUP-002");
    }

    @Test
    void otherContentUnderTheSameGuidIsRejectedWithBothDigests() {
        byte[] order = window.samples("import", "", "SM2", "9610").samples().get(0).message();
        Window.Answer first = window.submit(order);
        String changed = new String(order).replace("洗发水", "护发素");
        Window.Answer second = window.submit(window.sign(changed.getBytes(), "platform", "SM2"));
        assertThat(second.status()).isEqualTo(422);
        JsonNode finding = second.json().get("findings").get(0);
        assertThat(finding.get("code").asString()).isEqualTo("DUP-001");
        assertThat(finding.get("given").asString()).isEqualTo(second.json().get("digest").get("content").asString());
        assertThat(finding.get("expected").asString()).contains(first.json().get("digest").get("content").asString());
    }

    private List<byte[]> repeat(java.util.function.IntFunction<byte[]> message) {
        return IntStream.range(0, AT_ONCE).parallel().mapToObj(message).toList();
    }

    private static byte[] envelope(byte[] message, int number) {
        Message.Envelope envelope = new Message.Envelope("DXPENT0000000001" + System.nanoTime() + number, "DXPENT0000000001",
                List.of("DXPEDCCEB0000003"), "CEB303Message");
        return XmlSigner.sign(DxpMessages.message(envelope, Instant.now(), message, Map.of()),
                DevKeys.of("platform", SignatureAlgorithm.SM2), SignatureAlgorithm.SM2, null);
    }

    private void allAlike(List<byte[]> messages) {
        int threads = 50;
        ExecutorService senders = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        List<CompletableFuture<Window.Answer>> answers = new ArrayList<>();
        for (byte[] message : messages) {
            answers.add(CompletableFuture.supplyAsync(atOnce(together, message), senders));
        }
        List<Window.Answer> all = answers.stream().map(CompletableFuture::join).toList();
        senders.shutdown();
        assertThat(all).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo(all.get(0).body());
        });
        assertThat(all.stream().filter(answer -> answer.headers().firstValue("Idempotent-Replay").isEmpty())).hasSize(1);
        String guid = all.get(0).json().get("guid").asString();
        assertThat(window.get("/api/v1/submissions?guid=" + guid, Window.ANYONE).json().get("items")).hasSize(1);
    }

    private Supplier<Window.Answer> atOnce(CyclicBarrier together, byte[] message) {
        return () -> {
            try {
                together.await();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
            return window.submit(message);
        };
    }
}
