package io.singlewindow.authority.fundsflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.authority.fundsflow.FundsFlowIntake.Taken;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates count when a filed payment institution signed them, once each; whatever database keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FundsFlowContract {

    private TestConsignments window;
    private TestFundsFlow funds;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, TestDispatch::new);
        funds = new TestFundsFlow(window);
    }

    @AfterAll
    void close() {
        window.close();
    }

    private static byte[] signed(String certificate) {
        return TestFundsFlow.signed(certificate, "payment", SignatureAlgorithm.SM2);
    }

    @ParameterizedTest
    @EnumSource(value = SignatureAlgorithm.class, names = {"SM2", "RSA_SHA256"})
    void aCertificateIsKeptOnceHoweverOftenItIsSigned(SignatureAlgorithm algorithm) {
        String certificate = TestFundsFlow.certificate("ONCE" + algorithm, "DDNOWHERE", "50");
        Taken first = funds.take(TestFundsFlow.signed(certificate, "payment", algorithm));
        assertThat(first.id()).as(first.findings().toString()).hasSize(32);
        assertThat(TestFundsFlow.codes(first)).as("its order is not there yet").containsExactly(ErrorCode.RUL_369);
        assertThat(funds.take(TestFundsFlow.signed(certificate, "payment", algorithm)).id()).isEqualTo(first.id());
        Taken other = funds.take(signed(certificate.replace("<amount>50<", "<amount>60<")));
        assertThat(other.id()).isEmpty();
        assertThat(TestFundsFlow.codes(other)).containsExactly(ErrorCode.DUP_001);
        assertThat(funds.count("ONCE" + algorithm)).isEqualTo(1);
    }

    @Test
    void onlyTheInstitutionItselfMaySignAndSendIt() {
        String certificate = TestFundsFlow.certificate("SIGNER", "DDNOWHERE", "50");
        assertThat(TestFundsFlow.codes(funds.take(TestFundsFlow.signed(certificate, "platform", SignatureAlgorithm.SM2)))).containsExactly(ErrorCode.SND_004);
        assertThat(TestFundsFlow.codes(funds.take(certificate.getBytes(StandardCharsets.UTF_8)))).containsExactly(ErrorCode.SIG_001);
        Caller platform = new Caller("platform", CallerRole.CLIENT, SampleCompany.PLATFORM.uscc(), false);
        assertThat(TestFundsFlow.codes(funds.take(platform, signed(certificate)))).containsExactly(ErrorCode.SND_001);
        String another = certificate.replace("<institutionCode>" + SampleCompany.PAYMENT.uscc(), "<institutionCode>" + SampleCompany.PLATFORM.uscc());
        Caller any = new Caller("any", CallerRole.CLIENT, null, true);
        assertThat(TestFundsFlow.codes(funds.take(any, TestFundsFlow.signed(another, "platform", SignatureAlgorithm.SM2)))).containsExactly(ErrorCode.SND_006);
        byte[] changed = new String(signed(certificate), StandardCharsets.UTF_8).replace("<amount>50<", "<amount>5000<").getBytes(StandardCharsets.UTF_8);
        assertThat(TestFundsFlow.codes(funds.take(changed))).contains(ErrorCode.SIG_007);
        assertThat(funds.count("SIGNER")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "<amount>50</amount>; <amount>0</amount>; /fundsFlow/amount", "<currency>502<; <currency>USD<; /fundsFlow/currency",
        "<paidAt>20240618093500<; <paidAt>20241318093500<; /fundsFlow/paidAt", "<orderNo>DDNOWHERE</orderNo>; ''; /fundsFlow"})
    void whatTheSchemaDoesNotAllowIsToldWithItsPlace(String from, String to, String path) {
        String certificate = TestFundsFlow.certificate("SCHEMA", "DDNOWHERE", "50");
        assertThat(certificate).contains(from);
        Taken taken = funds.take(signed(certificate.replace(from, to)));
        assertThat(taken.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.code()).isEqualTo(ErrorCode.XSD_010));
        assertThat(taken.findings().get(0).path()).startsWith(path);
    }

    @Test
    void whatIsNoCertificateIsToldSo() {
        assertThat(TestFundsFlow.codes(funds.take("no xml".getBytes(StandardCharsets.UTF_8)))).allMatch(code -> code.name().startsWith("READ"));
        assertThat(TestFundsFlow.codes(funds.take("<other/>".getBytes(StandardCharsets.UTF_8)))).containsExactly(ErrorCode.XSD_001);
        String bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
        assertThat(TestFundsFlow.codes(funds.take(bomb.getBytes(StandardCharsets.UTF_8)))).allMatch(code -> code.name().startsWith("READ"));
    }

    @Test
    void paymentsOfOneInstitutionAreEvidenceOnceTheyCoverTheList() {
        SampleDocuments documents = SampleDocuments.exports("COVER");
        window.file(documents);
        Consignment consignment = window.consignment(documents);
        DeclarationList list = (DeclarationList) documents.get(DocumentKind.LIST);
        funds.certify("P1", "DDCOVER", "49.99");
        assertThat(funds.evidence().of(consignment, list)).isEmpty();
        funds.certify("P2", "DDCOVER", "0.01");
        assertThat(funds.evidence().of(consignment, list)).hasValueSatisfying(flow -> {
            assertThat(flow.amount()).isEqualByComparingTo("50");
            assertThat(flow.certificateNo()).isEqualTo("P2");
            assertThat(flow.payer()).isEqualTo("Example Buyer Ltd");
        });
        SampleDocuments others = SampleDocuments.exports("OTHER");
        window.file(others);
        assertThat(funds.evidence().of(window.consignment(others), list)).isEmpty();
    }
}
