package io.singlewindow.intake;

import static io.singlewindow.intake.Pipeline.codes;
import static io.singlewindow.message.MessageType.CEB311;
import static io.singlewindow.message.MessageType.CEB411;
import static io.singlewindow.message.MessageType.CEB511;
import static io.singlewindow.message.MessageType.CEB603;
import static io.singlewindow.message.MessageType.CEB621;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.filing.Entity;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The key, copCode, dxpId, the signer and the documents' owner must be one filed company. */
class SenderCheckTest {

    private static final Entity PLATFORM = SandboxDirectory.company("platform");
    private static final Entity PAYMENT = SandboxDirectory.company("payment");
    private static final String UNFILED = "91330100TERT00083W";

    /** Who sends which message of the sandbox. */
    private static final Map<MessageType, String> SENDERS = Map.of(
            CEB311, "platform", CEB411, "payment", CEB511, "logistics", CEB621, "declarant",
            MessageType.CEB303, "platform", MessageType.CEB403, "payment", MessageType.CEB505, "logistics", CEB603, "declarant");

    private final Pipeline pipeline = Pipeline.ofSandbox();

    @ParameterizedTest
    @EnumSource(names = "CEB311|CEB411|CEB511|CEB621|CEB303|CEB403|CEB505|CEB603", mode = EnumSource.Mode.MATCH_ALL)
    void aCompanySendsItsOwnDocumentsSignedByItself(MessageType type) {
        String sender = SENDERS.get(type);
        Examination examination = identified(SandboxMessage.of(type).signedBy(sender), SandboxDirectory.caller(sender), true);
        assertThat(examination.findings().list()).isEmpty();
        assertThat(examination.sender()).isEqualTo(SandboxDirectory.company(sender));
        assertThat(examination.transfer().dxpId()).isEqualTo(SandboxDirectory.company(sender).dxpId());
    }

    @Test
    void theCompanyMayNameItselfByItsCustomsCode() {
        byte[] message = SandboxMessage.of(CEB411).transfer("copCode", PAYMENT.customsCode())
                .element(1, "payCode", PAYMENT.customsCode()).signedBy("payment");
        assertThat(found(message, "payment")).isEmpty();
    }

    @Test
    void anotherCompanysKeyIsRefused() {
        Finding finding = only(found(SandboxMessage.of(CEB411).signedBy("payment"), "platform"), ErrorCode.SND_001);
        assertThat(finding.path()).isEqualTo("/CEB411Message/BaseTransfer/copCode");
        assertThat(finding.given()).isEqualTo(PAYMENT.uscc());
        assertThat(finding.expected()).isEqualTo(PLATFORM.uscc());
    }

    @Test
    void theKeyThatSubmitsForAllSubmitsForAll() {
        assertThat(found(SandboxMessage.of(CEB411).signedBy("payment"), "any")).isEmpty();
    }

    @Test
    void aKeyWithoutCompanyIsRefusedAsAnyOther() {
        Caller nobody = new Caller("nobody", CallerRole.CLIENT, null, false);
        Examination examination = identified(SandboxMessage.of(CEB411).signedBy("payment"), nobody, true);
        assertThat(codes(examination.findings().list())).containsExactly(ErrorCode.SND_001);
    }

    @Test
    void whoeverOnlyChecksNeedNotBeTheSender() {
        byte[] message = SandboxMessage.of(CEB411).signedBy("payment");
        assertThat(identified(message, SandboxDirectory.caller("platform"), false).findings().list()).isEmpty();
    }

    @Test
    void anotherDxpIdThanTheFiledOneIsRefused() {
        byte[] message = SandboxMessage.of(CEB411).transfer("dxpId", PLATFORM.dxpId()).signedBy("payment");
        Finding finding = only(found(message, "payment"), ErrorCode.SND_002);
        assertThat(finding.path()).isEqualTo("/CEB411Message/BaseTransfer/dxpId");
        assertThat(finding.given()).isEqualTo(PLATFORM.dxpId());
        assertThat(finding.expected()).isEqualTo(PAYMENT.dxpId());
    }

    @Test
    void anEnvelopeFromAnotherSenderThanItsContentIsRefused() {
        byte[] envelope = Pipeline.enveloped(SandboxMessage.of(CEB411).signedBy("payment"), PLATFORM.dxpId(), "CEB411Message");
        Finding finding = only(found(envelope, "payment"), ErrorCode.SND_003);
        assertThat(finding.path()).isEqualTo("/DxpMsg/TransInfo/SenderId");
        assertThat(finding.given()).isEqualTo(PLATFORM.dxpId());
        assertThat(finding.expected()).isEqualTo(PAYMENT.dxpId());
        assertThat(before(envelope, finding)).endsWith("<dxp:SenderId>");
    }

    @Test
    void anEnvelopeThatNamesAnotherTypeThanItsContentIsRefused() {
        byte[] envelope = Pipeline.enveloped(SandboxMessage.of(CEB411).signedBy("payment"), PAYMENT.dxpId(), "CEB311Message");
        Finding finding = only(found(envelope, "payment"), ErrorCode.SND_008);
        assertThat(finding.path()).isEqualTo("/DxpMsg/TransInfo/MsgType");
        assertThat(finding.given()).isEqualTo("CEB311Message");
        assertThat(finding.expected()).isEqualTo("CEB411Message");
        assertThat(before(envelope, finding)).endsWith("<dxp:MsgType>");
    }

    @Test
    void anEnvelopeThatNamesNoTypeOrTheRightOneIsTaken() {
        byte[] message = SandboxMessage.of(CEB411).signedBy("payment");
        assertThat(found(Pipeline.enveloped(message, PAYMENT.dxpId(), ""), "payment")).isEmpty();
        assertThat(found(Pipeline.enveloped(message, PAYMENT.dxpId(), "CEB411Message"), "payment")).isEmpty();
    }

    @Test
    void anotherCompanysSignatureIsRefused() {
        Finding finding = only(found(SandboxMessage.of(CEB411).signedBy("platform"), "payment"), ErrorCode.SND_004);
        assertThat(finding.path()).isEqualTo("/CEB411Message/Signature");
        assertThat(finding.line()).isPositive();
        assertThat(finding.given()).isEqualTo(PLATFORM.uscc());
        assertThat(finding.expected()).isEqualTo(PAYMENT.uscc());
    }

    @Test
    void aTrustedCertificateThatNamesNoCompanyIsRefused() {
        TestAuthority trusted = TestAuthority.of(DevKeys.of("ca", SignatureAlgorithm.RSA_SHA256));
        byte[] message = SandboxMessage.of(CEB411)
                .signedBy(trusted.issue(TestAuthority.Wanted.of("rsa2048").heldBy(null)), SignatureAlgorithm.RSA_SHA256);
        assertThat(only(found(message, "payment"), ErrorCode.SND_004).given()).isEqualTo("CN=Signer of a test");
    }

    @Test
    void theHolderMayBeNamedByItsCustomsCode() {
        TestAuthority trusted = TestAuthority.of(DevKeys.of("ca", SignatureAlgorithm.RSA_SHA256));
        byte[] message = SandboxMessage.of(CEB411).signedBy(
                trusted.issue(TestAuthority.Wanted.of("rsa2048").heldBy(PAYMENT.customsCode())), SignatureAlgorithm.RSA_SHA256);
        assertThat(found(message, "payment")).isEmpty();
    }

    @Test
    void aCompanyThatIsNotFiledIsRefused() {
        byte[] message = SandboxMessage.of(CEB411).transfer("copCode", UNFILED).signedBy("payment");
        Examination examination = identified(message, SandboxDirectory.caller("payment"), true);
        Finding finding = only(examination.findings().list(), ErrorCode.SND_005);
        assertThat(finding.path()).isEqualTo("/CEB411Message/BaseTransfer/copCode");
        assertThat(finding.given()).isEqualTo(UNFILED);
        assertThat(examination.sender()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"CEB311,payment", "CEB411,platform", "CEB511,declarant", "CEB621,logistics", "CEB303,warehouse", "CEB505,payment"})
    void aCompanyOfAnotherTradeMayNotSendTheType(MessageType type, String company) {
        Entity sender = SandboxDirectory.company(company);
        byte[] message = SandboxMessage.of(type).transfer("copCode", sender.uscc()).transfer("copName", sender.name())
                .transfer("dxpId", sender.dxpId()).signedBy(company);
        assertThat(codes(found(message, company))).contains(ErrorCode.SND_006);
    }

    @Test
    void theTradesAreToldInOneOrder() {
        byte[] message = SandboxMessage.of(CEB411).transfer("copCode", PLATFORM.uscc()).transfer("copName", PLATFORM.name())
                .transfer("dxpId", PLATFORM.dxpId()).element(1, "payCode", PLATFORM.uscc()).signedBy("platform");
        Finding finding = only(found(message, "platform"), ErrorCode.SND_006);
        assertThat(finding.given()).isEqualTo("[PLATFORM, ECOMMERCE]");
        assertThat(finding.expected()).isEqualTo("[PAYMENT]");
    }

    @ParameterizedTest
    @EnumSource
    void onlyDeclarationsAreTakenWhoeverSends(MessageType type) {
        byte[] message = ("<" + type.root() + " xmlns=\"http://www.chinaport.gov.cn/ceb\"/>").getBytes(StandardCharsets.UTF_8);
        List<ErrorCode> codes = codes(found(message, "any"));
        assertThat(codes.contains(ErrorCode.SND_007)).isEqualTo(type.isReceipt());
        Examination onlyChecked = identified(message, SandboxDirectory.caller("any"), false);
        assertThat(codes(onlyChecked.findings().list())).doesNotContain(ErrorCode.SND_007);
    }

    @Test
    void aDocumentOfAnotherCompanyIsRefusedAloneAndInItsPlace() {
        byte[] message = SandboxMessage.of(CEB311).documents(3)
                .element(2, "ebpCode", PAYMENT.uscc()).element(2, "ebcCode", PAYMENT.uscc()).signedBy("platform");
        Finding finding = only(found(message, "platform"), ErrorCode.SND_009);
        assertThat(finding.document()).isEqualTo(2);
        assertThat(finding.documentName()).isEqualTo("Order[2]");
        assertThat(finding.path()).isEqualTo("/CEB311Message/Order[2]/OrderHead/ebpCode");
        assertThat(before(message, finding)).endsWith("<ceb:ebpCode>");
        assertThat(finding.given()).isEqualTo(PAYMENT.uscc());
        assertThat(finding.expected()).isEqualTo(PLATFORM.uscc());
    }

    @Test
    void eitherOwnerOfADocumentMaySendIt() {
        assertThat(found(SandboxMessage.of(CEB311).element(1, "ebpCode", PAYMENT.uscc()).signedBy("platform"), "platform")).isEmpty();
        assertThat(found(SandboxMessage.of(CEB311).element(1, "ebcCode", PAYMENT.uscc()).signedBy("platform"), "platform")).isEmpty();
    }

    @Test
    void anotherNameThanTheFiledOneIsAWarning() {
        byte[] message = SandboxMessage.of(CEB411).transfer("copName", "另一公司").signedBy("payment");
        Finding finding = only(found(message, "payment"), ErrorCode.SND_010);
        assertThat(finding.rejects()).isFalse();
        assertThat(finding.given()).isEqualTo("另一公司");
        assertThat(finding.expected()).isEqualTo(PAYMENT.name());
    }

    @Test
    void aMessageWithoutTransferIsTheSchemasToRefuse() {
        String xml = SandboxMessage.of(CEB411).xml().replaceFirst("(?s)<ceb:BaseTransfer>.*</ceb:BaseTransfer>", "");
        Examination examination = identified(xml.getBytes(StandardCharsets.UTF_8), SandboxDirectory.caller("payment"), true);
        assertThat(examination.sender()).isNull();
        assertThat(codes(examination.findings().list())).contains(ErrorCode.XSD_003).doesNotContain(ErrorCode.SND_005);
    }

    private List<Finding> found(byte[] body, String caller) {
        return identified(body, SandboxDirectory.caller(caller), true).findings().list().stream()
                .filter(finding -> !finding.code().group().equals("XSD")).toList();
    }

    private Examination identified(byte[] body, Caller caller, boolean toBeStored) {
        Submission submission = new Submission(caller, body, null, null, "rest", Pipeline.RECEIVED, toBeStored);
        return pipeline.senderCheck.identify(pipeline.signatureCheck.verify(pipeline.reading.read(submission)));
    }

    private static Finding only(List<Finding> findings, ErrorCode code) {
        assertThat(codes(findings)).containsExactly(code);
        return findings.get(0);
    }

    /** The text of its line before the place of a finding. */
    private static String before(byte[] body, Finding finding) {
        return new String(body, StandardCharsets.UTF_8).split("\n")[finding.line() - 1].substring(0, finding.column() - 1);
    }
}
