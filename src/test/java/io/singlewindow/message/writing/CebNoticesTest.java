package io.singlewindow.message.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.XmlSigner;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What is written in customs' name, and for declarants to sign, is valid by the schema of 202205. */
class CebNoticesTest {

    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    private final SafeReader reader = new SafeReader(ReadingLimits.defaults());

    @Test
    void aTaxBillIsValidAndAddsItsRowsUp() {
        CebNotices.TaxLine line = new CebNotices.TaxLine("1", "1901101000", new BigDecimal("100"), BigDecimal.ZERO, new BigDecimal("9.10"), BigDecimal.ZERO);
        Document bills = CebNotices.taxBills(TIME, List.of(new CebNotices.TaxBill("290120261000000001_0", "290120261000000001", "1",
                "91330100TERT00016Y", "91330100TERT00032L", "91330100TERT000677", "2901", List.of(line, line))));
        valid(bills);
        assertThat(bills.getElementsByTagNameNS("*", "valueAddedTax").item(0).getTextContent()).isEqualTo("18.2");
    }

    @Test
    void aTaxBillsStateIsValid() {
        valid(CebNotices.taxBillStates(TIME, List.of(new CebNotices.TaxState("290120261000000001_0", "290120261000000001", "2", "JK1"))));
    }

    @Test
    void aSummaryResultIsValid() {
        Map<String, String> application = Map.of("customsCode", "2901", "agentCode", "91330100TERT000677", "agentName", "杭州示例报关有限公司",
                "ebcCode", "91330100TERT00016Y", "ebcName", "杭州示例电子商务有限公司", "declAgentCode", "91330100TERT000677", "declAgentName", "杭州示例报关有限公司");
        valid(CebNotices.summaryResults(TIME, List.of(new CebNotices.SummaryResult(application, "29012026S000000001", "H9012026S000000001",
                "290120260000000001", "1", new BigDecimal("0.3"), new BigDecimal("0.2"),
                List.of(new CebNotices.SummaryLine("29012026E000000001", "YD1", 1, "1", "3926909090"))))));
    }

    @Test
    void aSummaryApplicationIsValidAndTheSameEachTimeItIsAskedFor() {
        CebSummaries.Company company = new CebSummaries.Company("91330100TERT000677", "杭州示例报关有限公司");
        CebSummaries.Application application = new CebSummaries.Application("SUM2026102901ABCDEF012345", "2901", company, "DXPENT0000000006",
                company, company, 2, 1, List.of("29012026E000000001", "29012026E000000002"));
        Document document = CebSummaries.application(application, TIME);
        valid(document);
        assertThat(XmlSigner.serialise(CebSummaries.application(application, TIME))).isEqualTo(XmlSigner.serialise(document));
    }

    private void valid(Document document) {
        ReadResult read = reader.read(XmlSigner.serialise(document));
        assertThat(read.findings().list()).isEmpty();
        assertThat(read.schemaVersion()).isEqualTo("202205");
    }
}
