package io.singlewindow.rules.tax;

import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;

/** Whether a transaction keeps within the limits of its day, and what follows if not (财关税〔2016〕18号 三, 〔2018〕49号 二). */
record Limits(Limit limit, Treatment treatment, boolean doubtful) {

    /** @param value dutiable value: limits compare with it, not with what was paid */
    static Limits of(Reading day, BigDecimal value, boolean oneItem, BigDecimal annualUsed) {
        boolean singleOver = value.compareTo(day.number(ParameterId.LIM_SINGLE)) > 0;
        BigDecimal annual = day.number(ParameterId.LIM_ANNUAL);
        boolean annualOver = value.add(annualUsed).compareTo(annual) > 0;
        if (!singleOver && !annualOver) {
            return new Limits(Limit.WITHIN, Treatment.WITHIN, false);
        }
        if (day.mayBe(ParameterId.TAX_OVER_LIMIT_RETURNED, "YES")) {
            return new Limits(over(singleOver, oneItem), Treatment.GENERAL_TRADE, false);
        }
        if (singleOver && day.is(ParameterId.OVER_SINGLE, "ONE_ITEM")) {
            return overOneItem(day, value, oneItem, annual, annualOver);
        }
        boolean full = singleOver && !annualOver || day.is(ParameterId.OVER_ANNUAL, "FULL_TAX");
        return new Limits(over(singleOver, oneItem), full ? Treatment.FULL_TAX : Treatment.GENERAL_TRADE, false);
    }

    private static Limit over(boolean singleOver, boolean oneItem) {
        if (!singleOver) {
            return Limit.ANNUAL_OVER;
        }
        return oneItem ? Limit.SINGLE_OVER_1 : Limit.SINGLE_OVER_N;
    }

    /** Over the single limit with several items is general trade; with one, it may have full tax while it is below the yearly limit. */
    private static Limits overOneItem(Reading day, BigDecimal value, boolean oneItem, BigDecimal annual, boolean annualOver) {
        if (!oneItem) {
            return new Limits(Limit.SINGLE_OVER_N, Treatment.GENERAL_TRADE, false);
        }
        boolean edge = value.compareTo(annual) == 0 && !annualOver;
        boolean onEdgeRefused = edge && day.is(ParameterId.OVER_SINGLE_ANNUAL, "BELOW");
        return annualOver || onEdgeRefused
                ? new Limits(Limit.ANNUAL_OVER, Treatment.GENERAL_TRADE, onEdgeRefused)
                : new Limits(Limit.SINGLE_OVER_1, Treatment.FULL_TAX, edge);
    }
}
