package io.singlewindow.warning.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The middle price of filed goods, and what it was made of.
 *
 * @param value half of the deals were at this price or below it; of two in the middle, the half of their sum
 * @param deals how many
 * @param from first day looked at
 * @param to last day looked at: the day before the one it is used on, so that a day's own prices do not move what they are held against
 */
public record Median(BigDecimal value, long deals, BigDecimal lowest, BigDecimal highest, LocalDate from, LocalDate to) {

    private static final int SCALE = 5;

    /**
     * Deals at one price.
     *
     * @param price of one unit
     */
    public record Price(BigDecimal price, long deals) {}

    /** Of these prices; empty where there are none. */
    public static Optional<Median> of(Collection<Price> prices, LocalDate from, LocalDate to) {
        List<Price> rising = prices.stream().filter(one -> one.deals() > 0).sorted(Comparator.comparing(Price::price)).toList();
        long deals = rising.stream().mapToLong(Price::deals).sum();
        if (deals == 0) {
            return Optional.empty();
        }
        BigDecimal middle = at(rising, (deals - 1) / 2).add(at(rising, deals / 2)).divide(BigDecimal.valueOf(2), SCALE, RoundingMode.HALF_UP);
        return Optional.of(new Median(middle.stripTrailingZeros(), deals, rising.get(0).price(), rising.get(rising.size() - 1).price(), from, to));
    }

    private static BigDecimal at(List<Price> rising, long place) {
        long passed = 0;
        for (Price one : rising) {
            passed += one.deals();
            if (place < passed) {
                return one.price();
            }
        }
        throw new IllegalStateException("place " + place + " of " + passed + " deals");
    }
}
