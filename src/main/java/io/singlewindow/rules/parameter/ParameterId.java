package io.singlewindow.rules.parameter;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the server reads, each with what its reader understands: who reads one names it by this, so a figure without a
 * reader is none of these. Others are read by rows of the tables that name them, or are informative and say why.
 */
public enum ParameterId {
    LIM_SINGLE(number("CNY"), Reach.ONWARDS),
    LIM_ANNUAL(number("CNY"), Reach.ONWARDS),
    OVER_SINGLE(words("FULL_TAX", "ONE_ITEM"), Reach.ONWARDS),
    OVER_ANNUAL(words("FULL_TAX", "GENERAL_TRADE"), Reach.ONWARDS),
    OVER_SINGLE_ANNUAL(words("BELOW", "UP_TO"), Reach.ONWARDS),
    DUTY_WITHIN(percent(), Reach.ONWARDS),
    TAX_SHARE(percent(), Reach.ONWARDS),
    /** Told to who enquires; the formula of the tax knows no exemption, so no other than 0 is understood. */
    MIN_TAX_EXEMPTION(new Form("CNY", false, BigDecimal.ZERO, BigDecimal.ZERO, List.of()), Reach.ONWARDS),
    VAT_STD(percent(), Reach.ALWAYS),
    VAT_LOW(percent(), Reach.ALWAYS),
    CT_COSMETICS(percent(), Reach.ALWAYS),
    CT_COSMETICS_PER_ML(number("CNY/ml"), Reach.ONWARDS),
    CT_COSMETICS_PER_G(number("CNY/g"), Reach.ONWARDS),
    CT_COSMETICS_PER_PIECE(number("CNY/piece"), Reach.ONWARDS),
    TAX_ROUNDING(words("LINE_HALF_UP", "LINE_HALF_EVEN", "LINE_DOWN"), Reach.ALWAYS),
    TAX_APPORTIONMENT(words("BY_VALUE", "EQUAL"), Reach.ALWAYS),
    TAX_OVER_LIMIT_RETURNED(words("YES", "NO"), Reach.SOME_DAYS),

    RETURN_IMPORT_APPLY(whole("days"), Reach.SOME_DAYS),
    RETURN_IMPORT(whole("days"), Reach.SOME_DAYS),
    RETURN_EXPORT(whole("years"), Reach.SOME_DAYS),
    TAX_PAY_WINDOW_FROM(whole("days"), Reach.ONWARDS),
    TAX_PAY_WINDOW_TO(whole("days"), Reach.ONWARDS),

    SUMMARY_DAY(new Form("day-of-month", true, BigDecimal.ONE, BigDecimal.valueOf(28), List.of()), Reach.ONWARDS),
    SUMMARY_ROLL(words("NONE", "NEXT_WORKING_DAY"), Reach.ONWARDS),
    SUMMARY_DECEMBER(words("LAST_WORKING_DAY", "AS_OTHERS"), Reach.ONWARDS),
    SIGNATURE(words("LISTS", "LISTS_AND_SOURCES", "ALL"), Reach.ONWARDS),

    FX_SINGLE(number("USD"), Reach.ONWARDS),
    FX_PERSON_YEAR(number("USD"), Reach.ONWARDS),
    FX_PI_COUNTS_IN_PERSON_QUOTA(words("YES", "NO"), Reach.SOME_DAYS),
    FX_MERGE_BELOW(number("USD"), Reach.SOME_DAYS),
    FX_DIRECTORY_FREE(number("USD"), Reach.SOME_DAYS),
    FX_KEEP(whole("years"), Reach.ONWARDS),

    REFUND_DAYS_1(whole("working-days"), Reach.SOME_DAYS),
    REFUND_DAYS_2(whole("working-days"), Reach.SOME_DAYS),
    REFUND_DAYS_3(whole("working-days"), Reach.SOME_DAYS),
    REFUND_DAYS_4(whole("working-days"), Reach.SOME_DAYS),
    /** Month and day as MMdd. */
    REFUND_PERIOD_END(new Form(Form.MONTH_AND_DAY, true, BigDecimal.valueOf(101), BigDecimal.valueOf(1231), List.of()), Reach.SOME_DAYS),

    KEEP_TRADE_DATA(whole("years"), Reach.ONWARDS),
    KEEP_CUSTOMS_DOCS(whole("years"), Reach.ONWARDS),
    CREDIT_BAD_KEEP(whole("years"), Reach.SOME_DAYS),

    TIMELY_MAX_ORDER(whole("minutes"), Reach.SOME_DAYS),
    TIMELY_MAX_PAYMENT(whole("minutes"), Reach.SOME_DAYS),
    TIMELY_MAX_WAYBILL(whole("hours"), Reach.SOME_DAYS),
    MATCH_TTL(new Form("hours", true, BigDecimal.ONE, BigDecimal.valueOf(8784), List.of()), Reach.ALWAYS),
    AMOUNT_TOL(number("CNY"), Reach.ALWAYS),
    MATCH_WEIGHT_TOL(percent(), Reach.SOME_DAYS),
    MATCH_EXPORT_FREIGHT(words("YES", "NO"), Reach.SOME_DAYS),
    MATCH_PAYER_DIFFERS(words("HARD", "SOFT"), Reach.SOME_DAYS),
    SAMPLE_BASE(percent(), Reach.ALWAYS),
    PRICE_LOW(percent(), Reach.SOME_DAYS),
    PRICE_WINDOW(whole("days"), Reach.SOME_DAYS),
    PRICE_DEALS_MIN(whole("deals"), Reach.SOME_DAYS),
    ID_PHONES_MAX(whole("telephones"), Reach.SOME_DAYS),
    PHONE_IDS_MAX(whole("identities"), Reach.SOME_DAYS),
    ADDR_IDS_MAX(whole("identities"), Reach.SOME_DAYS),
    ID_WINDOW(whole("days"), Reach.SOME_DAYS),
    TRUTH_WINDOW(whole("days"), Reach.SOME_DAYS),
    TRUTH_ORDERS_MIN(whole("orders"), Reach.SOME_DAYS),
    TRUTH_ORDERS_COUNTED(whole("orders"), Reach.SOME_DAYS),
    RISK_WINDOW(whole("days"), Reach.SOME_DAYS),
    RISK_ORDERS_COUNTED(whole("orders"), Reach.SOME_DAYS),
    RISK_PRIOR(whole("orders"), Reach.SOME_DAYS),
    RISK_WEIGHT_REJECTED(percent(), Reach.SOME_DAYS),
    RISK_WEIGHT_MISMATCHED(percent(), Reach.SOME_DAYS),
    RISK_WEIGHT_DETAINED(percent(), Reach.SOME_DAYS),
    RISK_WEIGHT_RETURNED_ABROAD(percent(), Reach.SOME_DAYS),
    RISK_HIGH(number("per-mille"), Reach.SOME_DAYS),
    WAYBILL_REUSE(whole("months"), Reach.SOME_DAYS),
    FILING_CHANGE_DAYS(whole("working-days"), Reach.ALWAYS),
    FILING_REVIEW_DAYS(whole("working-days"), Reach.ALWAYS);

    /** On which days its reader must find it. */
    enum Reach {
        /** On every day that there was and will be. */
        ALWAYS,
        /** From its first day on until further notice. */
        ONWARDS,
        /** On a day without it its reader goes without. */
        SOME_DAYS
    }

    /**
     * What a reader understands.
     *
     * @param unit of a number; empty for a word
     * @param whole in digits alone, as it is read
     * @param max largest number; null: any
     * @param words those that it knows
     */
    record Form(String unit, boolean whole, BigDecimal min, @Nullable BigDecimal max, List<String> words) {

        /** The unit of a day of the year as MMdd, which leading zeros may lack. */
        static final String MONTH_AND_DAY = "month-and-day";
    }

    private static final int PERCENT_MAX = 100;
    private static final int WHOLE_MAX = 1_000_000;

    private final Form form;
    private final Reach reach;

    ParameterId(Form form, Reach reach) {
        this.form = form;
        this.reach = reach;
    }

    private static Form number(String unit) {
        return new Form(unit, false, BigDecimal.ZERO, null, List.of());
    }

    private static Form percent() {
        return new Form("%", false, BigDecimal.ZERO, BigDecimal.valueOf(PERCENT_MAX), List.of());
    }

    private static Form whole(String unit) {
        return new Form(unit, true, BigDecimal.ZERO, BigDecimal.valueOf(WHOLE_MAX), List.of());
    }

    private static Form words(String... words) {
        return new Form("", false, BigDecimal.ZERO, null, List.of(words));
    }

    /** The one of this name. */
    public static Optional<ParameterId> of(String id) {
        return Arrays.stream(values()).filter(one -> one.name().equals(id)).findFirst();
    }

    Form form() {
        return form;
    }

    Reach reach() {
        return reach;
    }
}
