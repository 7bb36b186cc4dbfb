package io.singlewindow.receipt;

import static io.singlewindow.receipt.SignedReceipts.byCustoms;
import static io.singlewindow.receipt.SignedReceipts.field;
import static io.singlewindow.receipt.SignedReceipts.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What customs sends of its own accord is kept, linked and told once, whatever database keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NoticeContract {

    private TestReceipts receipts;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(database(), folder);
    }

    @AfterAll
    void close() {
        receipts.close();
    }

    @Test
    void aTaxBillAndItsStateAreOneBillAndItsGuarantorIsTold() {
        DocumentRow list = list("TAX", "290120241000000011");
        String bill = taxBill("290120241000000011", "1", "20240618110000000", SampleCompany.OTHER_SHOP.customsCode());
        assertThat(deliver(bill).state()).isEqualTo("APPLIED");
        assertThat(deliver(taxState("290120241000000011", "2", "20240618120000000")).state()).isEqualTo("APPLIED");
        int told = told(list, "tax bill").size();
        // again, and late: nothing new
        deliver(bill.replaceFirst("guid=\"[^\"]*\"", "guid=\"8C6B1E52-4F0D-4A8B-9D3E-0000000000AA\""));
        assertThat(told(list, "tax bill")).hasSize(told).hasSize(2);
        assertThat(receipts.window().told(list.consignmentId())).anySatisfy(one ->
                assertThat(one.audience()).contains(SampleCompany.OTHER_SHOP.uscc(), list.sender()));
        assertThat(column("SELECT status FROM tax_bill WHERE tax_no = ?", "T290120241000000011")).isEqualTo("2");
        assertThat(column("SELECT value_added_tax FROM tax_bill WHERE tax_no = ?", "T290120241000000011")).isEqualTo("18.20000");
    }

    @Test
    void aTaxBillOfAnUnknownListIsParkedAndCountsOnceTheListIsKnown() {
        String bill = taxBill("290120241000000012", "1", "20240618110000000", "");
        ReceiptStore.Kept parked = deliver(bill);
        assertThat(parked.state()).isEqualTo("PARKED");
        assertThat(parked.cause()).contains("290120241000000012");
        list("TAXLATE", "290120241000000012");
        assertThat(receipts.intake().replay(parked.id())).isTrue();
        receipts.application().applyNext();
        assertThat(receipts.kept(parked.id()).state()).isEqualTo("APPLIED");
    }

    @Test
    void aTaxBillWithAnAmountThatIsNoneIsParkedAndNothingOfItIsKept() {
        list("TAXBAD", "290120241000000013");
        ReceiptStore.Kept parked = deliver(taxBill("290120241000000013", "1", "20240618110000000", "").replace("18.2", "1e99"));
        assertThat(parked.state()).isEqualTo("PARKED");
        assertThat(parked.cause()).contains("valueAddedTax").contains("1e99");
        assertThat(column("SELECT COUNT(*) FROM tax_bill WHERE tax_no = ?", "T290120241000000013")).isEqualTo("0");
    }

    @Test
    void aSummaryResultIsWholeWhenItsLastPartIsThereWhicheverThatIs() {
        DocumentRow first = exported("SUM-1", "29012024E000000021");
        DocumentRow second = exported("SUM-2", "29012024E000000022");
        deliver(summary("D1", 2, 2, "20240618110000000", "29012024E000000022"));
        assertThat(column("SELECT complete FROM summary_result WHERE decl_seq_no = ?", "D1")).isIn("false", "FALSE", "f");
        assertThat(told(second, "summary")).isEmpty();
        deliver(summary("D1", 2, 1, "20240618100000000", "29012024E000000021"));
        assertThat(column("SELECT complete FROM summary_result WHERE decl_seq_no = ?", "D1")).isIn("true", "TRUE", "t");
        assertThat(told(first, "summary")).hasSize(1);
        assertThat(told(second, "summary")).hasSize(1);
        // a part that comes again tells nobody anything; a newer word on the declaration does
        deliver(summary("D1", 2, 1, "20240618100000000", "29012024E000000021"));
        assertThat(told(first, "summary")).hasSize(1);
        deliver(summary("D1", 2, 1, "20240619100000000", "29012024E000000021").replace("<decState>1<", "<decState>R<"));
        assertThat(told(first, "summary")).hasSize(2);
    }

    @Test
    void aSummaryResultWhosePartsDisagreeIsParked() {
        exported("SUM-3", "29012024E000000023");
        deliver(summary("D2", 2, 1, "20240618110000000", "29012024E000000023"));
        ReceiptStore.Kept parked = deliver(summary("D2", 3, 2, "20240618110000000", "29012024E000000023"));
        assertThat(parked.state()).isEqualTo("PARKED");
        assertThat(parked.cause()).contains("msgCount of D2 is 3");
    }

    @Test
    void aFormatReceiptStandsAgainstEveryDocumentOfItsMessageWhichMayThenBeSentAgain() {
        DocumentRow order = receipts.matched(SampleDocuments.imports("FORMAT")).get(0);
        String copMsgId = "DXPENT000000000120240618" + order.submissionId();
        ReceiptStore.Kept kept = deliver(receipt("CEB900", "MessageReturn", field("guid", SignedReceipts.GUID) + field("returnStatus", "-999")
                + field("returnInfo", "报文不符合Schema") + field("returnTime", SignedReceipts.TIME) + field("oriCopMsgId", copMsgId)
                + field("oriMessageType", "CEB311Message") + field("oriBizMessage", "-")));
        assertThat(kept.state()).as(kept.cause()).isEqualTo("APPLIED");
        assertThat(receipts.codes(order)).containsExactly("-999");
        assertThat(receipts.consignment(order).state()).isEqualTo(ConsignmentState.HELD);
        receipts.window().submit(io.singlewindow.message.Direction.IMPORT,
                SampleDocuments.imports("FORMAT").get(io.singlewindow.message.DocumentKind.ORDER));
        receipts.window().index();
        assertThat(receipts.consignment(order).state()).isEqualTo(ConsignmentState.MATCHED);
    }

    @Test
    void aFormatReceiptOfAMessageThatWasNeverSentIsParked() {
        ReceiptStore.Kept kept = deliver(receipt("CEB900", "MessageReturn", field("returnStatus", "-1") + field("oriCopMsgId", "X".repeat(56))));
        assertThat(kept.state()).isEqualTo("PARKED");
        assertThat(kept.cause()).startsWith("no message was sent as X");
    }

    private DocumentRow list(String number, String invtNo) {
        return numbered(receipts.matched(SampleDocuments.imports(number)).get(3), invtNo);
    }

    private DocumentRow exported(String number, String invtNo) {
        return numbered(receipts.matched(SampleDocuments.exports(number)).get(3), invtNo);
    }

    private DocumentRow numbered(DocumentRow list, String invtNo) {
        receipts.window().transactions().executeWithoutResult(status -> receipts.window().references().given(list.id(), Map.of("invtNo", invtNo)));
        return list;
    }

    private ReceiptStore.Kept deliver(String receipt) {
        return receipts.deliver(Authority.CUSTOMS, byCustoms(receipt));
    }

    private List<String> told(DocumentRow list, String event) {
        return receipts.window().told(list.consignmentId()).stream().map(one -> one.content().path("event").asString(""))
                .filter(one -> one.startsWith(event)).toList();
    }

    private String column(String sql, String value) {
        return String.valueOf(receipts.window().ledger().jdbc().sql(sql).param(value).query((row, n) -> row.getString(1)).single());
    }

    private static String taxBill(String invtNo, String status, String time, String assure) {
        return receipt("CEB816", "Tax", "<TaxHeadRd>" + field("guid", SignedReceipts.GUID) + field("returnTime", time) + field("invtNo", invtNo)
                + field("taxNo", "T" + invtNo) + field("customsTax", "0") + field("valueAddedTax", "18.2") + field("consumptionTax", "0")
                + field("status", status) + field("assureCode", assure) + "</TaxHeadRd>");
    }

    private static String taxState(String invtNo, String status, String time) {
        return receipt("CEB818", "Tax", "<TaxHeadStatus>" + field("returnTime", time) + field("invtNo", invtNo) + field("taxNo", "T" + invtNo)
                + field("status", status) + field("entDutyNo", "JK1") + "</TaxHeadStatus>");
    }

    private static String summary(String declSeqNo, int parts, int part, String time, String invtNo) {
        return receipt("CEB792", "SummaryResult", "<SummaryResultHead>" + field("sumNo", "S" + declSeqNo) + field("opDate", time)
                + field("declSeqNo", declSeqNo) + field("entryId", "290120240000000001") + field("decState", "1")
                + field("agentCode", SampleCompany.DECLARANT.customsCode()) + field("ebcCode", SampleCompany.PLATFORM.uscc())
                + field("msgCount", String.valueOf(parts)) + field("msgSeqNo", String.valueOf(part)) + "</SummaryResultHead><SummaryResultList>"
                + field("invtNo", invtNo) + field("logisticsNo", "YD") + field("gseqno", "1") + field("gnum", "1") + field("gcode", "3926909090")
                + "</SummaryResultList>");
    }
}
