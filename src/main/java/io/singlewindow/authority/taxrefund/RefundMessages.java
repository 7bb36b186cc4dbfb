package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.WireAmount;
import io.singlewindow.authority.dispatch.OutgoingQueue;
import io.singlewindow.signature.window.WindowKey;
import io.singlewindow.authority.fundsflow.FundsFlow;
import io.singlewindow.authority.taxrefund.RefundLists.Listed;
import io.singlewindow.authority.taxrefund.records.Claim;
import io.singlewindow.authority.taxrefund.records.ExportDetail;
import io.singlewindow.authority.taxrefund.records.Purchase;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is told (xsd/window/tax-refund/message.schema.json), signs it and hands it over, in the caller's transaction. */
@Component
@Profile("!simulator")
class RefundMessages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WindowKey key;
    private final OutgoingQueue queue;
    private final TaxRefundAddress address;
    private final EntityDirectory entities;
    private final Clock clock;

    RefundMessages(WindowKey key, OutgoingQueue queue, TaxRefundAddress address, EntityDirectory entities, Clock clock) {
        this.key = key;
        this.queue = queue;
        this.address = address;
        this.entities = entities;
        this.clock = clock;
    }

    /** A row that is registered, with its currency's ISO letters. */
    record Registered(DeclarationList.Line line, String currency) {}

    /** What is taken back of a refund. */
    record Reclaimed(RefundItem refund, BigDecimal amount) {}

    void registration(RefundItem item, Listed listed, List<Registered> rows) {
        DeclarationList list = listed.list();
        Map<String, @Nullable Object> json = head(item, list.ebcName());
        json.put("listNo", listed.number());
        json.put("orderNo", list.orderNo());
        json.put("customsCode", list.customsCode());
        json.put("exportDate", list.ieDate() == null || list.ieDate().isBlank() ? BusinessTime.wire8(clock.instant()) : list.ieDate());
        json.put("rows", rows.stream().map(RefundMessages::row).toList());
        handOver(item, json, List.of(String.valueOf(item.consignmentId())));
    }

    private static Map<String, Object> row(Registered row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", row.line().gnum());
        json.put("goodsCode", row.line().gcode());
        json.put("name", row.line().gname());
        json.put("unit", row.line().unit());
        json.put("quantity", plain(row.line().qty()));
        json.put("unitPrice", plain(row.line().price()));
        json.put("amount", WireAmount.of(row.line().totalPrice()));
        json.put("currency", row.currency());
        return json;
    }

    void refund(RefundItem item, Claim claim, BigDecimal refundable, RoundingMode rounding, List<FundsFlow> funds, List<String> consignmentIds) {
        ExportDetail export = claim.export();
        Map<String, @Nullable Object> json = head(item, null);
        json.put("declarationNo", export.declarationNo());
        json.put("exportInvoiceNo", funds.stream().map(FundsFlow::invoiceNo).filter(Objects::nonNull).findFirst().orElse(null));
        json.put("exportDate", export.exportDate());
        json.put("goodsCode", export.goodsCode());
        json.put("name", export.name());
        json.put("unit", export.unit());
        json.put("quantity", plain(export.quantity()));
        json.put("usdFob", WireAmount.of(export.usdFob()));
        json.put("businessType", export.businessType());
        json.put("rows", export.rows().stream().map(RefundMessages::row).toList());
        json.put("purchases", claim.purchases().stream().map(purchase -> purchase(purchase, rounding)).toList());
        json.put("refundable", WireAmount.of(refundable));
        json.put("funds", funds.stream().map(RefundMessages::funds).toList());
        handOver(item, json, consignmentIds);
    }

    private static Map<String, Object> row(ExportDetail.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("listNo", row.listNo());
        json.put("orderNo", row.orderNo());
        json.put("row", row.row());
        json.put("quantity", plain(row.quantity()));
        json.put("amount", WireAmount.of(row.amount()));
        json.put("currency", row.currency());
        return json;
    }

    private static Map<String, Object> purchase(Purchase purchase, RoundingMode rounding) {
        Map<String, Object> json = PurchaseJson.of(purchase);
        json.put("refundable", WireAmount.of(purchase.refundable(rounding)));
        return json;
    }

    private static Map<String, Object> funds(FundsFlow flow) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderNo", flow.orderNo());
        json.put("institution", flow.institution());
        json.put("certificateNo", flow.certificateNo());
        return json;
    }

    void reclaim(RefundItem item, List<Reclaimed> parts) {
        Map<String, @Nullable Object> json = head(item, null);
        json.put("amount", WireAmount.of(parts.stream().map(Reclaimed::amount).reduce(BigDecimal.ZERO, BigDecimal::add)));
        json.put("refunds", parts.stream().map(part -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("itemId", part.refund().id());
            one.put("declarationNo", part.refund().declarationNo());
            one.put("amount", WireAmount.of(part.amount()));
            return one;
        }).toList());
        handOver(item, json, List.of(String.valueOf(item.consignmentId())));
    }

    private Map<String, @Nullable Object> head(RefundItem item, @Nullable String name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("message", item.kind().name());
        json.put("itemId", item.id());
        Map<String, String> company = new LinkedHashMap<>();
        company.put("code", item.company());
        company.put("name", entities.byCode(item.company()).map(Entity::name).orElse(name == null ? item.company() : name));
        json.put("company", company);
        return json;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void handOver(RefundItem item, Map<String, @Nullable Object> json, List<String> consignmentIds) {
        queue.add(Authority.TAX_REFUND, item.kind().name(), item.id(), consignmentIds, key.jws(JSON.writeValueAsBytes(json), address.rsaAlgorithm()));
    }
}
