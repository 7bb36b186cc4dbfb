package io.singlewindow.statistics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reports as platforms send them. */
class ReportFileTest {

    private static List<ReportRow> read(String resource) throws IOException {
        byte[] body = Objects.requireNonNull(ReportFileTest.class.getResourceAsStream(resource), resource).readAllBytes();
        return ReportFile.read(body, 10, firm -> firm.equals("3301960A01") ? "91330100TERT00016Y" : firm);
    }

    @Test
    void aReportIsReadWithFirmsByTheirCreditCodes() throws IOException {
        assertThat(read("/statistics/good.csv")).extracting(row -> row.key().direction().name(), row -> row.key().mode(), row -> row.key().firm(), ReportRow::orders,
                row -> row.amount().toPlainString()).containsExactly(
                        tuple("IMPORT", "9610", "91330100TERT00016Y", 120L, "23760.00"), tuple("EXPORT", "9610", "91330100TERT00016Y", 3L, "99.50"));
    }

    @Test
    void eachFaultIsFoundWithItsLine() {
        assertThatThrownBy(() -> read("/statistics/bad.csv")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.findings()).extracting(Finding::line, Finding::path, Finding::code).containsExactly(
                    tuple(2, "/direction", ErrorCode.VAL_004), tuple(3, "/firm", ErrorCode.VAL_008), tuple(4, "/orders", ErrorCode.VAL_006),
                    tuple(4, "/amount", ErrorCode.VAL_006), tuple(5, "/row", ErrorCode.SYS_007), tuple(7, "/row", ErrorCode.SYS_007));
        });
    }

    @Test
    void whatIsNoReportIsRefused() {
        for (String text : List.of("", "a,b\n1,2\n", "direction,mode,firm,orders\n", "direction,mode,firm,orders,amount\n" + "IMPORT,9610,\"x\n")) {
            assertThatThrownBy(() -> ReportFile.read(text.getBytes(StandardCharsets.UTF_8), 10, firm -> firm)).as(text)
                    .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(422));
        }
        assertThatThrownBy(() -> ReportFile.read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}, 10, firm -> firm)).isInstanceOf(ProblemException.class);
    }
}
