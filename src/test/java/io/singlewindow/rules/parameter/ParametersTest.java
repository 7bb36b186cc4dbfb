package io.singlewindow.rules.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged parameters, day by day at every edge, and what a file is refused for. */
class ParametersTest {

    private static final ParameterBook BOOK = PackagedParameters.read();
    private static final String ROW = "{value: \"5\", from: 2019-01-01, to: 2019-12-31, mark: V, cite: x}";

    @TestFactory
    Stream<DynamicTest> everyRowHoldsFromItsFirstDayToItsLastAndNoDayLonger() {
        return BOOK.all().stream().map(row -> DynamicTest.dynamicTest(row.id() + " " + row.value() + " from " + row.from() + " to " + row.to(), () -> {
            if (row.from() != null) {
                assertThat(BOOK.at(row.id(), row.from().minusDays(1))).isNotEqualTo(Optional.of(row));
                assertThat(BOOK.at(row.id(), row.from())).contains(row);
            } else {
                assertThat(BOOK.at(row.id(), LocalDate.of(1990, 1, 1))).contains(row);
            }
            if (row.to() != null) {
                assertThat(BOOK.at(row.id(), row.to())).contains(row);
                assertThat(BOOK.at(row.id(), row.to().plusDays(1))).isNotEqualTo(Optional.of(row));
            } else {
                assertThat(BOOK.at(row.id(), LocalDate.of(2099, 12, 31))).contains(row);
            }
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "LIM_SINGLE, 2018-12-31, 2000", "LIM_SINGLE, 2019-01-01, 5000", "LIM_ANNUAL, 2018-12-31, 20000", "LIM_ANNUAL, 2019-01-01, 26000",
        "VAT_STD, 2018-04-30, 17", "VAT_STD, 2018-05-01, 16", "VAT_STD, 2019-03-31, 16", "VAT_STD, 2019-04-01, 13",
        "VAT_LOW, 2017-06-30, 13", "VAT_LOW, 2017-07-01, 11", "VAT_LOW, 2018-05-01, 10", "VAT_LOW, 2019-04-01, 9",
        "CT_COSMETICS, 2016-09-30, 30", "CT_COSMETICS, 2016-10-01, 15", "FX_SINGLE, 2015-01-28, 10000", "FX_SINGLE, 2015-01-29, 50000",
        "RETURN_IMPORT, 2020-03-27, 30", "RETURN_IMPORT, 2020-03-28, 45", "SUMMARY_DAY, 2018-12-31, 10", "SUMMARY_DAY, 2019-01-01, 15"})
    void figuresChangeOnTheDayOfTheirInstrument(String id, LocalDate on, String expected) {
        assertThat(BOOK.number(id, on)).isEqualByComparingTo(expected);
    }

    @Test
    void whereNothingHoldsTheIdAndTheDayAreNamed() {
        assertThatThrownBy(() -> BOOK.number("LIM_SINGLE", LocalDate.of(2016, 4, 7)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("LIM_SINGLE").hasMessageContaining("2016-04-07");
        assertThatThrownBy(() -> BOOK.text("NO_SUCH", LocalDate.of(2020, 1, 1))).hasMessageContaining("NO_SUCH");
        assertThatThrownBy(() -> BOOK.number("OVER_SINGLE", LocalDate.of(2020, 1, 1))).hasMessageContaining("ONE_ITEM").hasMessageContaining("number");
    }

    @Test
    void aDayHasWhatHoldsOnItAndNothingElse() {
        List<Parameter> day = BOOK.on(LocalDate.of(2018, 12, 31));
        assertThat(day).extracting(Parameter::id).doesNotHaveDuplicates().contains("LIM_SINGLE", "VAT_STD").doesNotContain("CIT_RATE", "PAY_RAW_DATA");
        assertThat(day).allMatch(row -> row.holds(LocalDate.of(2018, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kind: LIMIT, unit: CNY, rows: [ROW], colour: red | colour is not known",
        "kind: LIMIT, unit: CNY, rows: [{value: \"5\", until: 2019-01-01, mark: V, cite: x}] | until is not known",
        "kind: LIMIT, unit: CNY, rows: [ROW, {value: \"6\", from: 2019-12-31, mark: V, cite: x}] | overlaps the row from 2019-01-01 to 2019-12-31",
        "kind: LIMIT, unit: CNY, rows: [{value: \"6\", mark: V, cite: x}, ROW] | overlaps",
        "kind: LIMIT, unit: CNY, rows: [{value: five, mark: V, cite: x}] | five, expected a number",
        "kind: LIMIT, unit: CNY, rows: [{value: \"-1\", mark: V, cite: x}] | not negative",
        "kind: LIMIT, rows: [{value: \"5\", mark: Q, cite: x}] | Q, expected one of [V, S, C, M, I]",
        "kind: SIZE, rows: [ROW] | SIZE, expected one of",
        "kind: LIMIT, rows: [{value: \"5\", mark: V}] | cite is missing",
        "kind: LIMIT, rows: [{value: \"5\", from: 2019-02-30, mark: V, cite: x}] | 2019-02-30, expected a day",
        "kind: LIMIT, rows: [{value: \"5\", from: 2019-02-03, to: 2019-02-02, mark: V, cite: x}] | before it begins",
        "kind: LIMIT, kind: RATE, rows: [ROW] | kind stands there twice",
        "kind: LIMIT, rows: [] | expected a list of at least one"})
    void aFileThatSaysAnythingElseIsRefusedWithItsLine(String body, String message) {
        String file = "# a comment\nLIM_X: {" + body.strip().replace("ROW", ROW) + "}\n";
        assertThatThrownBy(() -> ParameterFile.read(new StringReader(file), "test.yaml"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("test.yaml line 2: ").hasMessageContaining(message.strip());
    }

    @Test
    void whatIsNoYamlIsSaidToBeNone() {
        assertThatThrownBy(() -> ParameterFile.read(new StringReader("A: [\n"), "test.yaml")).hasMessageStartingWith("test.yaml is no YAML");
        assertThatThrownBy(() -> ParameterFile.read(new StringReader(""), "test.yaml")).hasMessage("test.yaml is empty");
    }
}
