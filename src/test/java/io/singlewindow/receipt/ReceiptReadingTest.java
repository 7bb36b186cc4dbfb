package io.singlewindow.receipt;

import static io.singlewindow.receipt.SignedReceipts.CEB;
import static io.singlewindow.receipt.SignedReceipts.GUID;
import static io.singlewindow.receipt.SignedReceipts.byCustoms;
import static io.singlewindow.receipt.SignedReceipts.field;
import static io.singlewindow.receipt.SignedReceipts.ofOrder;
import static io.singlewindow.receipt.SignedReceipts.receipt;
import static io.singlewindow.receipt.SignedReceipts.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customs' receipts are read leniently, since real ones depart from their schema (message dictionary, section 12). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptReadingTest {

    private static final String PLATFORM = SampleCompany.PLATFORM.uscc();
    private static final String DECLARANT = SampleCompany.DECLARANT.uscc();

    private TestReceipts receipts;

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(TestDatabase.H2, folder);
    }

    @AfterAll
    void close() {
        receipts.close();
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT,xmlns=,''", "PREFIX,xmlns:ceb=,ceb:", "OTHER,xmlns:n1=,n1:", "NONE,'',''"})
    void theNamespaceMayBeTheDefaultHaveAnyPrefixOrBeMissing(String number, String declaration, String prefix) {
        DocumentRow order = receipts.matched(SampleDocuments.imports("NS-" + number)).get(0);
        String declared = declaration.isEmpty() ? "" : declaration + "\"" + CEB + "\"";
        String receipt = ofOrder("DDNS-" + number, "120").replace("xmlns=\"" + CEB + "\"", declared)
                .replaceAll("<(/?)(\\w)", "<$1" + prefix + "$2");
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(receipt)).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(order)).containsExactly("120");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM2", "RSA-SHA256"})
    void eitherAlgorithmWillDo(String algorithm) {
        DocumentRow order = receipts.matched(SampleDocuments.imports("ALG-" + algorithm)).get(0);
        byte[] body = SignedReceipts.enveloped(ofOrder(order.number(), "120"), "customs", SignatureAlgorithm.ofName(algorithm).orElseThrow());
        assertThat(receipts.deliver(Authority.CUSTOMS, body).state()).isEqualTo("APPLIED");
    }

    @Test
    void aListReceiptWithoutCopNoAndPreNoIsFoundByTheGuidsThatItRepeats() {
        String guid = "8C6B1E52-4F0D-4A8B-9D3E-0000NOCOPNO1";
        DocumentRow list = receipts.matched(SampleDocuments.imports("NOCOPNO").withHead(DocumentKind.LIST, "guid", guid)).get(3);
        String real = receipt("CEB622", "InventoryReturn", field("guid", guid) + field("customsCode", "2901")
                + field("ebpCode", PLATFORM) + field("ebcCode", PLATFORM) + field("agentCode", DECLARANT) + status("-621001"));
        ReceiptStore.Kept kept = receipts.deliver(Authority.CUSTOMS, byCustoms(withRootGuid(real, "guid of " + list.submissionId())));
        assertThat(kept.state()).as(kept.cause()).isEqualTo("APPLIED");
        assertThat(receipts.codes(list)).containsExactly("-621001");
        assertThat(receipts.consignment(list).state()).isEqualTo(ConsignmentState.REJECTED);
    }

    private static String withRootGuid(String receipt, String guid) {
        return receipt.replaceFirst("version=\"1.0\" guid=\"[^\"]+\"", "version=\"1.0\" guid=\"" + guid + "\"");
    }

    @Test
    void guidsAloneAreNotEnoughWhenTheyFitTwoDocumentsOrAnotherCompany() {
        SampleDocuments first = SampleDocuments.imports("GUIDS-1");
        SampleDocuments second = SampleDocuments.imports("GUIDS-2");
        String both = receipts.window().submit(Direction.IMPORT, first.get(DocumentKind.LIST), second.get(DocumentKind.LIST));
        receipts.window().index();
        String ambiguous = receipt("CEB622", "InventoryReturn", field("guid", GUID) + field("agentCode", DECLARANT) + status("-621001"));
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(withRootGuid(ambiguous, "guid of " + both))).state()).isEqualTo("PARKED");
        DocumentRow list = receipts.matched(SampleDocuments.imports("GUIDS-3")).get(3);
        String foreign = receipt("CEB622", "InventoryReturn", field("guid", GUID) + field("agentCode", PLATFORM) + status("-621001"));
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(withRootGuid(foreign, "guid of " + list.submissionId()))).state())
                .isEqualTo("PARKED");
        assertThat(receipts.codes(list)).isEmpty();
    }

    @Test
    void elementsThatTheSchemaDoesNotHaveArePassedOver() {
        List<DocumentRow> rows = receipts.matched(SampleDocuments.imports("EXTRA"));
        String more = receipt("CEB622", "InventoryReturn", field("guid", GUID) + field("orderNo", "DDEXTRA") + field("agentCode", DECLARANT)
                + field("copNo", "QDEXTRA") + field("preNo", "B20240618") + status("2") + "<note kind=\"x\"><more>1</more></note>");
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(more)).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(rows.get(3))).containsExactly("2");
    }

    @Test
    void eachNodeOfAReceiptCountsForItsOwnDocumentThoughAllHaveOneGuid() {
        List<DocumentRow> orders = Stream.of("NODE-1", "NODE-2", "NODE-3").map(SampleDocuments::imports)
                .map(documents -> receipts.matched(documents).get(0)).toList();
        String nodes = Stream.of("DDNODE-1=120", "DDNODE-2=-301008", "DDNODE-UNKNOWN=120", "DDNODE-3=3").map(one -> one.split("="))
                .map(one -> node(ofOrder(one[0], one[1]))).reduce("", String::concat);
        String receipt = ofOrder("-", "-").replace(node(ofOrder("-", "-")), nodes);
        ReceiptStore.Kept kept = receipts.deliver(Authority.CUSTOMS, byCustoms(receipt));
        // what is known is applied, and what is not is parked with its name; replayed, nothing counts twice
        assertThat(kept.state()).isEqualTo("PARKED");
        assertThat(kept.cause()).startsWith("1 of 4 not applied: document 3: its ORDER is not known").contains("DDNODE-UNKNOWN");
        assertThat(receipts.deliver(Authority.CUSTOMS, receipts.kept(kept.id()).body()).state()).isEqualTo("PARKED");
        assertThat(orders).extracting(receipts::codes).containsExactly(List.of("120"), List.of("-301008"), List.of("3"));
        assertThat(orders).extracting(order -> receipts.consignment(order).state())
                .containsExactly(ConsignmentState.MATCHED, ConsignmentState.HELD, ConsignmentState.MATCHED);
    }

    private static String node(String receipt) {
        return receipt.substring(receipt.indexOf("<OrderReturn>"), receipt.indexOf("</CEB312Message>"));
    }

    @Test
    void companiesMayBeNamedByTheirOtherCodeOrNotAtAll() {
        DocumentRow order = receipts.matched(SampleDocuments.imports("OTHERCODE")).get(0);
        String customsCode = ofOrder("DDOTHERCODE", "2").replace(PLATFORM, SampleCompany.PLATFORM.customsCode());
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(customsCode)).state()).isEqualTo("APPLIED");
        String without = ofOrder("DDOTHERCODE", "3").replace(field("ebpCode", PLATFORM), "").replace(field("ebcCode", PLATFORM), "");
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(without)).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(order)).containsExactly("2", "3");
    }

    @Test
    void aReceiptThatNamesAnotherCompanyIsNotForTheDocumentOfTheSameNumber() {
        DocumentRow order = receipts.matched(SampleDocuments.imports("SAMENO")).get(0);
        String others = ofOrder("DDSAMENO", "-301008").replace(field("ebcCode", PLATFORM), field("ebcCode", SampleCompany.OTHER_SHOP.uscc()));
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(others)).state()).isEqualTo("PARKED");
        assertThat(receipts.codes(order)).isEmpty();
    }

    @Test
    void aProceedsReceiptNamesNoPayerAndMayLeaveThePaymentNumberOut() {
        DocumentRow note = receipts.matched(SampleDocuments.exports("PROCEEDS")).get(1);
        String byNumber = receipt("CEB404", "ReceiptsReturn", field("guid", GUID) + field("ebcCode", PLATFORM) + field("orderNo", "DDPROCEEDS")
                + field("payNo", "ZFPROCEEDS") + status("2"));
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(byNumber)).state()).isEqualTo("APPLIED");
        String byOrder = byNumber.replace(field("payNo", "ZFPROCEEDS"), "").replace(field("returnStatus", "2"), field("returnStatus", "3"));
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(byOrder)).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(note)).containsExactly("2", "3");
    }

    @Test
    void aLateReceiptOfAReplacedVersionSaysNothingAboutTheOneInItsPlace() {
        SampleDocuments refused = SampleDocuments.imports("VERSIONS");
        List<DocumentRow> rows = receipts.matched(refused);
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDVERSIONS", "-301008")));
        assertThat(receipts.consignment(rows.get(0)).state()).isEqualTo(ConsignmentState.HELD);
        String newGuid = "8C6B1E52-4F0D-4A8B-9D3E-000000000099";
        String again = receipts.window().submit(Direction.IMPORT,
                SampleDocuments.imports("VERSIONS").withHead(DocumentKind.ORDER, "guid", newGuid).get(DocumentKind.ORDER));
        receipts.window().index();
        String repeated = ofOrder("DDVERSIONS", "-301008");
        assertThat(receipts.deliver(Authority.CUSTOMS, byCustoms(repeated)).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(receipts.window().row(again))).isEmpty();
        assertThat(receipts.consignment(rows.get(0)).state()).isEqualTo(ConsignmentState.MATCHED);
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDVERSIONS", "120").replace(GUID, newGuid)));
        assertThat(receipts.codes(receipts.window().row(again))).containsExactly("120");
    }

    @ParameterizedTest
    @CsvSource({"CEB900,MessageReturn,format receipt", "CEB818,Tax,tax bill", "CEB792,SummaryResult,summary result", "CEB311,Order,CEB311"})
    void whatAnswersNoDocumentIsParked(String type, String node, String named) {
        ReceiptStore.Kept kept = receipts.deliver(Authority.CUSTOMS, byCustoms(receipt(type, node, field("guid", GUID) + status("2"))));
        assertThat(kept.state()).isEqualTo("PARKED");
        assertThat(kept.cause()).contains(named);
    }

    @Test
    void aReceiptThatIsNotInAnEnvelopeIsParkedThoughCustomsSignedIt() {
        receipts.matched(SampleDocuments.imports("BARE"));
        ReceiptStore.Kept kept = receipts.deliver(Authority.CUSTOMS, SignedReceipts.signed(ofOrder("DDBARE", "2"), "customs"));
        assertThat(kept.state()).isEqualTo("PARKED");
        assertThat(kept.cause()).isEqualTo("no DxpMsg with content");
    }
}
