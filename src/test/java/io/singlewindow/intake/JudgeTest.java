package io.singlewindow.intake;

import static io.singlewindow.intake.Pipeline.codes;
import static io.singlewindow.message.MessageType.CEB303;
import static io.singlewindow.message.MessageType.CEB311;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.Judgement.DocumentVerdict;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import io.singlewindow.problem.Severity;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.signature.XmlSigner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** The one place that decides: what a fault rejects, and how that is answered. */
class JudgeTest {

    private final Pipeline pipeline = Pipeline.ofSandbox();

    @Test
    void aRightMessageIsAcceptedWithAllItsDocuments() {
        Judgement judgement = pipeline.judge(SandboxMessage.of(CEB311).documents(3).signedBy("platform"), "platform");
        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.status()).isEqualTo("ACCEPTED");
        assertThat(judgement.httpStatus()).isEqualTo(202);
        assertThat(judgement.documents()).extracting(DocumentVerdict::number)
                .containsExactly("DD2026110100001", "DD2026110100002", "DD2026110100003");
        assertThat(judgement.documents()).allSatisfy(document -> {
            assertThat(document.status()).isEqualTo("ACCEPTED");
            assertThat(document.returnStatus()).isEqualTo("2");
        });
        assertThat(judgement.rejected()).isEmpty();
    }

    @Test
    void whatCannotBeReadIs400WithoutDocuments() {
        Judgement judgement = pipeline.judge("<ceb:CEB311Message".getBytes(StandardCharsets.UTF_8), "platform");
        rejected(judgement, 400, ErrorCode.READ_001);
        assertThat(judgement.documents()).isEmpty();
    }

    @Test
    void aBodyTheDoorCouldNotInflateIs400() {
        Submission refused = new Submission(SandboxDirectory.caller("platform"), new byte[] {1},
                Finding.of(ErrorCode.READ_011, "broken", "gzip"), null, "rest", Pipeline.RECEIVED, true);
        rejected(pipeline.judge(refused), 400, ErrorCode.READ_011);
    }

    @Test
    void anUnreadableMessageInsideARightEnvelopeIs400() {
        byte[] envelope = Pipeline.enveloped("<x".getBytes(StandardCharsets.UTF_8), "DXPENT0000000001", "CEB311Message");
        rejected(pipeline.judge(envelope, "platform"), 400, ErrorCode.READ_001);
    }

    @Test
    void anUnknownRootIs422() {
        Judgement judgement = pipeline.judge("<unknown/>".getBytes(StandardCharsets.UTF_8), "platform");
        rejected(judgement, 422, ErrorCode.XSD_001);
        assertThat(judgement.documents()).isEmpty();
    }

    @Test
    void aFaultOfStructureInOneDocumentRejectsAllAsFormatFault() {
        byte[] message = SandboxMessage.of(CEB311).documents(3).element(2, "freight", "a lot").signedBy("platform");
        Judgement judgement = pipeline.judge(message, "platform");
        rejected(judgement, 422, ErrorCode.XSD_004);
        assertThat(judgement.findings().get(0).document()).isEqualTo(2);
        assertThat(judgement.rejected()).containsExactly(1, 2, 3);
        assertThat(judgement.documents()).extracting(DocumentVerdict::returnStatus).containsOnly("900");
    }

    @Test
    void aSignatureThatDoesNotHoldRejectsAll() {
        byte[] message = SandboxMessage.of(CEB311).documents(3).signedBy("platform");
        byte[] altered = new String(message, StandardCharsets.UTF_8).replaceFirst("张三", "李四").getBytes(StandardCharsets.UTF_8);
        Judgement judgement = pipeline.judge(altered, "platform");
        rejected(judgement, 422, ErrorCode.SIG_007);
        assertThat(judgement.rejected()).containsExactly(1, 2, 3);
        assertThat(judgement.documents()).allSatisfy(document -> {
            assertThat(document.returnStatus()).isEqualTo(CEB311.returnStatus(ErrorCode.SIG_007.fault()));
            assertThat(document.returnInfo()).startsWith("SIG-007 ");
        });
    }

    @Test
    void aRightlySignedEnvelopeIsTakenAndAnAlteredOneRejectsWhatIsInIt() {
        SigningKey key = DevKeys.of("platform", SignatureAlgorithm.SM2);
        byte[] message = SandboxMessage.of(CEB311).documents(2).signedBy("platform");
        Document envelope = SandboxMessage.READER.readEnvelope(
                Pipeline.enveloped(message, "DXPENT0000000001", "CEB311Message")).dom();
        byte[] signed = XmlSigner.sign(envelope, key, SignatureAlgorithm.SM2, null);
        assertThat(pipeline.judge(signed, "platform").findings()).isEmpty();
        String altered = new String(signed, StandardCharsets.UTF_8).replace("DXPEDCCEB0000002", "DXPEDCCEB0000003");
        Judgement judgement = pipeline.judge(altered.getBytes(StandardCharsets.UTF_8), "platform");
        rejected(judgement, 422, ErrorCode.SIG_018);
        assertThat(judgement.findings().get(0).given()).isEqualTo("SIG-007");
        assertThat(judgement.rejected()).containsExactly(1, 2);
    }

    @Test
    void aFaultOfTheSenderRejectsAll() {
        Judgement judgement = pipeline.judge(SandboxMessage.of(CEB311).documents(2).signedBy("platform"), "payment");
        rejected(judgement, 422, ErrorCode.SND_001);
        assertThat(judgement.rejected()).containsExactly(1, 2);
    }

    @Test
    void aFaultOfOneDocumentRejectsItAloneAndNamesWhatHoldsTheMessage() {
        byte[] message = SandboxMessage.of(CEB311).documents(4).element(2, "acturalPaid", "1").element(4, "orderType", "E").signedBy("platform");
        Judgement judgement = pipeline.judge(message, "platform");
        assertThat(judgement.status()).isEqualTo("PARTLY_ACCEPTED");
        assertThat(judgement.httpStatus()).isEqualTo(202);
        assertThat(judgement.rejected()).containsExactly(2, 4);
        assertThat(codes(judgement.findings())).containsExactly(ErrorCode.VAL_011, ErrorCode.VAL_004, ErrorCode.BIZ_001);
        assertThat(judgement.findingsTotal()).isEqualTo(3);
        Finding holds = judgement.findings().get(2);
        assertThat(holds.given()).isEqualTo("Order[2] DD2026110100002, Order[4] DD2026110100004");
        assertThat(holds.severity()).isEqualTo(Severity.WARNING);
        assertThat(holds.path()).isEqualTo("/CEB311Message");
        String line = new String(message, StandardCharsets.UTF_8).split("\n")[holds.line() - 1];
        assertThat(line.substring(0, holds.column() - 1)).endsWith("version=\"1.0\">");
        assertThat(judgement.documents()).extracting(DocumentVerdict::returnStatus).containsExactly("2", "-301008", "2", "-301008");
        assertThat(judgement.documents().get(1).returnInfo()).startsWith("VAL-011 ");
    }

    @Test
    void warningsRejectNothing() {
        byte[] message = SandboxMessage.of(CEB311).transfer("copName", "另一公司").signedBy("platform");
        Judgement judgement = pipeline.judge(message, "platform");
        assertThat(judgement.status()).isEqualTo("ACCEPTED");
        assertThat(codes(judgement.findings())).containsExactly(ErrorCode.SND_010);
    }

    @Test
    void faultsInEveryDocumentRejectTheMessageAndNothingWaits() {
        byte[] message = SandboxMessage.of(CEB311).documents(2).element(1, "acturalPaid", "1").element(2, "acturalPaid", "1").signedBy("platform");
        Judgement judgement = pipeline.judge(message, "platform");
        assertThat(judgement.status()).isEqualTo("REJECTED");
        assertThat(judgement.httpStatus()).isEqualTo(422);
        assertThat(codes(judgement.findings())).containsExactly(ErrorCode.VAL_011, ErrorCode.VAL_011);
    }

    @Test
    void theSecondDocumentOfOneNumberIsRejectedAsExisting() {
        byte[] message = SandboxMessage.of(CEB311).documents(2).element(2, "orderNo", "DD2026110100001").signedBy("platform");
        Judgement judgement = pipeline.judge(message, "platform");
        assertThat(judgement.rejected()).containsExactly(2);
        assertThat(judgement.documents().get(1).returnStatus()).isEqualTo("-301010");
    }

    @ParameterizedTest
    @CsvSource({
        "CEB311,-301008,-301008,-301010,-301008", "CEB303,-301008,-301008,-301010,-301008",
        "CEB411,-401009,-401009,-401007,-401009", "CEB403,-401009,-401009,-401007,-401009",
        "CEB511,-504011,-504011,-504015,-504011", "CEB505,-504011,-504011,-504015,-504011",
        "CEB513,-505011,-505011,-505012,-505011",
        "CEB621,-621001,-621029,-621004,-621016", "CEB603,-621001,-621029,-621004,-621016",
        "CEB623,-623001,-623029,-623009,-623026", "CEB605,-623001,-623029,-623009,-623026",
        "CEB625,-625001,-625005,-625033,-625021", "CEB213,-625001,-625005,-625033,-625021",
        "CEB711,-800001,-800001,-800003,-800001", "CEB507,-4001,-4002,-4003,-4004", "CEB701,-4001,-4002,-4003,-4004"
    })
    void theReturnStatusIsThatOfTheTypeAndTheKindOfFault(
            MessageType type, String check, String signature, String exists, String right) {
        assertThat(statusFor(type, Finding.of(ErrorCode.VAL_004, "x", "y").inDocument(1, "n"))).isEqualTo(check);
        assertThat(statusFor(type, Finding.of(ErrorCode.SIG_008, "x", "y"))).isEqualTo(signature);
        assertThat(statusFor(type, Finding.of(ErrorCode.DUP_003, "x", "y").inDocument(1, "n"))).isEqualTo(exists);
        assertThat(statusFor(type, Finding.of(ErrorCode.SND_009, "x", "y").inDocument(1, "n"))).isEqualTo(right);
        assertThat(statusFor(type, Finding.of(ErrorCode.XSD_004, "x", "y").inDocument(1, "n"))).isEqualTo("900");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredIsAnsweredWithOneWhereTheReceiptListsIt(MessageType type) {
        if (type.isReceipt()) {
            assertThat(bare(type, 2, "1").documents()).isEmpty();
            return;
        }
        boolean listed = !List.of("CEB311", "CEB411", "CEB511", "CEB513").contains(type.name());
        assertThat(bare(type, 1, "1").documents()).extracting(DocumentVerdict::returnStatus).containsExactly(listed ? "1" : "2");
        assertThat(bare(type, 1, "2").documents()).extracting(DocumentVerdict::returnStatus).containsExactly("2");
    }

    @Test
    void moreFindingsThanAreKeptRejectTheRightDocumentsForTheirOwnReasons() {
        SandboxMessage message = SandboxMessage.of(CEB303).documents(100);
        for (int document = 1; document <= 100; document++) {
            // two warnings each: the first hundred findings are spent after fifty documents
            message = message.element(document, "guid", "1a2b3c4d-0000-4000-8000-000000000001").element(document, "currency", "999");
        }
        message = message.element(70, "orderType", "I").element(90, "orderType", "I").element(91, "orderNo", "DD2026110100090");
        Judgement judgement = pipeline.judge(message.signedBy("platform"), "platform");
        assertThat(judgement.findings()).hasSize(Findings.FINDINGS_MAX + 1);
        assertThat(judgement.findingsTotal()).isGreaterThan(200);
        assertThat(judgement.status()).isEqualTo("PARTLY_ACCEPTED");
        assertThat(judgement.rejected()).containsExactly(70, 90, 91);
        assertThat(judgement.documents().get(69).returnStatus()).isEqualTo("-301008");
        assertThat(judgement.documents().get(89).returnStatus()).isEqualTo("-301008");
        assertThat(judgement.documents().get(89).returnInfo()).startsWith("VAL-004 ");
        assertThat(judgement.documents().get(90).returnStatus()).isEqualTo("-301010");
    }

    @Test
    void aFaultOfTheMessageBehindAHundredOthersStillRejectsAll() {
        Examination examination = bareExamination(CEB311, 100, "2");
        for (int document = 1; document < 100; document++) {
            examination.add(List.of(Finding.of(ErrorCode.SND_009, "x", "y").inDocument(document, "Order[" + document + "]")));
        }
        examination.add(List.of(Finding.of(ErrorCode.SND_010, "x", "y"), Finding.of(ErrorCode.SND_003, "x", "y")));
        Judgement judgement = pipeline.judge.decide(examination);
        assertThat(judgement.status()).isEqualTo("REJECTED");
        assertThat(judgement.httpStatus()).isEqualTo(422);
        assertThat(judgement.rejected()).hasSize(100);
        assertThat(codes(judgement.findings())).hasSize(100).endsWith(ErrorCode.SND_003);
    }

    @Test
    void allFaultsOfStructureAreCountedThoughNotAllAreKept() {
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < 130; i++) {
            orders.append("<Order/>");
        }
        byte[] message = ("<CEB311Message xmlns=\"http://www.chinaport.gov.cn/ceb\" guid=\"8C6B1E52-4F0D-4A8B-9D3E-000000000311\" version=\"1.0\">"
                + orders + "</CEB311Message>").getBytes(StandardCharsets.UTF_8);
        Judgement judgement = pipeline.judge(message, "platform");
        assertThat(judgement.findings()).hasSize(Findings.FINDINGS_MAX);
        assertThat(judgement.findingsTotal()).isGreaterThan(130);
    }

    @Test
    void otherContentUnderTheKeyRejectsWhatWasPartlyAccepted() {
        byte[] message = SandboxMessage.of(CEB311).documents(2).element(2, "acturalPaid", "1").signedBy("platform");
        Judgement partly = pipeline.judge(message, "platform");
        Judgement again = pipeline.judge.decideAgain(partly, Finding.of(ErrorCode.DUP_001, "one digest", "another"));
        rejected(again, 422, ErrorCode.DUP_001);
        // nothing waits any more, so nothing is said to hold it
        assertThat(codes(again.findings())).containsExactly(ErrorCode.DUP_001, ErrorCode.VAL_011);
        assertThat(again.findingsTotal()).isEqualTo(2);
        assertThat(again.documents()).extracting(DocumentVerdict::returnStatus).containsOnly("-301010");
    }

    private static void rejected(Judgement judgement, int httpStatus, ErrorCode first) {
        assertThat(codes(judgement.findings())).startsWith(first);
        assertThat(judgement.status()).isEqualTo("REJECTED");
        assertThat(judgement.httpStatus()).isEqualTo(httpStatus);
        assertThat(judgement.documents()).noneMatch(DocumentVerdict::accepted);
    }

    private String statusFor(MessageType type, Finding finding) {
        Judgement judgement = pipeline.judge.decide(bareExamination(type, 1, "2").add(List.of(finding)));
        return judgement.documents().get(0).returnStatus();
    }

    private Judgement bare(MessageType type, int documents, String appStatus) {
        return pipeline.judge.decide(bareExamination(type, documents, appStatus));
    }

    /** Documents of which nothing but appStatus is there, and nothing was found. */
    private Examination bareExamination(MessageType type, int documents, String appStatus) {
        String field = "<c:appStatus>" + appStatus + "</c:appStatus>";
        String node = "<c:" + type.node() + ">" + (type.head() == null ? field : "<c:" + type.head() + ">" + field + "</c:" + type.head() + ">")
                + "</c:" + type.node() + ">";
        byte[] body = ("<c:" + type.root() + " xmlns:c=\"http://www.chinaport.gov.cn/ceb\">" + node.repeat(documents) + "</c:" + type.root() + ">")
                .getBytes(StandardCharsets.UTF_8);
        Submission submission = Pipeline.submission(body, SandboxDirectory.caller("any"), Pipeline.RECEIVED);
        return Examination.begin(submission, Digests.of(body)).withMessage(null, body, SandboxMessage.READER.read(body));
    }
}
