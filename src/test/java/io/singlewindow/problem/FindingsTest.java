package io.singlewindow.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void theFirstRejectionOfEachDocumentIsRememberedPastTheBound() {
        Findings findings = warnings(Findings.FINDINGS_MAX);
        findings.add(Finding.of(ErrorCode.VAL_003, "a", null).inDocument(5, "Order[5]"));
        findings.add(Finding.of(ErrorCode.VAL_004, "b", null).inDocument(9, "Order[9]"));
        findings.add(Finding.of(ErrorCode.VAL_006, "c", null).inDocument(9, "Order[9]"));
        assertThat(findings.rejectedDocuments()).containsExactly(5, 9);
        assertThat(findings.rejection(5).code()).isEqualTo(ErrorCode.VAL_003);
        assertThat(findings.rejection(9).code()).isEqualTo(ErrorCode.VAL_004);
        assertThat(findings.rejection(1)).isNull();
        assertThat(findings.list()).hasSize(Findings.FINDINGS_MAX).anyMatch(finding -> finding.code() == ErrorCode.VAL_003);
    }

    @Test
    void theFirstRejectionOfTheMessageIsKeptEvenBehindRejectionsOfDocuments() {
        Findings findings = warnings(Findings.FINDINGS_MAX);
        findings.add(Finding.of(ErrorCode.VAL_003, "a", null).inDocument(5, "Order[5]"));
        findings.add(Finding.of(ErrorCode.SND_003, "b", null));
        findings.add(Finding.of(ErrorCode.SND_008, "c", null));
        assertThat(findings.list()).anyMatch(finding -> finding.code() == ErrorCode.SND_003);
        assertThat(findings.rejection(0).code()).isEqualTo(ErrorCode.SND_003);
    }

    @Test
    void joiningTwoListsLosesNoCountAndNoRejection() {
        Findings first = warnings(10);
        first.add(Finding.of(ErrorCode.VAL_003, "a", null).inDocument(2, "Order[2]"));
        Findings second = warnings(150);
        second.add(Finding.of(ErrorCode.VAL_004, "b", null).inDocument(2, "Order[2]"));
        second.add(Finding.of(ErrorCode.VAL_004, "b", null).inDocument(3, "Order[3]"));
        first.addAll(second);
        assertThat(first.total()).isEqualTo(11 + 152);
        assertThat(first.list()).hasSize(Findings.FINDINGS_MAX);
        assertThat(first.rejectedDocuments()).containsExactly(2, 3);
        assertThat(first.rejection(2).code()).isEqualTo(ErrorCode.VAL_003);
    }

    @Test
    void aListOfWarningsRejectsNothing() {
        assertThat(warnings(150).reject()).isFalse();
        assertThat(warnings(150).rejectedDocuments()).isEmpty();
    }

    private static Findings warnings(int number) {
        Findings findings = new Findings();
        for (int i = 0; i < number; i++) {
            findings.add(Finding.of(ErrorCode.VAL_001, "x", null).inDocument(1, "Order[1]"));
        }
        return findings;
    }
}
