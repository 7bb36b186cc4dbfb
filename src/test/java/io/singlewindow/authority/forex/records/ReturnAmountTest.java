package io.singlewindow.authority.forex.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.forex.records.ReturnAmount.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is refunded for goods that came back. */
class ReturnAmountTest {

    private static final List<Row> ROWS = List.of(row(1, "1", "158"), row(2, "2", "40"));

    private static Row row(int gnum, String quantity, String totalPrice) {
        return new Row(gnum, new BigDecimal(quantity), new BigDecimal(totalPrice));
    }

    private static BigDecimal amount(Map<Integer, BigDecimal> quantities, String settled, String left) {
        return ReturnAmount.of(ROWS, Map.of(), quantities, new BigDecimal(settled), new BigDecimal(left));
    }

    @Example
    void allOfTheGoodsAreAllThatIsLeft() {
        assertThat(amount(Map.of(), "220.52", "220.52")).isEqualByComparingTo("220.52");
        assertThat(amount(Map.of(1, BigDecimal.ONE, 2, BigDecimal.valueOf(2)), "220.52", "200")).isEqualByComparingTo("200");
    }

    @Example
    void someOfThemAreTheirShareOfWhatWasSettledByValue() {
        assertThat(amount(Map.of(2, BigDecimal.ONE), "198", "198")).isEqualByComparingTo("20");
        // 20 of 198, of 220.52 = 22.2747…
        assertThat(amount(Map.of(2, BigDecimal.ONE), "220.52", "220.52")).isEqualByComparingTo("22.27");
        assertThat(amount(Map.of(9, BigDecimal.ONE), "220.52", "220.52")).isZero();
    }

    @Example
    void aGiftsReturnIsWorthNothing() {
        assertThat(ReturnAmount.of(List.of(row(1, "1", "0"), row(2, "1", "0")), Map.of(), Map.of(1, BigDecimal.ONE), BigDecimal.TEN, BigDecimal.TEN)).isZero();
    }

    @Example
    void whatComesBackBeyondTheWholeIsWorthMoreThanIsLeftThoughNothingIsMissing() {
        List<Row> rows = List.of(row(1, "3", "300"));
        BigDecimal worth = ReturnAmount.of(rows, Map.of(1, new BigDecimal("2")), Map.of(1, new BigDecimal("2")), new BigDecimal("300"), new BigDecimal("100"));
        assertThat(worth).isEqualByComparingTo("200");
    }

    @Property(tries = 300)
    void oneByOneComesToTheWholeExactly(@ForAll @IntRange(min = 2, max = 50) int pieces, @ForAll @IntRange(min = 1, max = 1_000_000) int cents) {
        BigDecimal settled = BigDecimal.valueOf(cents, 2);
        List<Row> rows = List.of(new Row(1, BigDecimal.valueOf(pieces), BigDecimal.valueOf(100)));
        BigDecimal left = settled;
        for (int before = 0; before < pieces; before++) {
            BigDecimal one = ReturnAmount.of(rows, Map.of(1, BigDecimal.valueOf(before)), Map.of(1, BigDecimal.ONE), settled, left);
            // fifty times half a cent more than its share is not there for the last
            left = left.subtract(one.min(left));
        }
        assertThat(left).isZero();
    }
}
