package io.singlewindow.warning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The median of counted prices is that of the deals one by one. */
class MedianPropertiesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 18);

    @Provide
    Arbitrary<List<Median.Price>> prices() {
        return Combinators.combine(Arbitraries.integers().between(1, 500), Arbitraries.integers().between(0, 7))
                .as((price, deals) -> new Median.Price(BigDecimal.valueOf(price), deals)).list().ofMinSize(1).ofMaxSize(30);
    }

    private static BigDecimal median(List<Median.Price> prices) {
        return Median.of(prices, DAY, DAY).map(Median::value).orElse(BigDecimal.valueOf(-1));
    }

    @Property(tries = 300)
    void itIsTheMiddleOfTheSortedDeals(@ForAll("prices") List<Median.Price> prices, @ForAll long seed) {
        List<BigDecimal> deals = new ArrayList<>();
        prices.forEach(one -> deals.addAll(Collections.nCopies((int) one.deals(), one.price())));
        Collections.sort(deals);
        BigDecimal expected = deals.isEmpty() ? BigDecimal.valueOf(-1)
                : deals.get((deals.size() - 1) / 2).add(deals.get(deals.size() / 2)).divide(BigDecimal.valueOf(2));
        assertThat(median(prices)).isEqualByComparingTo(expected);
        List<Median.Price> shuffled = new ArrayList<>(prices);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(median(shuffled)).isEqualByComparingTo(expected);
    }

    @Test
    void ofNoDealsThereIsNone() {
        assertThat(Median.of(List.of(), DAY, DAY)).isEmpty();
        assertThat(Median.of(List.of(new Median.Price(BigDecimal.TEN, 0)), DAY, DAY)).isEmpty();
    }
}
