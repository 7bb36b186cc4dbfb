package io.singlewindow.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void everyCodeIsAGroupAndThreeDigits() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
                .allMatch(code -> code.matches("(READ|XSD|VAL|SIG|SND|FIL|DUP|BIZ|MAT|RUL|SYS)-\\d{3}"));
    }

    @Test
    void bothLanguagesNameTheSameValues() {
        for (ErrorCode code : ErrorCode.values()) {
            for (String placeholder : new String[] {"{given}", "{expected}"}) {
                assertThat(code.zh().contains(placeholder)).as("%s %s", code, placeholder).isEqualTo(code.en().contains(placeholder));
            }
        }
    }

    @Test
    void aLongValueIsCutInTheFindingNotInTheMessage() {
        Finding finding = Finding.of(ErrorCode.VAL_004, "长".repeat(5000), "1");
        assertThat(finding.given()).hasSize(Finding.VALUE_CHARACTERS_MAX + 1).endsWith("…");
    }

    @Test
    void findingsKeepAHundredButCountAllAndNeverLoseTheRejection() {
        Findings findings = new Findings();
        for (int i = 0; i < 150; i++) {
            findings.add(Finding.of(ErrorCode.VAL_001, "x", null));
        }
        findings.add(Finding.of(ErrorCode.VAL_003, "x", null));
        assertThat(findings.total()).isEqualTo(151);
        assertThat(findings.list()).hasSize(Findings.FINDINGS_MAX).anyMatch(Finding::rejects);
        assertThat(findings.reject()).isTrue();
    }
}
