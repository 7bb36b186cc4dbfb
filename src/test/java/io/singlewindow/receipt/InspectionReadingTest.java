package io.singlewindow.receipt;

import static io.singlewindow.receipt.SignedReceipts.INSPECTION;
import static io.singlewindow.receipt.SignedReceipts.field;
import static io.singlewindow.receipt.SignedReceipts.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Inspection's results as they may come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionReadingTest {

    private TestReceipts receipts;

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(TestDatabase.H2, folder);
    }

    @AfterAll
    void close() {
        receipts.close();
    }

    private DocumentRow list(String number) {
        return receipts.matched(SampleDocuments.imports(number)).get(3);
    }

    private ReceiptStore.Kept deliver(byte[] body) {
        return receipts.deliver(Authority.INSPECTION, body);
    }

    @Test
    void prefixesAndElementsOfALaterFormatDoNotMatter() {
        DocumentRow list = list("CIQ-PREFIX");
        byte[] body = SignedReceipts.signed("<i:InspectionResult xmlns:i=\"" + INSPECTION + "\"><i:resultId>1</i:resultId><i:requestId>"
                + receipts.request(list) + "</i:requestId><i:orderNo>DD</i:orderNo><i:later><i:part/></i:later><i:logisticsNo>"
                + list.logisticsNo() + "</i:logisticsNo><i:result> RELEASE </i:result><i:resultTime>20240618101500000</i:resultTime>"
                + "<i:officer>01</i:officer><i:remark>ok</i:remark></i:InspectionResult>", "inspection");
        assertThat(deliver(body).state()).isEqualTo("APPLIED");
        assertThat(receipts.codes(list)).containsExactly("RELEASE");
    }

    @Test
    void aResultWithAsManyLinesAsAListMayHaveIsRecorded() {
        DocumentRow list = list("CIQ-LINES");
        String lines = IntStream.rangeClosed(1, 99).mapToObj(gnum -> "<line>" + field("gnum", String.valueOf(gnum)) + field("result", "RELEASE")
                + field("quantity", "12345.67890") + "</line>").collect(Collectors.joining());
        assertThat(deliver(result(receipts.request(list), list.logisticsNo(), "PARTIAL", lines)).state()).isEqualTo("APPLIED");
        assertThat(receipts.window().answers().of(list.id())).extracting(Answer::info)
                .allSatisfy(info -> assertThat(info).startsWith("PARTIAL [1 RELEASE 12345.67890, 2 RELEASE"));
        assertThat(receipts.codes(list)).containsExactly("PARTIAL");
    }

    @Test
    void theSameResultTwiceIsOneAndALaterOneIsAnother() {
        DocumentRow list = list("CIQ-TWICE");
        deliver(result(receipts.request(list), list.logisticsNo(), "SAMPLE", ""));
        deliver(result(receipts.request(list), list.logisticsNo(), "SAMPLE", ""));
        deliver(result(receipts.request(list), list.logisticsNo(), "RELEASE", ""));
        assertThat(receipts.codes(list)).containsExactlyInAnyOrder("SAMPLE", "RELEASE");
    }

    @Test
    void whatIsNoResultOrOfNoKnownRequestIsParkedWithItsCause() {
        DocumentRow list = list("CIQ-WRONG");
        assertThat(deliver(result("0".repeat(32), list.logisticsNo(), "RELEASE", "")).cause()).contains("is not known");
        assertThat(deliver(result(receipts.request(list), "YD-OTHER", "RELEASE", "")).cause()).contains("waybill YD-OTHER is not known");
        assertThat(deliver(result(receipts.request(list), list.logisticsNo(), "MAYBE", "")).cause())
                .startsWith("/InspectionResult/result: given MAYBE");
        assertThat(deliver(SignedReceipts.signed("<InspectionResult><result>RELEASE</result></InspectionResult>", "inspection")).cause())
                .contains("expected InspectionResult of " + INSPECTION);
        assertThat(receipts.codes(list)).isEmpty();
    }
}
