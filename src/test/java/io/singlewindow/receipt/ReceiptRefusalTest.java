package io.singlewindow.receipt;

import static io.singlewindow.receipt.SignedReceipts.byCustoms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Receipts count only with their authority's own signature; what else arrives is kept and answered so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptRefusalTest {

    private final SampleDocuments documents = SampleDocuments.imports("NOCOUNT");
    private final CamelContext routes = new DefaultCamelContext();
    private TestReceipts receipts;
    private DocumentRow order;

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(TestDatabase.H2, folder);
        order = receipts.matched(documents).get(0);
    }

    @AfterAll
    void close() throws Exception {
        routes.close();
        receipts.close();
    }

    static Stream<Arguments> whatDoesNotCount() {
        String refusal = SignedReceipts.ofOrder("DDNOCOUNT", "-301008");
        return Stream.of(
                Arguments.of("signed by inspection", SignedReceipts.enveloped(refusal, "inspection", SignatureAlgorithm.SM2), "signed by"),
                Arguments.of("signed by a company", SignedReceipts.enveloped(refusal, "platform", SignatureAlgorithm.RSA_SHA256), "signed by"),
                Arguments.of("not signed", SignedReceipts.unsigned(refusal), "signature: missing"),
                Arguments.of("neither envelope nor signature", refusal.getBytes(StandardCharsets.UTF_8), "signature: missing"),
                Arguments.of("changed after signing", changed(byCustoms(refusal)), "signature: [SIG-007"),
                Arguments.of("garbage", "<<< unreadable".getBytes(StandardCharsets.UTF_8), "unreadable"),
                Arguments.of("nothing", new byte[0], "unreadable"));
    }

    private static byte[] changed(byte[] signed) {
        return new String(signed, StandardCharsets.UTF_8).replace("SenderId>DXPEDCCEB0000002<", "SenderId>DXPEDCCEB0000003<")
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatDoesNotCount")
    void aReceiptWithoutTheAuthoritysOwnSignatureIsParkedAnswered422AndNeverCounted(String what, byte[] body, String cause) {
        ProblemException problem = refused("customs", body);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo(ErrorCode.BIZ_006);
        receipts.application().applyNext();
        ReceiptStore.Kept kept = receipts.kept(String.valueOf(problem.findings().get(0).expected()));
        assertThat(kept.state()).isEqualTo("PARKED");
        assertThat(kept.cause()).startsWith(cause);
        assertThat(kept.body()).isEqualTo(body);
        assertThat(receipts.codes(order)).isEmpty();
        assertThat(receipts.window().consignment(documents).state()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(refused("customs", body).status()).as("the same again").isEqualTo(422);
        assertThat(receipts.keptWith(body)).isEqualTo(1);
    }

    @Test
    void anUnknownAuthorityIsAnswered401AndWhatIsTooLarge413() {
        assertThat(refused("police", new byte[] {1}).status()).isEqualTo(401);
        assertThat(refused("customs", new byte[(1 << 20) + 1]).status()).isEqualTo(413);
    }

    private ProblemException refused(String authority, byte[] body) {
        ReceiptController door = new ReceiptController(receipts.intake(), new io.singlewindow.intake.BodyBudget(1 << 24), routes.createProducerTemplate());
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(body);
        return catchThrowableOfType(ProblemException.class, () -> door.receive(authority, request));
    }

    @Test
    void aReceiptThatWasRefusedCountsWhenItComesAgainAndTheSignerIsConfigured() {
        DocumentRow refusedOrder = receipts.matched(SampleDocuments.imports("LATEKEY")).get(0);
        byte[] body = byCustoms(SignedReceipts.ofOrder("DDLATEKEY", "120"));
        ReceiptIntake.Taken refused = receipts.intake(new AuthorityHolders("", "", "", "")).receive(Authority.CUSTOMS, body);
        assertThat(refused.refusal()).startsWith("signed by 11330000TERT00091T");
        assertThat(receipts.deliver(Authority.CUSTOMS, body).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(refusedOrder)).containsExactly("120");
    }

    @Test
    void aReceiptThatWentToTheWrongAddressStillCountsAtTheRightOne() {
        DocumentRow misled = receipts.matched(SampleDocuments.imports("ADDRESS")).get(0);
        byte[] body = byCustoms(SignedReceipts.ofOrder("DDADDRESS", "120"));
        assertThat(receipts.deliver(Authority.INSPECTION, body).state()).isEqualTo("PARKED");
        ReceiptStore.Kept kept = receipts.deliver(Authority.CUSTOMS, body);
        assertThat(kept.state()).isEqualTo("APPLIED");
        assertThat(kept.authority()).isEqualTo(Authority.CUSTOMS);
        assertThat(receipts.codes(misled)).containsExactly("120");
        assertThat(receipts.deliver(Authority.INSPECTION, body).state()).as("what has counted").isEqualTo("APPLIED");
    }
}
