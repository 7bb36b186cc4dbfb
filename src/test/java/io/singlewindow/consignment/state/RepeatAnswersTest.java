package io.singlewindow.consignment.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatAnswersTest {

    /** "exists already", "declared already", "older message". */
    private static final String REPEAT = "已存在|已经申报过|已向海关申报|旧报文";
    /** Customs' own bookkeeping: an update, or a change, that did not go through. */
    private static final String UPDATE = "更新状态时发生错误|未找到 headGuid|状态不是申报中|改单";
    /** Orders, payments, waybills, their status, lists: the documents a consignment is made of. */
    private static final String OF_A_CONSIGNMENT = "-(301|401|504|505|621)\\d{3}";

    /** Numbers of our own, for kinds of which the table has none. */
    private static final Set<String> OWN = Set.of("-4003", "-4007");

    private final Map<String, String> texts = ErrorCodeTable.negative();

    @Test
    void everyCodeIsInTheTableAndMeansARepetitionOrAFaultOfAnUpdate() {
        assertThat(codes()).hasSize(34).filteredOn(code -> !OWN.contains(code)).hasSize(32).allSatisfy(code -> assertThat(texts.get(code)).as(code)
                .isNotNull().containsPattern(REPEAT + "|" + UPDATE));
    }

    @Test
    void everyRepetitionThatTheTableHasForAConsignmentsDocumentsIsOne() {
        assertThat(texts.keySet()).filteredOn(code -> code.matches(OF_A_CONSIGNMENT))
                .filteredOn(code -> texts.get(code).matches(".*(" + REPEAT + ").*"))
                .isNotEmpty().allMatch(RepeatAnswers::contains);
    }

    @Test
    void everyRepeatAnswerOfTheSimulatedCustomsIsOne() {
        assertThat(OracleTables.repeatAnswers()).isNotEmpty().allMatch(RepeatAnswers::contains);
    }

    @Test
    void aFaultOfTheDocumentItselfIsNone() {
        assertThat(List.of("-301008", "-401009", "-504011", "-621001", "-621005", "-621016", "-621018", "-621029"))
                .allMatch(texts::containsKey).noneMatch(RepeatAnswers::contains);
    }

    /** All of them, found by trying every number of six digits. */
    static List<String> codes() {
        return IntStream.range(0, 1_000_000).mapToObj(number -> "-" + number).filter(RepeatAnswers::contains).toList();
    }
}
