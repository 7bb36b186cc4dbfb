package io.singlewindow.authority.fundsflow;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SignatureVerifier;
import io.singlewindow.signature.XmlSigner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Certificates of the flow of funds behind the consignments of a test. */
public final class TestFundsFlow {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());

    private final TestConsignments window;
    private final FundsFlowStore store;
    private final FundsFlowIntake intake;

    public TestFundsFlow(TestConsignments window) {
        this.window = window;
        store = new FundsFlowStore(window.ledger().jdbc(), window.names());
        intake = new FundsFlowIntake(READER, new SignatureVerifier(new Certificates(anchors()), Instant.parse("2022-07-01T00:00:00Z")),
                TestFundsFlow::filed, window.names(), window.store(), store, window.ledger().ledger(), window.ledger().ids(), window.clock());
    }

    private static Optional<Entity> filed(String code) {
        return SampleCompany.filed(code).map(one -> new Entity(one.uscc(), one.name(), one.customsCode(), one.dxpId(),
                one.uscc().equals(SampleCompany.PAYMENT.uscc()) ? Set.of(EntityRole.PAYMENT) : Set.of(EntityRole.ECOMMERCE)));
    }

    private static List<X509Certificate> anchors() {
        List<X509Certificate> anchors = new ArrayList<>();
        for (String name : List.of("ca-rsa", "ca-sm2")) {
            try (InputStream file = TestFundsFlow.class.getResourceAsStream("/certs-dev/" + name + ".crt")) {
                anchors.addAll(Certificates.read(file.readAllBytes()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return anchors;
    }

    public FundsEvidence evidence() {
        return store;
    }

    /** The payment institution itself. */
    static Caller institution() {
        return new Caller("payment", CallerRole.CLIENT, SampleCompany.PAYMENT.uscc(), false);
    }

    /** A certificate without signature. */
    public static String certificate(String certificateNo, String orderNo, String amount) {
        return "<fundsFlow xmlns=\"urn:single-window:funds-flow:1\"><certificateNo>" + certificateNo + "</certificateNo><institutionCode>"
                + SampleCompany.PAYMENT.uscc() + "</institutionCode><institutionName>杭州示例支付有限公司</institutionName><payerName>Example Buyer Ltd</payerName>"
                + "<ebcCode>" + SampleCompany.PLATFORM.customsCode() + "</ebcCode><ebcName>杭州示例电子商务有限公司</ebcName><ebpCode>" + SampleCompany.PLATFORM.uscc()
                + "</ebpCode><orderNo>" + orderNo + "</orderNo><invoiceNo>INV" + certificateNo + "</invoiceNo><amount>" + amount
                + "</amount><currency>502</currency><paidAt>20240618093500</paidAt></fundsFlow>";
    }

    /** Signed by a party's development key. */
    public static byte[] signed(String certificate, String party, SignatureAlgorithm algorithm) {
        return XmlSigner.sign(READER.read(certificate.getBytes(StandardCharsets.UTF_8)).dom(), DevKeys.of(party, algorithm), algorithm, null);
    }

    FundsFlowIntake.Taken take(byte[] body) {
        return intake.take(institution(), body);
    }

    FundsFlowIntake.Taken take(Caller caller, byte[] body) {
        return intake.take(caller, body);
    }

    /** Takes a certificate that is all right. */
    public void certify(String certificateNo, String orderNo, String amount) {
        FundsFlowIntake.Taken taken = take(signed(certificate(certificateNo, orderNo, amount), "payment", SignatureAlgorithm.SM2));
        if (taken.id().isEmpty()) {
            throw new AssertionError(taken.findings().toString());
        }
    }

    int count(String certificateNo) {
        return window.ledger().jdbc().sql("SELECT COUNT(*) FROM funds_flow WHERE certificate_no = ?").param(certificateNo).query(Integer.class).single();
    }

    static List<ErrorCode> codes(FundsFlowIntake.Taken taken) {
        return taken.findings().stream().map(finding -> finding.code()).toList();
    }
}
