package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.ledger.EntryProof;
import io.singlewindow.message.MessageType;
import io.singlewindow.sandbox.SandboxDirectory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The statement's canonical text: what the log commits to, and what every holder of the receipt can write again. */
class ReceiptStatementTest {

    private static final String ID = "019a3c5f8a007abc8def0123456789ab";

    @Test
    void theTextOfAnAcceptedMessageIsThisToTheByte() {
        byte[] message = SandboxMessage.of(MessageType.CEB311).documents(2).element(2, "acturalPaid", "1").signedBy("platform");
        Judgement judgement = Pipeline.ofSandbox().judge(message, "platform");
        String content = judgement.examination().signature().contentDigest();
        assertThat(ReceiptStatement.of(ID, judgement, content).canonical()).isEqualTo(
                "format 17 window-receipt/v1\n"
                        + "submissionId 32 019a3c5f8a007abc8def0123456789ab\n"
                        + "messageSha256 64 " + Digests.of(message).sha256() + "\n"
                        + "contentSha256 64 " + content + "\n"
                        + "verdict 15 PARTLY_ACCEPTED\n"
                        + "receivedAt 29 2026-11-01T08:00:00.000+08:00\n"
                        + "documentId 34 019a3c5f8a007abc8def0123456789ab-1\n"
                        + "kind 5 ORDER\n"
                        + "number 15 DD2026110100001\n"
                        + "status 8 ACCEPTED\n"
                        + "documentId 34 019a3c5f8a007abc8def0123456789ab-2\n"
                        + "kind 5 ORDER\n"
                        + "number 15 DD2026110100002\n"
                        + "status 8 REJECTED\n");
    }

    @Test
    void whatCouldNotBeReadHasAnEmptyContentDigestAndNoDocuments() {
        Judgement judgement = Pipeline.ofSandbox().judge(new byte[] {'x'}, "platform");
        assertThat(ReceiptStatement.of(ID, judgement, null).canonical()).contains("contentSha256 0 \n").doesNotContain("documentId");
    }

    @Test
    void theReceiptRepeatsTheFieldsInTheOrderOfTheText() {
        Judgement judgement = Pipeline.ofSandbox().judge(SandboxMessage.of(MessageType.CEB411).signedBy("payment"), "payment");
        ReceiptStatement statement = ReceiptStatement.of(ID, judgement, "c".repeat(64));
        EntryProof proof = new EntryProof("a log", 7, Pipeline.RECEIVED, "leaf\n", new byte[] {1, 2}, List.of(new byte[] {3}), "head\n");
        Map<String, Object> receipt = statement.withProof(proof);
        assertThat(receipt.keySet()).containsExactly("format", "submissionId", "messageSha256", "contentSha256", "verdict",
                "receivedAt", "documents", "origin", "entry", "leaf", "nonce", "path", "head");
        assertThat(receipt).containsEntry("origin", "a log").containsEntry("entry", 7L).containsEntry("head", "head\n")
                .containsEntry("leaf", Base64.getEncoder().encodeToString("leaf\n".getBytes(StandardCharsets.UTF_8)))
                .containsEntry("nonce", HexFormat.of().formatHex(new byte[] {1, 2})).containsEntry("path", List.of("Aw=="));
        assertThat(writtenAgain(receipt)).isEqualTo(statement.canonical());
    }

    /** As a holder does it, from the receipt alone. */
    private static String writtenAgain(Map<String, Object> receipt) {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("format", "submissionId", "messageSha256", "contentSha256", "verdict", "receivedAt")) {
            append(text, name, (String) receipt.get(name));
        }
        for (Object document : (List<?>) receipt.get("documents")) {
            ((Map<?, ?>) document).forEach((name, value) -> append(text, (String) name, (String) value));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value.getBytes(StandardCharsets.UTF_8).length).append(' ').append(value).append('\n');
    }

    @Property(tries = 200)
    void noNumberCanPretendToBeAnotherField(@ForAll @Size(max = 4) List<String> numbers) {
        Judgement judgement = withNumbers(numbers);
        List<Map.Entry<String, String>> fields = parsed(ReceiptStatement.of(ID, judgement, null).canonical());
        assertThat(fields.stream().filter(field -> field.getKey().equals("number")).map(field -> utf8(field.getValue())))
                .containsExactlyElementsOf(numbers.stream().map(ReceiptStatementTest::utf8).toList());
        assertThat(fields).hasSize(6 + 4 * numbers.size());
    }

    @Example
    void aNumberWithALineOfItsOwnStaysANumber() {
        Judgement judgement = withNumbers(List.of("DD1\nstatus 8 ACCEPTED\n"));
        assertThat(parsed(ReceiptStatement.of(ID, judgement, null).canonical()))
                .contains(Map.entry("number", "DD1\nstatus 8 ACCEPTED\n"), Map.entry("status", "REJECTED")).hasSize(10);
    }

    /** Lone surrogates, which no message can hold, are written as question marks. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Judgement withNumbers(List<String> numbers) {
        byte[] body = {};
        Submission submission = Pipeline.submission(body, SandboxDirectory.caller("any"), Pipeline.RECEIVED);
        List<Judgement.DocumentVerdict> documents = new ArrayList<>();
        for (String number : numbers) {
            documents.add(new Judgement.DocumentVerdict(
                    documents.size() + 1, io.singlewindow.message.DocumentKind.ORDER, number, false, "-301008", "-", new LinkedHashMap<>()));
        }
        return new Judgement(Examination.begin(submission, Digests.of(body)), "REJECTED", 422, documents, List.of(), 0);
    }

    /** Reads the text by its lengths only. */
    private static List<Map.Entry<String, String>> parsed(String canonical) {
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        int place = 0;
        while (place < bytes.length) {
            int nameEnd = indexOf(bytes, ' ', place);
            int lengthEnd = indexOf(bytes, ' ', nameEnd + 1);
            int length = Integer.parseInt(new String(bytes, nameEnd + 1, lengthEnd - nameEnd - 1, StandardCharsets.US_ASCII));
            fields.add(Map.entry(new String(bytes, place, nameEnd - place, StandardCharsets.UTF_8),
                    new String(bytes, lengthEnd + 1, length, StandardCharsets.UTF_8)));
            assertThat(bytes[lengthEnd + 1 + length]).isEqualTo((byte) '\n');
            place = lengthEnd + 2 + length;
        }
        return fields;
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        int place = from;
        while (bytes[place] != wanted) {
            place++;
        }
        return place;
    }
}
