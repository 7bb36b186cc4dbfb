package io.singlewindow.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.summary.SummaryMerge.Declaration;
import io.singlewindow.summary.SummaryMerge.Line;
import io.singlewindow.summary.SummaryMerge.Listed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists merge where all eight keys are the same, and nowhere else. */
class SummaryMergeTest {

    private static DeclarationList list(String component, Object value) {
        return (DeclarationList) SampleDocuments.exports("M").with(DocumentKind.LIST, component, value).get(DocumentKind.LIST);
    }

    private static DeclarationList usual() {
        return list("copNo", "QDM");
    }

    private static DeclarationList withLine(DeclarationList.Line line) {
        return list("lines", List.of(line));
    }

    private static DeclarationList.Line line(String gcode, String country, String currency, String unit, BigDecimal qty, BigDecimal total) {
        return new DeclarationList.Line(1, null, "SKU", null, gcode, "手机壳", "塑料", country, currency, qty, unit, BigDecimal.ONE, "035", null, null,
                BigDecimal.ONE, total);
    }

    @Test
    void equalListsMergeIntoOneDeclarationThatAddsThemUp() {
        List<Declaration> merged = SummaryMerge.merge(List.of(new Listed("2", usual()), new Listed("1", usual())));
        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).invtNos()).containsExactly("1", "2");
        assertThat(merged.get(0).grossWeight()).isEqualByComparingTo(usual().grossWeight().multiply(BigDecimal.valueOf(2)));
        assertThat(merged.get(0).lines()).hasSize(usual().lines().size()).allSatisfy(line -> assertThat(line.rows()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ebcCode", "trafMode", "ownerCode", "country", "portCode"})
    void anotherKeyOfTheHeadIsAnotherDeclaration(String key) {
        String other = key.equals("trafMode") ? "2" : "999";
        assertThat(SummaryMerge.merge(List.of(new Listed("1", usual()), new Listed("2", list(key, other))))).hasSize(2);
    }

    @Test
    void anotherCodeDestinationCurrencyOrUnitIsAnotherLine() {
        BigDecimal one = BigDecimal.ONE;
        List<DeclarationList.Line> lines = List.of(line("3926909090", "502", "502", "007", one, one), line("8544421100", "502", "502", "007", one, one),
                line("3926909090", "303", "502", "007", one, one), line("3926909090", "502", "142", "007", one, one),
                line("3926909090", "502", "502", "011", one, one), line("3926909090", "502", "502", "007", one, one));
        List<Listed> lists = IntStream.range(0, lines.size()).mapToObj(i -> new Listed("" + i, withLine(lines.get(i)))).toList();
        List<Declaration> merged = SummaryMerge.merge(lists);
        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).lines()).extracting(Line::rows).containsExactlyInAnyOrder(2, 1, 1, 1, 1);
    }

    @Property(tries = 100)
    void nothingIsLostOrAddedAndTheOrderDoesNotMatter(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 1_000_000) Integer> cents, @ForAll long seed) {
        List<Listed> lists = IntStream.range(0, cents.size()).mapToObj(i -> new Listed(String.format("%03d", i),
                withLine(line(i % 2 == 0 ? "3926909090" : "8544421100", "502", i % 3 == 0 ? "142" : "502", "007", BigDecimal.valueOf(cents.get(i)),
                        BigDecimal.valueOf(cents.get(i), 2))))).toList();
        List<Declaration> merged = SummaryMerge.merge(lists);
        BigDecimal amount = merged.stream().flatMap(one -> one.lines().stream()).map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(amount).isEqualByComparingTo(BigDecimal.valueOf(cents.stream().mapToLong(Integer::longValue).sum(), 2));
        assertThat(SummaryMerge.totals(merged).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(amount);
        List<Listed> shuffled = new ArrayList<>(lists);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(SummaryMerge.merge(shuffled)).isEqualTo(merged);
    }
}
