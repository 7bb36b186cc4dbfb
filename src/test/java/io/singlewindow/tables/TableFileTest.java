package io.singlewindow.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.tables.TableFile.Read;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table's file says, and what it is refused for. */
class TableFileTest {

    private static final String HEAD = "#table,hs-rates\n#version,v1\n#from,2016-04-08\n#source,x\n#mark,V\n";
    private static final String COLUMNS = "code,duty,vat,consumption,name\n";

    @ParameterizedTest
    @ValueSource(strings = {"example-hs-rates.csv", "example-positive-list.csv", "example-barred-list.csv"})
    void theTablesThatShipCanBeReadAndSayThatTheyAreExamples(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(TableFileTest.class.getResourceAsStream("/tables/" + file))) {
            Read read = TableFile.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(read.findings()).isEmpty();
            assertThat(read.version()).isNotNull();
            assertThat(read.version().example()).isTrue();
            assertThat(read.rows()).isNotEmpty();
        }
    }

    @Test
    void headsAndRowsAreReadAndTheNameMayHoldCommas() {
        Read read = TableFile.read(HEAD + "#to,2018-12-31\n#closes,v0\n# words\n" + COLUMNS + "1901101000,0.15,STD,,milk, for infants\n33051000,0.065,0.13,0.15,x\n");
        assertThat(read.findings()).isEmpty();
        assertThat(read.version()).isEqualTo(new TableVersion(TableKind.HS_RATES, "v1", LocalDate.of(2016, 4, 8), LocalDate.of(2018, 12, 31), "x", "V", false));
        assertThat(read.closes()).isEqualTo("v0");
        assertThat(read.rows()).extracting(TableRow::name).containsExactly("milk, for infants", "x");
        assertThat(read.rows().get(0).value("vat")).isEqualTo("STD");
        assertThat(read.rows().get(0).value("consumption")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "7 | 190110100A,0.15,STD,,x | code 190110100A",
        "7 | 1901101000,-1,STD,,x | duty -1",
        "7 | 1901101000,0.15,HIGH,,x | vat HIGH",
        "7 | 1901101000,0.15,STD,1.5,x | consumption 1.5",
        "7 | 1901101000,0.15,STD | 1901101000,0.15,STD",
        "7 | 1901101000,0.15,STD,, | name ",
        "7 | 1901101000,0.15,STD,,\"x\" | 1901101000"})
    void aFaultyRowIsToldWithItsLine(int line, String row, String given) {
        Read read = TableFile.read(HEAD + COLUMNS + row + "\n");
        assertThat(read.version()).isNull();
        assertThat(read.findings()).hasSize(1);
        Finding finding = read.findings().get(0);
        assertThat(finding.code()).isEqualTo(ErrorCode.RUL_481);
        assertThat(finding.line()).isEqualTo(line);
        assertThat(finding.given()).startsWith(given.strip());
    }

    @Test
    void aCodeStandsOnceAndEveryFaultOfAFileIsTold() {
        Read read = TableFile.read(HEAD + COLUMNS + "1901101000,0.15,STD,,x\n1901101000,0.15,STD,,x\n2,0.1,STD,,y\n");
        assertThat(read.findings()).extracting(Finding::line).containsExactly(8, 9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "#table,tariff | #table,tariff", "#version,a b | #version,a b", "#from,2016-04-31 | #from,2016-04-31", "#mark,X | #mark,X",
        "#source, | #source,", "#example,perhaps | #example,perhaps", "#to,2016-04-07 | #to,2016-04-07", "#colour,red | #colour,red"})
    void aFaultyHeadIsTold(String head, String given) {
        String name = head.strip().substring(0, head.strip().indexOf(','));
        String others = HEAD.lines().filter(line -> !line.startsWith(name + ",")).reduce("", (all, line) -> all + line + "\n");
        Read read = TableFile.read(others + head.strip() + "\n" + COLUMNS + "1901101000,0.15,STD,,x\n");
        assertThat(read.findings()).extracting(Finding::given).contains(given.strip());
    }

    @Test
    void aFileWithoutRowsOrWithOtherColumnsIsRefused() {
        assertThat(TableFile.read("").findings()).hasSize(1);
        assertThat(TableFile.read(HEAD + COLUMNS).findings()).extracting(Finding::given).containsExactly("no rows");
        assertThat(TableFile.read(HEAD + "code,name\n1901101000,0.15,STD,,x\n").findings()).extracting(Finding::expected).containsExactly(TableKind.HS_RATES.header());
    }
}
