package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What is answered to the same message, and to another one under the same key; with a ledger of its own on H2. */
class RecorderTest {

    private static final SandboxMessage PAYMENT = SandboxMessage.of(MessageType.CEB411);

    @TempDir
    Path folder;

    private final ObjectMapper json = JsonMapper.builder().build();
    private final Pipeline pipeline = Pipeline.ofSandbox();
    private TestLedger ledger;
    private Recorder recorder;

    @BeforeEach
    void open() {
        ledger = TestLedger.start(folder);
        recorder = new Recorder(ledger.ledger(), ledger.submissions(), new SubmissionIds(), new Answers(json), pipeline.judge);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theSecondSampleOfOneKeyIsRefusedWithBothDigests() throws IOException {
        Answer first = post(Files.readAllBytes(CheckSamplesTest.SAMPLES.resolve("DUP-001/first.xml")), "payment", null);
        Answer second = post(Files.readAllBytes(CheckSamplesTest.SAMPLES.resolve("DUP-001/second.xml")), "payment", null);
        assertThat(first.httpStatus()).isEqualTo(202);
        assertThat(second.httpStatus()).isEqualTo(422);
        JsonNode answer = json.readTree(second.json());
        JsonNode finding = answer.get("findings").get(0);
        assertThat(finding.get("code").asString()).isEqualTo("DUP-001");
        assertThat(finding.get("path").asString()).isEqualTo("/CEB411Message/@guid");
        assertThat(finding.get("line").asInt()).isPositive();
        assertThat(finding.get("column").asInt()).isPositive();
        assertThat(finding.get("given").asString()).isEqualTo(answer.get("digest").get("content").asString());
        String firstDigest = json.readTree(first.json()).get("digest").get("content").asString();
        assertThat(finding.get("expected").asString()).isEqualTo(firstDigest + " (" + first.submissionId() + ")");
        assertThat(finding.get("message").get("zh").asString()).contains(firstDigest).doesNotContain("{");
        assertThat(finding.get("message").get("en").asString()).contains(firstDigest).doesNotContain("{");
        assertThat(answer.get("status").asString()).isEqualTo("REJECTED");
        assertThat(answer.get("documents").get(0).get("returnStatus").asString()).isEqualTo("-401007");
    }

    @Test
    void theSameContentSignedOrWrappedAfreshGetsTheFirstAnswerByteForByte() {
        Answer first = post(PAYMENT.signedBy("payment"), "payment", null);
        Answer signedAfresh = post(PAYMENT.signedBy("payment", SignatureAlgorithm.SM2), "any", null);
        Answer wrapped = post(Pipeline.enveloped(
                PAYMENT.signedBy("payment"), SandboxDirectory.company("payment").dxpId(), "CEB411Message"), "payment", null);
        assertThat(first.replay()).isFalse();
        for (Answer again : new Answer[] {signedAfresh, wrapped}) {
            assertThat(again.replay()).isTrue();
            assertThat(again.json()).isEqualTo(first.json());
            assertThat(again.cebReceipt()).isEqualTo(first.cebReceipt());
        }
    }

    @Test
    void otherContentUnderAnIdempotencyKeyIsRefusedAndNotStored() {
        Answer first = post(PAYMENT.signedBy("payment"), "payment", "key");
        byte[] other = SandboxMessage.of(MessageType.CEB403).signedBy("payment");
        assertThatThrownBy(() -> post(other, "payment", "key")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.code()).isEqualTo(ErrorCode.DUP_002);
            assertThat(problem.findings().get(0).given()).hasSize(64);
            assertThat(problem.findings().get(0).expected()).hasSize(64).isNotEqualTo(problem.findings().get(0).given());
        });
        assertThat(ledger.submissions().byGuid("8C6B1E52-4F0D-4A8B-9D3E-000000000403")).isEmpty();
        assertThat(post(PAYMENT.signedBy("payment"), "payment", "key").json()).isEqualTo(first.json());
    }

    @Test
    void aRejectedMessageLeavesItsKeyFree() {
        Answer rejected = post(PAYMENT.unsigned(), "payment", null);
        Answer accepted = post(PAYMENT.signedBy("payment"), "payment", null);
        assertThat(rejected.httpStatus()).isEqualTo(422);
        assertThat(accepted.httpStatus()).isEqualTo(202);
        assertThat(accepted.replay()).isFalse();
    }

    @Test
    void whatCouldNotBeReadIsKeptToo() {
        byte[] body = "no message".getBytes(StandardCharsets.UTF_8);
        Answer answer = post(body, "payment", null);
        assertThat(answer.httpStatus()).isEqualTo(400);
        assertThat(ledger.submissions().content(answer.submissionId())).hasValue(body);
    }

    private Answer post(byte[] body, String caller, String key) {
        return recorder.record(pipeline.judge(
                new Submission(SandboxDirectory.caller(caller), body, null, key, "rest", Pipeline.RECEIVED, true)));
    }
}
