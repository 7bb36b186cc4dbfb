package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Facts that follow from others and from the parameters of the day. Money is compared here, in decimals; conditions see the
 * result alone. What is told is not derived.
 */
final class Derivation {

    /** Facts that are asked here and where rules are chosen and drawn, with their types. */
    static final Map<String, Fact.Type> ASKED = Map.ofEntries(Map.entry("region", Fact.Type.TEXT), Map.entry("tradeMode", Fact.Type.TEXT),
            Map.entry("direction", Fact.Type.ENUM), Map.entry("samplingDraw", Fact.Type.INT), Map.entry("dutiableValueFen", Fact.Type.INT),
            Map.entry("annualUsedFen", Fact.Type.INT), Map.entry("itemCount", Fact.Type.INT), Map.entry("orderDelaySeconds", Fact.Type.INT),
            Map.entry("paymentDelaySeconds", Fact.Type.INT), Map.entry("waybillDelaySeconds", Fact.Type.INT), Map.entry("historyOrders", Fact.Type.INT),
            Map.entry("riskScore", Fact.Type.INT), Map.entry("dealUsdCents", Fact.Type.INT), Map.entry("personYearUsdCents", Fact.Type.INT),
            Map.entry("firmCredit", Fact.Type.ENUM), Map.entry("declarantCredit", Fact.Type.ENUM));
    private static final List<String> CREDIT = List.of("DISHONEST", "ORDINARY", "CERTIFIED", "ADVANCED");
    private static final int FEN_DIGITS = 2;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3600;

    private final DayParameters parameters;
    private final Map<String, Object> facts;

    private Derivation(DayParameters parameters, Map<String, Object> facts) {
        this.parameters = parameters;
        this.facts = facts;
    }

    /** Adds what is not told to facts that are otherwise complete. */
    static void derive(LocalDate on, DayParameters parameters, Map<String, Object> facts) {
        Derivation own = new Derivation(parameters, facts);
        facts.put("on", on.getYear() * 10_000L + on.getMonthValue() * 100L + on.getDayOfMonth());
        facts.computeIfAbsent("limit", name -> own.limit());
        facts.computeIfAbsent("late", name -> own.late());
        facts.computeIfAbsent("lowestCredit", name -> own.lowestCredit());
        facts.computeIfAbsent("historyShort", name -> own.over(ParameterId.TRUTH_ORDERS_MIN, 0, "historyOrders") < 0);
        facts.computeIfAbsent("highRisk", name -> own.over(ParameterId.RISK_HIGH, 0, "riskScore") > 0);
        facts.computeIfAbsent("dealOverLimit", name -> own.over(ParameterId.FX_SINGLE, FEN_DIGITS, "dealUsdCents") > 0);
        facts.computeIfAbsent("yearOverLimit", name -> own.over(ParameterId.FX_PERSON_YEAR, FEN_DIGITS, "personYearUsdCents") > 0);
        facts.put("grade", "T1");
    }

    private long number(String name) {
        return (Long) facts.get(name);
    }

    private BigDecimal fen(String name) {
        return BigDecimal.valueOf(number(name), FEN_DIGITS);
    }

    /** Sign of fact minus parameter; 0 where the parameter has no value on that day, for then nothing is over it. */
    private int over(ParameterId parameter, int digits, String fact) {
        BigDecimal bound = parameters.number(parameter);
        return bound == null ? 0 : BigDecimal.valueOf(number(fact), digits).compareTo(bound);
    }

    /**
     * Dutiable value against the limits (18号 三; 49号 二). Over the single limit with one item it must stay below the yearly one where
     * the text says so; the yearly limit itself is inclusive.
     */
    private String limit() {
        BigDecimal single = parameters.number(ParameterId.LIM_SINGLE);
        BigDecimal year = parameters.number(ParameterId.LIM_ANNUAL);
        if (single == null || year == null || !facts.get("direction").equals("IMPORT")) {
            return "WITHIN";
        }
        BigDecimal value = fen("dutiableValueFen");
        if (value.add(fen("annualUsedFen")).compareTo(year) > 0) {
            return "ANNUAL_OVER";
        }
        if (value.compareTo(single) <= 0) {
            return "WITHIN";
        }
        boolean below = "BELOW".equals(parameters.word(ParameterId.OVER_SINGLE_ANNUAL));
        if (below && value.compareTo(year) >= 0) {
            return "ANNUAL_OVER";
        }
        return number("itemCount") == 1 ? "SINGLE_OVER_1" : "SINGLE_OVER_N";
    }

    private boolean late() {
        return late(ParameterId.TIMELY_MAX_ORDER, SECONDS_PER_MINUTE, "orderDelaySeconds") || late(ParameterId.TIMELY_MAX_PAYMENT, SECONDS_PER_MINUTE, "paymentDelaySeconds")
                || late(ParameterId.TIMELY_MAX_WAYBILL, SECONDS_PER_HOUR, "waybillDelaySeconds");
    }

    private boolean late(ParameterId parameter, long seconds, String fact) {
        BigDecimal bound = parameters.number(parameter);
        return bound != null && BigDecimal.valueOf(number(fact)).compareTo(bound.multiply(BigDecimal.valueOf(seconds))) > 0;
    }

    private String lowestCredit() {
        return CREDIT.get(Math.min(CREDIT.indexOf((String) facts.get("firmCredit")), CREDIT.indexOf((String) facts.get("declarantCredit"))));
    }
}
