package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.XmlSigner;
import io.singlewindow.signature.doctor.DoctorSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the signature doctor answers for whole bodies: messages, envelopes, and what cannot be read. */
class SignatureClinicTest {

    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("SIG-001", "STRUCTURE"), Map.entry("SIG-002", "STRUCTURE"), Map.entry("SIG-003", "STRUCTURE"), Map.entry("SIG-004", "STRUCTURE"),
            Map.entry("SIG-005", "STRUCTURE"), Map.entry("SIG-006", "ALGORITHM"), Map.entry("SIG-007", "DIGEST"), Map.entry("SIG-008", "SIGNATURE_VALUE"),
            Map.entry("SIG-009", "CERTIFICATE"), Map.entry("SIG-010", "TRUST"), Map.entry("SIG-011", "VALIDITY"), Map.entry("SIG-012", "KEY_USAGE"),
            Map.entry("SIG-013", "STRENGTH"), Map.entry("SIG-017", "CANONICAL_FORM"), Map.entry("SND-004", "HOLDER"));

    private static final long SEED = 4711;
    private static final int MUTANTS = 100;
    private static final List<String> PIECES = List.of("ds:", "ceb:", "xmlns:ds", "xmlns:ceb", "xmlns", "Signature", "SignedInfo", "KeyInfo", "X509Data", "Reference",
            "X509Certificate", "DigestValue", "SignatureValue", "#sha256", "#rsa-sha256", "xmldsig-more", "Transforms", "", " ", "><", "A", "=");

    private final Pipeline pipeline = Pipeline.ofSandbox();
    private final SignatureClinic clinic = new SignatureClinic(pipeline.reading, pipeline.senderCheck, SandboxMessage.READER, pipeline.verifier,
            new DoctorSettings(List.of(), 1 << 20, 1_000, 60_000, 2));

    @TestFactory
    Stream<DynamicTest> everySampleOfAFaultySignatureIsExplainedAtItsStep() throws IOException {
        try (Stream<Path> files = Files.walk(CheckSamplesTest.SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".xml")).filter(file -> STEPS.containsKey(code(file))).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(code(file) + "/" + file.getFileName(), () -> explained(file)));
        }
    }

    private void explained(Path file) throws IOException {
        Instant at = code(file).equals("SIG-011") ? Instant.parse("2050-06-01T00:00:00Z") : Pipeline.RECEIVED;
        Map<String, Object> answer = examine(Files.readAllBytes(file), at);
        assertThat(answer.get("accepted")).isEqualTo(false);
        assertThat(answer.get("step")).as(answer.toString()).isEqualTo(STEPS.get(code(file)));
        assertThat((List<?>) answer.get("causes")).as(answer.toString()).isNotEmpty();
        assertThat((List<?>) answer.get("causes")).allSatisfy(cause -> assertThat(cause.toString()).doesNotContain("{detail}").doesNotContain("MESSAGE_UNREADABLE"));
    }

    private static String code(Path file) {
        return file.getParent().getFileName().toString();
    }

    @Test
    void aHealthyMessageHasNoCausesAndNoFailedStep() {
        for (SignatureAlgorithm algorithm : List.of(SignatureAlgorithm.SM2, SignatureAlgorithm.RSA_SHA256)) {
            for (MessageType type : List.of(MessageType.CEB311, MessageType.CEB411, MessageType.CEB511, MessageType.CEB621, MessageType.CEB303, MessageType.CEB603)) {
                String company = switch (type) {
                    case CEB311, CEB303 -> "platform";
                    case CEB411 -> "payment";
                    case CEB511 -> "logistics";
                    default -> "declarant";
                };
                Map<String, Object> answer = examine(SandboxMessage.of(type).signedBy(company, algorithm), Pipeline.RECEIVED);
                assertThat(answer.get("valid")).as(answer.toString()).isEqualTo(true);
                assertThat(answer.get("accepted")).isEqualTo(true);
                assertThat(answer.get("step")).isNull();
                assertThat((List<?>) answer.get("causes")).isEmpty();
                assertThat((List<?>) answer.get("findings")).isEmpty();
                assertThat(answer.get("document")).isEqualTo(type.root());
            }
        }
    }

    @Test
    void aSignatureOnlyWarnedOfIsAcceptedAndExplained() throws IOException {
        for (String sample : List.of("SIG-014/hashes-xsi.xml", "SIG-015/der.xml", "SIG-016/placeholder.xml")) {
            Map<String, Object> answer = examine(Files.readAllBytes(CheckSamplesTest.SAMPLES.resolve(sample)), Pipeline.RECEIVED);
            assertThat(answer.get("accepted")).isEqualTo(true);
            assertThat(answer.get("step")).isNull();
            assertThat((List<?>) answer.get("causes")).as(sample).hasSize(1);
        }
    }

    @Test
    void theMessageInsideAnEnvelopeIsWhatIsExaminedAndTheEnvelopeBesideIt() {
        byte[] message = SandboxMessage.of(MessageType.CEB411).signedBy("payment", SignatureAlgorithm.SM2);
        String sender = SandboxDirectory.company("payment").dxpId();
        Map<String, Object> unsigned = examine(Pipeline.enveloped(message, sender, "CEB411Message"), Pipeline.RECEIVED);
        assertThat(unsigned.get("document")).isEqualTo("CEB411Message");
        assertThat(unsigned.get("accepted")).isEqualTo(true);
        assertThat(unsigned.get("envelope")).isNull();
        Map<String, Object> signed = examine(sealed(Pipeline.enveloped(message, sender, "CEB411Message")), Pipeline.RECEIVED);
        assertThat(signed.get("document")).isEqualTo("CEB411Message");
        assertThat(signed.get("envelope")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("valid", true).containsEntry("document", "DxpMsg");
        Map<String, Object> onlyEnvelope = examine(sealed(Pipeline.enveloped(SandboxMessage.of(MessageType.CEB411).unsigned(), sender, "CEB411Message")), Pipeline.RECEIVED);
        assertThat(onlyEnvelope.get("document")).isEqualTo("DxpMsg");
        assertThat(onlyEnvelope.get("valid")).isEqualTo(true);
    }

    private static byte[] sealed(byte[] envelope) {
        return XmlSigner.sign(SandboxMessage.READER.readEnvelope(envelope).dom(), DevKeys.of("payment", SignatureAlgorithm.SM2), SignatureAlgorithm.SM2, null);
    }

    @Test
    void chineseBytesDeclaredAsUtf8AreToldByTheirName() {
        String message = new String(SandboxMessage.of(MessageType.CEB411).signedBy("payment"), StandardCharsets.UTF_8);
        Map<String, Object> answer = examine(message.getBytes(Charset.forName("GBK")), Pipeline.RECEIVED);
        assertThat(answer.get("step")).isEqualTo("READ");
        assertThat(answer.get("valid")).isEqualTo(false);
        assertThat(answer.get("causes").toString()).contains("BYTES_NOT_UTF8").contains("GBK");
        assertThat(examine("<a".getBytes(StandardCharsets.UTF_8), Pipeline.RECEIVED).get("causes").toString()).contains("MESSAGE_UNREADABLE").contains("READ-001");
        assertThat(examine(new byte[0], Pipeline.RECEIVED).get("step")).isEqualTo("READ");
    }

    @Test
    void identityNumbersAreMaskedInWhatIsShown() {
        String signed = new String(SandboxMessage.of(MessageType.CEB411).signedBy("payment"), StandardCharsets.UTF_8)
                .replace("<ds:SignedInfo>", "<ds:SignedInfo xmlns:x=\"urn:330106199003074512\">");
        String number = "11010519491231002X";
        Map<String, Object> answer = examine(signed.replace("330106199003074512", number).getBytes(StandardCharsets.UTF_8), Pipeline.RECEIVED);
        assertThat(answer.get("signedInfo").toString()).contains("1101**").doesNotContain(number);
        assertThat(answer.get("causes").toString()).doesNotContain(number);
    }

    @Test
    void aMessageChangedAnywhereIsAlwaysAnsweredWithACause() {
        String declaring = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\" guid=";
        byte[] message = SandboxMessage.of(MessageType.CEB411).with(" guid=", declaring).signedBy("payment");
        Random random = new Random(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = message.clone();
            int from = random.nextInt(message.length - 60);
            int to = random.nextInt(message.length - 60);
            switch (random.nextInt(3)) {
                case 0 -> mutant[from] = (byte) (32 + random.nextInt(95));
                case 1 -> System.arraycopy(message, from, mutant, to, random.nextInt(60));
                default -> mutant = new String(message, StandardCharsets.UTF_8).replace(PIECES.get(random.nextInt(PIECES.size())), PIECES.get(random.nextInt(PIECES.size())))
                        .getBytes(StandardCharsets.UTF_8);
            }
            Map<String, Object> answer = examine(mutant, Pipeline.RECEIVED);
            if (!answer.get("accepted").equals(true)) {
                assertThat((List<?>) answer.get("causes")).as("mutant %s: %s", i, answer).isNotEmpty();
                assertThat(answer.get("step")).as("mutant %s", i).isNotNull();
            }
        }
    }

    @Test
    void theVerdictOfTheIntakeIsTheSameAsBefore() throws IOException {
        byte[] message = Files.readAllBytes(CheckSamplesTest.SAMPLES.resolve("SIG-007/indented-afterwards.xml"));
        assertThat(examine(message, Pipeline.RECEIVED).get("causes").toString()).contains("WHITE_SPACE_CHANGED");
        Judgement judgement = pipeline.judge(message, "payment");
        assertThat(judgement.status()).isEqualTo("REJECTED");
        assertThat(judgement.findings().stream().map(Finding::code)).contains(ErrorCode.SIG_007);
    }

    private Map<String, Object> examine(byte[] body, Instant at) {
        return SignatureJson.of(clinic.examine(new Submission(SandboxDirectory.caller("any"), body, null, null, "rest", at, false)));
    }
}
