package io.singlewindow.consignment.state;

import static io.singlewindow.consignment.state.ConsignmentState.CANCELLED;
import static io.singlewindow.consignment.state.ConsignmentState.DECLARED;
import static io.singlewindow.consignment.state.ConsignmentState.DETAINED;
import static io.singlewindow.consignment.state.ConsignmentState.EXPIRED;
import static io.singlewindow.consignment.state.ConsignmentState.HELD;
import static io.singlewindow.consignment.state.ConsignmentState.INSPECTING;
import static io.singlewindow.consignment.state.ConsignmentState.MATCHED;
import static io.singlewindow.consignment.state.ConsignmentState.MISMATCHED;
import static io.singlewindow.consignment.state.ConsignmentState.REJECTED;
import static io.singlewindow.consignment.state.ConsignmentState.RELEASED;
import static io.singlewindow.consignment.state.ConsignmentState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ReceiptFact.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateFunctionTest {

    @ParameterizedTest
    @EnumSource
    void withoutReceiptsTheStateIsTheWindowsOwn(ConsignmentState own) {
        assertThat(StateFunction.state(own, List.of())).isEqualTo(own);
    }

    @Test
    void storedAtThePortIsNoStep() {
        assertThat(StateFunction.state(MATCHED, List.of(list("1"), other("ORDER", "1")))).isEqualTo(MATCHED);
        assertThat(StateFunction.state(MATCHED, List.of(list("1"), list("2")))).isEqualTo(DECLARED);
    }

    @Test
    void aCodeWrittenWithSpacesAroundItCounts() {
        assertThat(StateFunction.state(MATCHED, List.of(list(" 300\n")))).isEqualTo(ConsignmentState.MANUAL_REVIEW);
    }

    @Test
    void aCodeThatNobodyKnowsIsNoStep() {
        assertThat(StateFunction.state(MATCHED, List.of(list("2"), list("12"), list("-"), list("8OO")))).isEqualTo(DECLARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"501", "502", "503", "504", "505", "599"})
    void everyKindOfDetentionDetains(String code) {
        assertThat(StateFunction.state(MATCHED, List.of(list("120"), list(code)))).isEqualTo(DETAINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "100", "-301008"})
    void anotherDocumentRefusedHoldsTheConsignment(String refusal) {
        ReceiptFact refused = other("ORDER", refusal);
        assertThat(StateFunction.state(WAITING, List.of(refused))).isEqualTo(HELD);
        assertThat(StateFunction.state(MATCHED, List.of(refused))).isEqualTo(HELD);
        assertThat(StateFunction.state(MATCHED, List.of(refused, list("2"), list("3")))).isEqualTo(HELD);
    }

    @ParameterizedTest
    @MethodSource("storedOrLater")
    void aStoredListEndsTheHold(String code) {
        List<ReceiptFact> without = List.of(list("2"), list(code));
        List<ReceiptFact> with = List.of(list("2"), list(code), other("PAYMENT", "-401009"));
        assertThat(StateFunction.state(MATCHED, with)).isNotEqualTo(HELD).isEqualTo(StateFunction.state(MATCHED, without));
    }

    static Stream<String> storedOrLater() {
        return OracleTables.steps().stream().filter(code -> Integer.parseInt(code) >= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "100", "-621001", "-621004"})
    void aListThatIsItselfRefusedIsRejectedNotHeld(String refusal) {
        assertThat(StateFunction.state(MATCHED, List.of(list(refusal), other("ORDER", "-301008")))).isEqualTo(REJECTED);
    }

    @Test
    void aDocumentRefusedAndThenStoredNoLongerHolds() {
        assertThat(StateFunction.state(MATCHED, List.of(other("ORDER", "-301008"), other("ORDER", "120")))).isEqualTo(MATCHED);
    }

    @Test
    void aDocumentsReceiptsLiftItsOwnRefusalOnly() {
        assertThat(StateFunction.state(MATCHED, List.of(other("ORDER", "-301008"), other("PAYMENT", "120")))).isEqualTo(HELD);
    }

    @ParameterizedTest
    @MethodSource("repeats")
    void aRepeatAnswerHoldsOnlyWhileTheDocumentHasNoOtherReceipt(String repeat) {
        ReceiptFact repeated = other("WAYBILL", repeat);
        assertThat(StateFunction.state(MATCHED, List.of(repeated))).isEqualTo(HELD);
        assertThat(StateFunction.state(MATCHED, List.of(repeated, other("WAYBILL", "1")))).isEqualTo(HELD);
        OracleTables.steps().stream().filter(code -> !List.of("1", "4", "100").contains(code)).forEach(code ->
                assertThat(StateFunction.state(MATCHED, List.of(repeated, other("WAYBILL", code)))).as(code).isEqualTo(MATCHED));
        assertThat(StateFunction.state(MATCHED, List.of(repeated, other("ORDER", "120")))).isEqualTo(HELD);
    }

    static List<String> repeats() {
        return RepeatAnswersTest.codes();
    }

    @Test
    void releaseNeedsCustomsAndInspection() {
        assertThat(StateFunction.state(MATCHED, List.of(list("800")))).isEqualTo(INSPECTING);
        assertThat(StateFunction.state(MATCHED, List.of(inspection("RELEASE")))).isEqualTo(MATCHED);
        assertThat(StateFunction.state(MATCHED, List.of(inspection("RELEASE"), list("800")))).isEqualTo(RELEASED);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "MISMATCHED", "REJECTED"})
    void whatTheWindowEndedIsNotHeldByAnotherDocument(ConsignmentState ended) {
        assertThat(StateFunction.state(ended, List.of(other("ORDER", "-301008"), other("PAYMENT", "100")))).isEqualTo(ended);
        assertThat(StateFunction.state(ended, List.of(other("ORDER", "120"), inspection("DETAIN")))).isEqualTo(ended);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "MISMATCHED", "REJECTED", "WAITING"})
    void theListsReceiptsOutrankWhatTheWindowThought(ConsignmentState own) {
        assertThat(StateFunction.state(own, List.of(list("120")))).isEqualTo(DECLARED);
        assertThat(StateFunction.state(own, List.of(list("100")))).isEqualTo(REJECTED);
        assertThat(StateFunction.state(own, List.of(list("2"), other("ORDER", "-301008")))).isEqualTo(HELD);
    }

    @Test
    void aCancelledConsignmentIsNeitherReleasedNorHeld() {
        assertThat(StateFunction.state(CANCELLED, List.of(list("899"), inspection("RELEASE")))).isEqualTo(CANCELLED);
        assertThat(StateFunction.state(CANCELLED, List.of(other("ORDER", "-301008")))).isEqualTo(CANCELLED);
    }

    @Test
    void theStatesThatAnswerAWaitingCallerAreThoseOfTheInterface() {
        assertThat(ConsignmentState.values()).filteredOn(ConsignmentState::isFinal).containsExactlyInAnyOrder(
                RELEASED, ConsignmentState.CLOSED, REJECTED, MISMATCHED, ConsignmentState.RETURNED_ABROAD, CANCELLED, EXPIRED, DETAINED);
    }

    private static ReceiptFact list(String code) {
        return new ReceiptFact(Source.CUSTOMS_LIST, "LIST", code);
    }

    private static ReceiptFact other(String document, String code) {
        return new ReceiptFact(Source.CUSTOMS_OTHER, document, code);
    }

    private static ReceiptFact inspection(String result) {
        return new ReceiptFact(Source.INSPECTION, "INSPECTION", result);
    }
}
