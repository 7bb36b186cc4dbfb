package io.singlewindow.authority.forex;

import io.singlewindow.authority.WireAmount;
import io.singlewindow.authority.forex.records.Actual;
import io.singlewindow.authority.forex.records.Flow;
import io.singlewindow.authority.forex.records.Funds;
import io.singlewindow.authority.forex.records.Party;
import io.singlewindow.authority.forex.records.Restored;
import io.singlewindow.authority.forex.records.Settlement;
import io.singlewindow.authority.forex.records.Terms;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A settlement as JSON (xsd/window/forex/settlement.schema.json); amounts are texts, so that nobody reads them as doubles. */
final class SettlementJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    /** ACTIONTYPE: a new record; a refund is new funds the other way, so nothing is changed or deleted (decision 0016). */
    private static final String NEW = "A";

    private SettlementJson() {}

    /** UTF-8. */
    static byte[] of(Settlement settlement) {
        Terms terms = settlement.terms();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("settlementId", settlement.id());
        json.put("direction", settlement.direction().ieFlag());
        json.put("institution", party(terms.institution()));
        json.put("bank", terms.bank().isEmpty() ? null : terms.bank());
        json.put("currency", terms.currency());
        json.put("settlementDate", DAY.format(terms.day()));
        json.put("rate", terms.rate().toPlainString());
        json.put("rateSource", terms.rateSource());
        json.put("actual", actual(settlement.actual(), terms));
        json.put("restored", settlement.restored().stream().map(SettlementJson::restored).toList());
        return JSON.writeValueAsBytes(json);
    }

    private static Map<String, @Nullable Object> actual(Actual actual, Terms terms) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("actionType", NEW);
        json.put("rptNo", actual.rptNo());
        json.put("busCode", actual.busCode());
        json.put("txCode", actual.txCode());
        json.put("flow", flow(actual.flow()));
        json.put("counterparty", terms.institution().name());
        json.put("country", Actual.COUNTRY);
        json.put("grossIn", amount(actual.grossIn()));
        json.put("grossOut", amount(actual.grossOut()));
        json.put("amount", amount(actual.amount()));
        json.put("cnyAmount", amount(actual.cnyAmount()));
        json.put("cnyRounding", amount(actual.cnyRounding()));
        return json;
    }

    private static Map<String, @Nullable Object> restored(Restored record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("actionType", NEW);
        json.put("rptNo", record.rptNo());
        json.put("busCode", record.busCode());
        json.put("txCode", record.txCode());
        json.put("flow", flow(record.flow()));
        json.put("refund", record.refund());
        json.put("merged", record.merged());
        json.put("customer", party(record.customer()));
        json.put("counterparty", record.counterparty());
        json.put("customsCountry", record.country());
        json.put("amount", amount(record.amount()));
        json.put("cnyAmount", amount(record.cnyAmount()));
        json.put("orders", record.orders().stream().map(SettlementJson::order).toList());
        return json;
    }

    private static Map<String, @Nullable Object> order(Funds funds) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("itemId", funds.itemId());
        json.put("orderNo", funds.orderNo());
        json.put("ebpCode", funds.ebpCode());
        json.put("ebcCode", funds.ebcCode());
        json.put("listNo", funds.listNo());
        json.put("logisticsNo", funds.logisticsNo());
        json.put("tradeDate", funds.tradeDate());
        json.put("amount", amount(funds.amount()));
        json.put("reverses", funds.reverses());
        return json;
    }

    private static Map<String, String> party(Party party) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("type", party.type());
        json.put("code", party.code());
        json.put("name", party.name());
        return json;
    }

    private static @Nullable String flow(@Nullable Flow flow) {
        return flow == null ? null : flow.name();
    }

    private static String amount(BigDecimal amount) {
        return WireAmount.of(amount);
    }
}
