package io.singlewindow.authenticity.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.authenticity.compare.SamplingPolicy.Arrival;
import io.singlewindow.authenticity.compare.SamplingPolicy.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which orders platforms are asked for. */
class SamplingPolicyTest {

    private static final String HEADER = "id,from,to,region,credit,orders,percent,mark,source\n";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private static SamplingPolicy policy(String rows) {
        return new SamplingPolicy(SamplingFile.read("test", HEADER + rows), "secret");
    }

    private static String asked(SamplingPolicy policy, String orderNo, LocalDate day, String region, String credit) {
        return policy.asks(new Arrival(orderNo, day, region, credit)).map(Row::id).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-31, 330100, '', ''", "2019-01-01, 330100, '', A-HZ", "2019-12-31, 330100, '', A-HZ", "2020-01-01, 330100, '', A-REST",
        "2026-11-26, 330200, '', A-REST", "2026-11-26, 330100, DISHONEST, A-BAD", "2026-11-26, '', '', A-REST"})
    void theFirstRowCountsThatFitsDayRegionAndCredit(LocalDate day, String region, String credit, String row) {
        SamplingPolicy policy = policy("""
                A-BAD,2019-01-01,,,DISHONEST,,100,stand-in,test
                A-HZ,2019-01-01,2019-12-31,3301,,,100,stand-in,test
                A-REST,2019-01-01,,,,,100,stand-in,test
                """);
        assertThat(asked(policy, "DD1", day, region, credit)).isEqualTo(row);
    }

    @Test
    void aRowThatFitsAndDoesNotChooseIsFollowedByNoOther() {
        SamplingPolicy policy = policy("A-1,2019-01-01,,,,*-NEVER,0,stand-in,test\nA-2,2019-01-01,,,,,100,stand-in,test\n");
        assertThat(asked(policy, "DD-NEVER", DAY, "", "")).isEmpty();
        assertThat(asked(policy, "DD-NEVER-MORE", DAY, "", "")).isEqualTo("A-2");
    }

    @Test
    void anOrderNumberWithTheEndOfALineInItIsAskedForToo() {
        assertThat(asked(policy("A-1,2019-01-01,,,,,100,stand-in,test\n"), "DD\u20291\n", DAY, "", "")).isEqualTo("A-1");
    }

    @Property
    void whoIsAskedForFollowsFromTheOrderNumberAlone(@ForAll @StringLength(min = 1, max = 60) String orderNo, @ForAll @IntRange(max = 100) int percent) {
        String row = "A-1,2019-01-01,,,,," + percent + ",stand-in,test\n";
        String first = asked(policy(row), orderNo, DAY, "330100", "");
        assertThat(asked(policy(row), orderNo, DAY.plusYears(1), "330200", "ADVANCED")).isEqualTo(first);
        if (percent == 100) {
            assertThat(first).isEqualTo("A-1");
        } else if (percent == 0) {
            assertThat(first).isEmpty();
        }
    }

    @Property
    void whoIsInASmallShareIsInALargerOneToo(@ForAll @StringLength(min = 1, max = 60) String orderNo, @ForAll @IntRange(max = 99) int percent) {
        if (!asked(policy("A-1,2019-01-01,,,,," + percent + ",stand-in,test\n"), orderNo, DAY, "", "").isEmpty()) {
            assertThat(asked(policy("A-1,2019-01-01,,,,," + (percent + 1) + ",stand-in,test\n"), orderNo, DAY, "", "")).isEqualTo("A-1");
        }
    }

    @Test
    void sharesAreKeptAndAnotherSaltChoosesOthers() {
        List<Row> rows = SamplingFile.read("test", HEADER + "A-1,2019-01-01,,,,,5.25,stand-in,test\n");
        List<Integer> one = chosen(new SamplingPolicy(rows, "one"));
        // four deviations of 10,000 draws at 5.25 %
        assertThat(one).hasSizeBetween(435, 615);
        assertThat(chosen(new SamplingPolicy(rows, "other"))).isNotEqualTo(one);
    }

    private static List<Integer> chosen(SamplingPolicy policy) {
        return IntStream.range(0, 10_000).filter(i -> !asked(policy, "DD2026" + i, DAY, "", "").isEmpty()).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-1,2019-01-01,,,,,101,m,s", "A-1,2019-01-01,,,,,5.123,m,s", "A-1,01.01.2019,,,,,5,m,s", "A-1,2019-01-01,,HZ,,,5,m,s",
        ",2019-01-01,,,,,5,m,s", "A-1,2019-01-01,,,5,m,s"})
    void aFaultyRowIsRefusedWithItsLine(String row) {
        assertThatThrownBy(() -> SamplingFile.read("shares.csv", "# note\n" + HEADER + row)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("shares.csv, line 3: ").hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules/authenticity-sampling.csv", "sandbox/authenticity-sampling.csv"})
    void thePackagedFilesAreReadAndNobodyIsAskedBeforeTheLaw(String file) throws IOException {
        List<Row> rows = SamplingFile.read(file, Files.readString(Path.of("src/main/resources", file)));
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.from()).isEqualTo(LocalDate.of(2019, 1, 1)));
        assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
    }
}
