package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.WireAmount;
import io.singlewindow.authority.taxrefund.records.Purchase;
import java.util.LinkedHashMap;
import java.util.Map;

/** A purchase as it is told, to the tax authority and to its buyer. */
final class PurchaseJson {

    private PurchaseJson() {}

    static Map<String, Object> of(Purchase purchase) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("supplierTaxNo", purchase.supplierTaxNo());
        json.put("invoiceNo", purchase.invoiceNo());
        json.put("line", purchase.line());
        json.put("invoiceDate", purchase.invoiceDate());
        json.put("goodsCode", purchase.goodsCode());
        json.put("name", purchase.name());
        json.put("unit", purchase.unit());
        json.put("quantity", purchase.quantity().stripTrailingZeros().toPlainString());
        json.put("taxableAmount", WireAmount.of(purchase.taxableAmount()));
        json.put("vatRate", WireAmount.of(purchase.vatRate()));
        json.put("refundRate", WireAmount.of(purchase.refundRate()));
        return json;
    }
}
