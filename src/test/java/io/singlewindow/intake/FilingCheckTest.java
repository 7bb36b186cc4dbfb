package io.singlewindow.intake;

import static io.singlewindow.intake.Pipeline.codes;
import static io.singlewindow.message.MessageType.CEB311;
import static io.singlewindow.message.MessageType.CEB411;
import static io.singlewindow.message.MessageType.CEB621;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.GoodsStandings.GoodsStanding;
import io.singlewindow.filing.GoodsStandings.State;
import io.singlewindow.filing.SigningKeys.FiledKey;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.sandbox.SandboxDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is filed, and who has delegated whom, decides what a company may send. */
class FilingCheckTest {

    private static final Entity PLATFORM = SandboxDirectory.company("platform");
    private static final Entity PAYMENT = SandboxDirectory.company("payment");
    private static final Entity LOGISTICS = SandboxDirectory.company("logistics");

    private final SandboxDirectory directory = new SandboxDirectory();
    private final TestFilings filings = TestFilings.everything(directory);
    private final Pipeline pipeline = new Pipeline(SandboxMessage.READER, directory, directory, filings);

    private Finding only(byte[] message, String caller, ErrorCode code) {
        List<Finding> findings = pipeline.judge(message, caller).findings();
        assertThat(codes(findings)).containsExactly(code);
        return findings.get(0);
    }

    @Test
    void customsMustHaveApprovedTheSender() {
        filings.customs(PAYMENT.uscc(), Standing.PENDING);
        byte[] message = SandboxMessage.of(CEB411).signedBy("payment");
        Finding finding = only(message, "payment", ErrorCode.FIL_001);
        assertThat(finding.path()).isEqualTo("/CEB411Message/BaseTransfer/copCode");
        assertThat(finding.given()).isEqualTo(PAYMENT.uscc());
        assertThat(finding.line()).isPositive();
        assertThat(pipeline.judge(message, "payment").status()).isEqualTo("REJECTED");
    }

    @Test
    void whoIsLockedSendsNothing() {
        filings.customs(PAYMENT.uscc(), Standing.LOCKED);
        assertThat(only(SandboxMessage.of(CEB411).signedBy("payment"), "payment", ErrorCode.FIL_018).expected()).isEqualTo("LOCKED (customs)");
    }

    @Test
    void goodsThatAreNotFiledAreWarnedOfOnceForADocument() {
        filings.goods("SKU-1", new GoodsStanding(State.NONE, null, null, "", "", null));
        filings.goods("SKU-2", new GoodsStanding(State.LOCKED, "ZJ5", Instant.EPOCH, "", "", null));
        byte[] message = SandboxMessage.of(CEB621).signedBy("declarant");
        Finding finding = only(message, "declarant", ErrorCode.FIL_015);
        assertThat(finding.given()).isEqualTo("SKU-1");
        assertThat(finding.path()).isEqualTo("/CEB621Message/Inventory[1]/InventoryList[1]/itemNo");
        assertThat(pipeline.judge(message, "declarant").status()).isEqualTo("ACCEPTED");
    }

    @Test
    void goodsMustBeFiledBeforeTheyAreOfferedAndDealtIn() {
        Instant after = Pipeline.RECEIVED.plus(Duration.ofDays(1));
        filings.goods("SKU-1", new GoodsStanding(State.FILED, "ZJ5", after, "", "", null));
        assertThat(only(SandboxMessage.of(CEB621).signedBy("declarant"), "declarant", ErrorCode.FIL_016).expected()).isEqualTo("ZJ5");
        Instant before = Pipeline.RECEIVED.minus(Duration.ofDays(1));
        filings.goods("SKU-1", new GoodsStanding(State.FILED, "ZJ5", before, "", "", LocalDate.of(2026, 1, 1)));
        only(SandboxMessage.of(CEB621).signedBy("declarant"), "declarant", ErrorCode.FIL_016);
        filings.goods("SKU-1", new GoodsStanding(State.FILED, "ZJ5", before, "", "", LocalDate.of(2026, 10, 31)));
        assertThat(pipeline.judge(SandboxMessage.of(CEB621).signedBy("declarant"), "declarant").findings()).isEmpty();
    }

    @Test
    void theListsHsCodeIsComparedWithTheGoodsFiling() {
        filings.goods("SKU-1", new GoodsStanding(State.FILED, "ZJ5", Instant.EPOCH, "33049900", "", null));
        Finding finding = only(SandboxMessage.of(CEB621).signedBy("declarant"), "declarant", ErrorCode.FIL_020);
        assertThat(finding.given()).isEqualTo("1901101000");
        assertThat(finding.path()).endsWith("/InventoryList[1]/gcode");
        filings.goods("SKU-1", new GoodsStanding(State.FILED, "ZJ5", Instant.EPOCH, "19011010", "", null));
        assertThat(pipeline.judge(SandboxMessage.of(CEB621).signedBy("declarant"), "declarant").findings()).as("by as many digits as both have").isEmpty();
    }

    /** The platform's order, sent by the carrier. */
    private static SandboxMessage sentByTheCarrier() {
        return SandboxMessage.of(CEB311).transfer("copCode", LOGISTICS.uscc()).transfer("copName", LOGISTICS.name()).transfer("dxpId", LOGISTICS.dxpId());
    }

    @Test
    void anotherCompanysDocumentNeedsADelegationForItsTypeAndRole() {
        byte[] message = sentByTheCarrier().signedBy("logistics");
        filings.delegation(PLATFORM.uscc(), LOGISTICS.uscc(), "CEB621");
        assertThat(codes(pipeline.judge(message, "logistics").findings())).contains(ErrorCode.SND_006, ErrorCode.SND_009);
        filings.delegation(PLATFORM.uscc(), LOGISTICS.uscc(), "CEB311");
        Finding finding = only(message, "logistics", ErrorCode.SND_011);
        assertThat(finding.expected()).isEqualTo("ZJ6");
        assertThat(finding.rejects()).isFalse();
    }

    @Test
    void theOwnersSignatureStandsUnderTheAgentsTransport() {
        byte[] message = sentByTheCarrier().signedBy("platform");
        assertThat(codes(pipeline.judge(message, "logistics").findings())).contains(ErrorCode.SND_004);
        filings.delegation(PLATFORM.uscc(), LOGISTICS.uscc(), "CEB311");
        only(message, "logistics", ErrorCode.SND_011);
    }

    @Test
    void anAgentMaySignWhatItsPrincipalSends() {
        byte[] message = SandboxMessage.of(CEB311).signedBy("logistics");
        only(message, "platform", ErrorCode.SND_004);
        filings.delegation(PLATFORM.uscc(), LOGISTICS.uscc(), "CEB311");
        assertThat(only(message, "platform", ErrorCode.SND_011).path()).isEqualTo("/CEB311Message/Signature");
    }

    @Test
    void aFiledKeyIsItsCompanysUntilItIsWithdrawn() {
        byte[] message = SandboxMessage.of(CEB311).signedBy("logistics");
        Submission submission = Pipeline.submission(message, SandboxDirectory.caller("platform"), Pipeline.RECEIVED);
        String digest = pipeline.signatureCheck.verify(pipeline.reading.read(submission)).signature().certificate().sha256();
        filings.key(digest, new FiledKey(PLATFORM.uscc(), "ZJ7", true));
        assertThat(pipeline.judge(message, "platform").findings()).isEmpty();
        filings.key(digest, new FiledKey(PLATFORM.uscc(), "ZJ7", false));
        only(message, "platform", ErrorCode.SND_012);
    }
}
