package io.singlewindow.authority.customs;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.simulator.AnswerReceiver.Received;
import io.singlewindow.authority.simulator.CustomsPost;
import io.singlewindow.authority.simulator.CustomsPost.Receipt;
import io.singlewindow.authority.simulator.RunningSimulator;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the simulated customs sends, and when: its tables say it, its clock brings it. */
class CustomsAnswersTest {

    /** Longer than any scenario takes. */
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final SignatureVerifier VERIFIER = verifier();

    private final RunningSimulator simulator = RunningSimulator.shared();

    private static SignatureVerifier verifier() {
        try (InputStream anchor = CustomsAnswersTest.class.getResourceAsStream("/certs-dev/ca-sm2.crt")) {
            return new SignatureVerifier(new Certificates(new ArrayList<>(Certificates.read(anchor.readAllBytes()))), Instant.EPOCH);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void send(byte[] message) {
        CustomsSettings settings = new CustomsSettings("http", "", "", List.of("0000"), Duration.ofSeconds(2), Duration.ofSeconds(10), "", "");
        Outgoing outgoing = CustomsPost.envelope(message);
        assertThat(new CustomsHttpClient(() -> simulator.url() + "/dxp", settings, null).deliver(outgoing).outcome()).isEqualTo(Outcome.SENT);
    }

    private List<Received> sent() {
        return simulator.answers().of("customs");
    }

    private List<String> codes(String number) {
        return CustomsPost.receipts(sent(), number).stream().map(Receipt::code).toList();
    }

    private void await(String number, String code) {
        Awaitility.await().atMost(AT_MOST).until(() -> codes(number).contains(code));
    }

    @Test
    void answersAreSignedByCustomsAndFitTheSchema() {
        byte[] list = CustomsPost.list("SIGNED");
        send(list);
        simulator.advance(LONG);
        await("SIGNED", "899");
        assertThat(codes("SIGNED")).containsExactlyInAnyOrder("2", "3", "120", "399", "800", "899");
        for (Receipt receipt : CustomsPost.receipts(sent(), "SIGNED")) {
            SignatureReport signature = VERIFIER.verify(receipt.envelope().dom(), Instant.now());
            assertThat(signature.accepted()).isTrue();
            assertThat(signature.holder()).isEqualTo("11330000TERT00091T");
            assertThat(receipt.envelope().envelope().receiverIds()).containsExactly("DXPENT0000000006");
            assertThat(receipt.message().schemaVersion()).isEqualTo("202205");
            assertThat(receipt.message().root()).isEqualTo("CEB622Message");
            assertThat(receipt.fields().get("invtNo")).hasSize(18).startsWith("2901");
            assertThat(new String(list, StandardCharsets.UTF_8)).contains("guid>" + receipt.fields().get("guid") + "</");
        }
    }

    @Test
    void answersComeByTheClockAndSayTheTimeAtWhichTheyWereDue() {
        send(CustomsPost.list("CLOCK-SLOW"));
        simulator.advance(LONG);
        await("CLOCK-SLOW", "899");
        List<Receipt> receipts = CustomsPost.receipts(sent(), "CLOCK-SLOW");
        long received = time(receipts, "2") - 500;
        assertThat(List.of("3", "120", "399", "800", "899")).extracting(code -> time(receipts, code) - received)
                .containsExactly(1_000L, 1_500L, 2_500L, 60_000L, 62_000L);
    }

    /** Milliseconds of a receipt's returnTime. */
    private static long time(List<Receipt> receipts, String code) {
        String digits = receipts.stream().filter(receipt -> receipt.code().equals(code)).findFirst().orElseThrow().fields().get("returnTime");
        return LocalDateTime.parse(digits, DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS")).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    @Test
    void nothingIsSentBeforeItsTime() {
        send(CustomsPost.list("EARLY-SLOW"));
        simulator.advance(Duration.ofSeconds(20));
        await("EARLY-SLOW", "399");
        assertThat(codes("EARLY-SLOW")).doesNotContain("800", "899");
        simulator.advance(LONG);
        await("EARLY-SLOW", "899");
    }

    @Test
    void everyReceiptOfTwiceComesTwice() {
        send(CustomsPost.list("DOUBLE-TWICE"));
        simulator.advance(LONG);
        Awaitility.await().atMost(AT_MOST).until(() -> codes("DOUBLE-TWICE").size() == 12);
        assertThat(codes("DOUBLE-TWICE")).containsExactlyInAnyOrder("2", "2", "3", "3", "120", "120", "399", "399", "800", "800", "899", "899");
    }

    @Test
    void theFirstReceiptOfGarbageCannotBeReadAndTheOthersCan() throws Exception {
        byte[] list = CustomsPost.list("FIRST-GARBAGE");
        send(list);
        simulator.advance(LONG);
        await("FIRST-GARBAGE", "899");
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(list));
        assertThat(CustomsPost.unreadable(sent())).filteredOn(text -> text.contains(digest)).hasSize(1);
        assertThat(codes("FIRST-GARBAGE")).containsExactlyInAnyOrder("2", "3", "120", "399", "800", "899");
    }

    @Test
    void aRepeatedMessageIsAnsweredThatItIsThereAndTheFirstTakesItsCourse() {
        byte[] order = CustomsPost.order("REPEATED");
        send(order);
        send(order);
        simulator.advance(LONG);
        await("REPEATED", "120");
        await("REPEATED", "-301014");
        assertThat(codes("REPEATED")).containsExactlyInAnyOrder("2", "3", "120", "-301014");
    }

    @Test
    void theVerySameListAfterItsRejectionIsARepetitionAndANewOneIsDeclaredAnew() {
        byte[] list = CustomsPost.list("RESENT-REJECT-CUSTOMS");
        send(list);
        simulator.advance(LONG);
        await("RESENT-REJECT-CUSTOMS", "100");
        send(list);
        await("RESENT-REJECT-CUSTOMS", "-621004");
        send(CustomsPost.list("RESENT-REJECT-CUSTOMS"));
        simulator.advance(LONG);
        Awaitility.await().atMost(AT_MOST).until(() -> codes("RESENT-REJECT-CUSTOMS").stream().filter("100"::equals).count() == 2);
        assertThat(simulator.received(Authority.CUSTOMS, "DDRESENT-REJECT-CUSTOMS")).extracting(one -> one.get("effect").asString())
                .containsExactly("TAKEN", "REPEATED", "TAKEN");
    }

    @Test
    void anAnswerThatTheWindowDoesNotTakeIsSentAgainASecondOfClockLater() {
        simulator.answers().answer(503);
        try {
            send(CustomsPost.order("AWAY"));
            simulator.advance(LONG);
            await("AWAY", "2");
        } finally {
            simulator.answers().answer(202);
        }
        simulator.advance(LONG);
        Awaitility.await().atMost(AT_MOST).until(() -> sent().stream().filter(one -> one.status() == 202)
                .mapToInt(one -> CustomsPost.receipts(List.of(one), "AWAY").size()).sum() == 3);
    }

    @Test
    void anAnswerThatTheWindowRefusesIsNotSentAgain() {
        simulator.answers().answer(422);
        try {
            send(CustomsPost.order("UNWANTED"));
            simulator.advance(LONG);
            await("UNWANTED", "2");
            await("UNWANTED", "3");
            await("UNWANTED", "120");
        } finally {
            simulator.answers().answer(202);
        }
        simulator.advance(LONG);
        // what is sent after it shows that its time has passed
        send(CustomsPost.order("WANTED"));
        simulator.advance(LONG);
        await("WANTED", "120");
        assertThat(codes("UNWANTED")).hasSize(3);
    }
}
