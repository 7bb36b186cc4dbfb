package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.JsonSchemaCheck;
import io.singlewindow.authority.simulator.JwsBusiness;
import io.singlewindow.authority.simulator.WireFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Forex: takes settlements and has a result for each order in them. Not safe for threads: its simulator guards it. */
final class ForexBusiness implements JwsBusiness {

    private static final Map<String, String> REASONS =
            Map.of("MANUAL", "人工审核中", "REFUSED", "不予结算", "DUPLICATE", "该订单已结算", "REVERSED", "退款已冲销");

    private final JsonSchemaCheck schema = new JsonSchemaCheck("forex/settlement.schema.json");
    private final SettledBook book = new SettledBook();

    @Override
    public Authority authority() {
        return Authority.FOREX;
    }

    @Override
    public String path() {
        return "/forex/settlements";
    }

    @Override
    public String numberPrefix() {
        return "FX";
    }

    @Override
    public String keyPath() {
        return "/actual/rptNo";
    }

    @Override
    public List<WireFault> faults(JsonNode settlement) {
        List<WireFault> faults = schema.check(settlement);
        return faults.isEmpty() ? SettlementChecks.check(settlement) : faults;
    }

    @Override
    public List<Planned> enter(JsonNode settlement, Instant at) {
        List<Planned> results = new ArrayList<>();
        for (Told order : Told.of(settlement)) {
            Map<String, @Nullable Object> about = new LinkedHashMap<>();
            about.put("settlementId", settlement.get("settlementId").asString());
            about.put("rptNo", order.rptNo());
            about.put("itemId", order.itemId());
            about.put("orderNo", order.orderNo());
            book.enter(order).forEach(step -> results.add(new Planned(order.itemId(), step, about, REASONS.get(step.code()))));
        }
        return results;
    }
}
