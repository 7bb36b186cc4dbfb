package io.singlewindow.consignment.match;

import static io.singlewindow.consignment.match.ImportMatchTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchReportTest {

    private static final String IDENTITY = "000000199001010018";
    private static final String TELEPHONE = "13800000000";

    @Test
    void identityNumbersAndTelephonesAreNeverShownWhole() {
        MatchReport report = SampleConsignment.imports()
                .with(Side.ORDER, "OrderHead/buyerName", "张三 " + IDENTITY)
                .with(Side.WAYBILL, "LogisticsHead/consigneeAddress", "示例路1号(身份证" + IDENTITY + ")")
                .with(Side.LIST, "InventoryHead/buyerIdNumber", "00000019900101002X")
                .with(Side.PAYMENT, "PaymentHead/payerIdNumber", "E12345678")
                .with(Side.WAYBILL, "LogisticsHead/consigneeTelephone", "+8613900000000")
                .match();
        assertThat(report.findings()).hasSize(6);
        List<String> shown = Stream.concat(
                report.fields().stream().flatMap(row -> row.values().values().stream()),
                report.findings().stream().flatMap(finding -> Stream.of(finding.zh(), finding.en()))).toList();
        assertThat(shown).noneMatch(text -> text.contains(IDENTITY) || text.contains("00000019900101002X")
                || text.contains("E12345678") || text.contains(TELEPHONE) || text.contains("13900000000"));
        assertThat(row(report, "buyerIdNumber").values()).containsEntry("order", "0000**…**18").containsEntry("list", "0000**…**2X");
        assertThat(row(report, "payerIdNumber").values()).containsEntry("payment", "**…**");
        assertThat(row(report, "consigneeTelephone").values()).containsEntry("order", "138****0000").containsEntry("waybill", "+86****0000");
    }

    @Test
    void aHardDifferenceIsAnErrorThatNamesFieldAndBothValues() {
        List<Finding> findings = SampleConsignment.imports().with(Side.PAYMENT, "PaymentHead/amountPaid", "200").match().findings();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(ErrorCode.MAT_001);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.given()).isEqualTo("acturalPaid: order=220.52, payment=200");
            assertThat(finding.zh()).startsWith("单证不一致").contains(finding.given()).contains("amountPaid");
            assertThat(finding.en()).startsWith("The documents differ:").contains(finding.given()).contains("amountPaid");
        });
    }

    @Test
    void aSoftDifferenceIsAWarning() {
        List<Finding> findings = SampleConsignment.exports("9610").with(Side.LIST, "InventoryHead/packNo", "2").match().findings();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(ErrorCode.MAT_002);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.rejects()).isFalse();
            assertThat(finding.zh()).startsWith("单证有轻微差异").contains("packNo: waybill=1, list=2");
            assertThat(finding.en()).startsWith("The documents differ slightly:").contains("packNo: waybill=1, list=2");
        });
    }
}
