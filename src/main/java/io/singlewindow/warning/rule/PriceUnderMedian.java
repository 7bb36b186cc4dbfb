package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 价格异常: a unit price below a part of the median of the same filed goods. Too few deals make no median. */
public final class PriceUnderMedian {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PriceUnderMedian() {}

    /**
     * Looks at a row of an order.
     *
     * @param goods key of the filed goods, currency and unit
     * @param price of one unit; 0 is a gift and says nothing
     */
    public static Optional<Suspicion> look(OrderFact order, String goods, BigDecimal price, Optional<Median> median, Thresholds thresholds) {
        if (!thresholds.isOn(Rule.PRICE_UNDER_MEDIAN) || price.signum() <= 0 || median.isEmpty()
                || median.get().deals() < thresholds.count(ParameterId.PRICE_DEALS_MIN.name())) {
            return Optional.empty();
        }
        Median middle = median.get();
        BigDecimal low = thresholds.number(ParameterId.PRICE_LOW.name());
        if (price.multiply(HUNDRED).compareTo(middle.value().multiply(low)) >= 0) {
            return Optional.empty();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("goods", goods);
        figures.put("price", Orders.plain(price));
        figures.put("median", Orders.plain(middle.value()));
        figures.put("lowPercent", Orders.plain(low));
        figures.put("deals", middle.deals());
        figures.put("lowest", Orders.plain(middle.lowest()));
        figures.put("highest", Orders.plain(middle.highest()));
        figures.put("from", middle.from().toString());
        figures.put("to", middle.to().toString());
        // one for the goods and the day: the orders of a sale hang on it together
        return Optional.of(new Suspicion(Rule.PRICE_UNDER_MEDIAN, goods, order.ebcCode(), order.day(), List.of(order.documentId()), figures));
    }
}
