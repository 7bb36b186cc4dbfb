package io.singlewindow.intake;

import static io.singlewindow.intake.Pipeline.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.sandbox.SandboxDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which message must be signed on which day (parameter SIGNATURE), and that whatever is signed is verified. */
class SignatureCheckTest {

    private static final String ALWAYS = "CEB621|CEB623|CEB625|CEB711";
    private static final String SINCE_2018 = "CEB311|CEB411|CEB511";
    private static final String SINCE_2019 =
            "CEB513|CEB303|CEB403|CEB505|CEB507|CEB509|CEB603|CEB605|CEB607|CEB213|CEB215|CEB701";

    private final Pipeline pipeline = Pipeline.ofSandbox();

    @Test
    void theThreeGroupsAreAllDeclarations() {
        List<String> listed = List.of((ALWAYS + "|" + SINCE_2018 + "|" + SINCE_2019).split("\\|"));
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                java.util.Arrays.stream(MessageType.values()).filter(type -> !type.isReceipt()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource(names = ALWAYS, mode = EnumSource.Mode.MATCH_ALL)
    void whatTheSchemaWantsSignedIsNeverTakenUnsigned(MessageType type) {
        assertThat(unsigned(type, "2016-12-01T00:00:00+08:00", "1")).isEqualTo(ErrorCode.SIG_001);
        assertThat(unsigned(type, "2026-11-01T00:00:00+08:00", "1")).isEqualTo(ErrorCode.SIG_001);
        assertThat(unsigned(type, "2026-11-01T00:00:00+08:00", "2")).isEqualTo(ErrorCode.SIG_001);
    }

    @ParameterizedTest
    @EnumSource(names = SINCE_2018, mode = EnumSource.Mode.MATCH_ALL)
    void ordersPaymentsAndWaybillsDeclaredMustBeSignedFromTheEndOfJune2018(MessageType type) {
        assertThat(unsigned(type, "2018-06-29T23:59:59.999+08:00", "2")).isNull();
        assertThat(unsigned(type, "2018-06-30T00:00:00+08:00", "2")).isEqualTo(ErrorCode.SIG_001);
        assertThat(unsigned(type, "2026-11-01T00:00:00+08:00", "2")).isEqualTo(ErrorCode.SIG_001);
    }

    @ParameterizedTest
    @EnumSource(names = SINCE_2019, mode = EnumSource.Mode.MATCH_ALL)
    void everyOtherDeclarationMustBeSignedFrom2019(MessageType type) {
        assertThat(unsigned(type, "2018-12-31T23:59:59.999+08:00", "2")).isNull();
        assertThat(unsigned(type, "2019-01-01T00:00:00+08:00", "2")).isEqualTo(ErrorCode.SIG_001);
    }

    @ParameterizedTest
    @EnumSource(names = SINCE_2018 + "|" + SINCE_2019, mode = EnumSource.Mode.MATCH_ALL)
    void whatIsOnlyStoredNeedsNoSignature(MessageType type) {
        assertThat(unsigned(type, "2026-11-01T00:00:00+08:00", "1")).isNull();
    }

    @Test
    void oneDeclaredDocumentAmongStoredOnesIsEnough() {
        assertThat(unsigned(MessageType.CEB311, "2026-11-01T00:00:00+08:00", "1", "1", "2")).isEqualTo(ErrorCode.SIG_001);
        assertThat(unsigned(MessageType.CEB311, "2026-11-01T00:00:00+08:00", "1", "1", "1")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptNeedsNoSignature(MessageType type) {
        ErrorCode found = unsigned(type, "2026-11-01T00:00:00+08:00", "2");
        assertThat(found == null).isEqualTo(type.isReceipt());
    }

    @Test
    void theMissingSignatureIsToldAtTheRoot() {
        byte[] body = SandboxMessage.of(MessageType.CEB411).unsigned();
        Finding finding = checked(body, Pipeline.RECEIVED).findings().list().get(0);
        assertThat(finding.path()).isEqualTo("/CEB411Message/Signature");
        // behind the root's start tag, in the line after the declaration
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.column()).isGreaterThan(100);
        assertThat(finding.document()).isZero();
    }

    @Test
    void aSignatureThatNobodyRequiresIsVerifiedAllTheSame() {
        byte[] signed = SandboxMessage.of(MessageType.CEB411).element(1, "appStatus", "1").signedBy("payment");
        assertThat(checked(signed, Pipeline.RECEIVED).findings().list()).isEmpty();
        byte[] altered = altered(signed, "220.52", "220.53");
        assertThat(codes(checked(altered, Pipeline.RECEIVED).findings().list())).containsExactly(ErrorCode.SIG_007);
    }

    @Test
    void whatTheVerifierFindsIsToldWithItsPlace() {
        byte[] altered = altered(SandboxMessage.of(MessageType.CEB411).signedBy("payment"), "220.52", "220.53");
        Finding finding = checked(altered, Pipeline.RECEIVED).findings().list().get(0);
        assertThat(finding.path()).isEqualTo("/CEB411Message/Signature/SignedInfo/Reference/DigestValue");
        String line = new String(altered, StandardCharsets.UTF_8).split("\n")[finding.line() - 1];
        assertThat(line.substring(0, finding.column() - 1)).endsWith("<ds:DigestValue>");
    }

    @Test
    void theReportGoesWithTheExamination() {
        Examination signed = checked(SandboxMessage.of(MessageType.CEB411).signedBy("payment"), Pipeline.RECEIVED);
        assertThat(signed.signature().accepted()).isTrue();
        assertThat(signed.signature().holder()).isEqualTo(SandboxDirectory.company("payment").uscc());
        Examination unsigned = checked(SandboxMessage.of(MessageType.CEB411).unsigned(), Pipeline.RECEIVED);
        assertThat(unsigned.signature().present()).isFalse();
    }

    @Test
    void anUnknownMessageIsNotLookedAt() {
        Examination examination = checked("<unknown/>".getBytes(StandardCharsets.UTF_8), Pipeline.RECEIVED);
        assertThat(examination.signature()).isNull();
        assertThat(codes(examination.findings().list())).containsExactly(ErrorCode.XSD_001);
    }

    private Examination checked(byte[] body, Instant receivedAt) {
        return pipeline.signatureCheck.verify(
                pipeline.reading.read(Pipeline.submission(body, SandboxDirectory.caller("any"), receivedAt)));
    }

    /** What is found of the signature in a message of which only the documents' appStatus is there. */
    private ErrorCode unsigned(MessageType type, String receivedAt, String... appStatus) {
        StringBuilder xml = new StringBuilder("<c:" + type.root() + " xmlns:c=\"http://www.chinaport.gov.cn/ceb\">");
        for (String status : appStatus) {
            String field = "<c:appStatus>" + status + "</c:appStatus>";
            xml.append("<c:").append(type.node()).append('>')
                    .append(type.head() == null ? field : "<c:" + type.head() + ">" + field + "</c:" + type.head() + ">")
                    .append("</c:").append(type.node()).append('>');
        }
        byte[] body = xml.append("</c:").append(type.root()).append('>').toString().getBytes(StandardCharsets.UTF_8);
        return checked(body, OffsetDateTime.parse(receivedAt).toInstant()).findings().list().stream()
                .map(Finding::code).filter(code -> code.group().equals("SIG")).findFirst().orElse(null);
    }

    private static byte[] altered(byte[] message, String old, String fresh) {
        return new String(message, StandardCharsets.UTF_8).replace(old, fresh).getBytes(StandardCharsets.UTF_8);
    }
}
