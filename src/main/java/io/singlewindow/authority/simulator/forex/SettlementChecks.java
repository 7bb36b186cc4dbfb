package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.simulator.WireFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the authority checks beyond the schema: that the two data sets agree and hang together. By its own arithmetic. */
final class SettlementChecks {

    private SettlementChecks() {}

    static List<WireFault> check(JsonNode settlement) {
        List<WireFault> faults = new ArrayList<>();
        JsonNode actual = settlement.get("actual");
        BigDecimal in = BigDecimal.ZERO;
        BigDecimal out = BigDecimal.ZERO;
        BigDecimal cny = BigDecimal.ZERO;
        Set<String> numbers = new HashSet<>(Set.of(actual.get("rptNo").asString()));
        for (int i = 0; i < settlement.get("restored").size(); i++) {
            JsonNode record = settlement.get("restored").get(i);
            String path = "/restored/" + i;
            BigDecimal amount = number(record, "amount");
            boolean incoming = record.get("flow").asString().equals("IN");
            in = incoming ? in.add(amount) : in;
            out = incoming ? out : out.add(amount);
            cny = incoming ? cny.add(number(record, "cnyAmount")) : cny.subtract(number(record, "cnyAmount"));
            check(faults, "BUSCODE", path + "/busCode", record.get("busCode").asString(), actual.get("rptNo").asString());
            equal(faults, path + "/amount", amount, orders(record));
            equal(faults, path + "/cnyAmount", number(record, "cnyAmount"), atRate(settlement, amount));
            if (!numbers.add(record.get("rptNo").asString())) {
                faults.add(new WireFault("RPTNO", path + "/rptNo", record.get("rptNo").asString(), "a number of its own"));
            }
        }
        BigDecimal net = in.subtract(out);
        equal(faults, "/actual/grossIn", number(actual, "grossIn"), in);
        equal(faults, "/actual/grossOut", number(actual, "grossOut"), out);
        equal(faults, "/actual/amount", number(actual, "amount"), net.abs());
        equal(faults, "/actual/cnyAmount", number(actual, "cnyAmount"), atRate(settlement, net.abs()));
        equal(faults, "/actual/cnyRounding", number(actual, "cnyRounding"), cny.subtract(atRate(settlement, net)));
        check(faults, "TXCODE", "/actual/txCode", actual.get("txCode").asString(), net.signum() == 0 ? "999998" : "999999");
        check(faults, "FLOW", "/actual/flow", actual.get("flow").asString("null"), net.signum() == 0 ? "null" : net.signum() > 0 ? "IN" : "OUT");
        return faults;
    }

    private static BigDecimal orders(JsonNode record) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode order : record.get("orders")) {
            sum = sum.add(number(order, "amount"));
        }
        return sum;
    }

    private static BigDecimal atRate(JsonNode settlement, BigDecimal amount) {
        // half up is away from zero on both sides of it
        return amount.multiply(number(settlement, "rate")).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(JsonNode node, String name) {
        return new BigDecimal(node.get(name).asString());
    }

    private static void equal(List<WireFault> faults, String path, BigDecimal given, BigDecimal expected) {
        if (given.compareTo(expected) != 0) {
            faults.add(new WireFault("SUM", path, given.toPlainString(), expected.toPlainString()));
        }
    }

    private static void check(List<WireFault> faults, String code, String path, String given, String expected) {
        if (!given.equals(expected)) {
            faults.add(new WireFault(code, path, given, expected));
        }
    }
}
