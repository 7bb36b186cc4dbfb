package io.singlewindow.authority.simulator.platform;

import io.singlewindow.signature.DetachedSignatures;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a platform uploads, in the wire's own format, true or as a scenario wants it. */
final class UploadWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BigDecimal MORE = BigDecimal.ONE;

    private final SignatureAlgorithm algorithm;

    UploadWriter(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** What kind of upload. */
    enum Kind {
        UPLOAD,
        /** Signed, then changed. */
        FORGED,
        /** Another amount, properly signed. */
        AMOUNT
    }

    /** The form body of an upload. */
    String write(Kind kind, Sold sold, String sessionId, Instant now) {
        String head = JSON.writeValueAsString(head(sold, sessionId, kind == Kind.AMOUNT));
        String lists = JSON.writeValueAsString(List.of(order(sold)));
        long serviceTime = now.toEpochMilli();
        // object and array stand in quotes too, their JSON unchanged
        String signed = "\"sessionID\":\"" + sessionId + "\"||\"payExchangeInfoHead\":\"" + head + "\"||\"payExchangeInfoLists\":\"" + lists
                + "\"||\"serviceTime\":\"" + serviceTime + "\"";
        SigningKey key = DevKeys.of("platform", algorithm);
        byte[] value = DetachedSignatures.sign(key, algorithm, signed.getBytes(StandardCharsets.UTF_8));
        String sent = kind == Kind.FORGED ? lists.replace("\"recpAccount\":\"", "\"recpAccount\":\"9") : lists;
        String json = "{\"sessionID\":\"" + sessionId + "\",\"payExchangeInfoHead\":" + head + ",\"payExchangeInfoLists\":" + sent
                + ",\"serviceTime\":" + serviceTime + ",\"certNo\":\"" + key.certificate().getSerialNumber().toString(16) + "\",\"signValue\":\""
                + Base64.getEncoder().encodeToString(value) + "\"}";
        return "payExInfoStr=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> head(Sold sold, String sessionId, boolean otherAmount) {
        BigDecimal amount = new BigDecimal(sold.totalAmount()).add(otherAmount ? MORE : BigDecimal.ZERO);
        Map<String, Object> head = new LinkedHashMap<>();
        // the same for a question, whenever it is written
        head.put("guid", UUID.nameUUIDFromBytes(sessionId.getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT));
        head.put("initalRequest", JSON.writeValueAsString(Map.of("out_trade_no", sold.orderNo(), "total_amount", amount.toPlainString())));
        head.put("initalResponse", JSON.writeValueAsString(Map.of("trade_no", sold.payTransactionId(), "total_amount", amount.toPlainString())));
        head.put("ebpCode", sold.ebpCode());
        head.put("payCode", sold.payCode());
        head.put("payTransactionId", sold.payTransactionId());
        head.put("totalAmount", amount);
        head.put("currency", sold.currency());
        head.put("verDept", "3");
        head.put("payType", "1");
        head.put("tradingTime", sold.tradingTime());
        head.put("note", "");
        return head;
    }

    private static Map<String, Object> order(Sold sold) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderNo", sold.orderNo());
        order.put("goodsInfo", sold.goods().stream().map(name -> {
            Map<String, Object> goods = new LinkedHashMap<>();
            goods.put("gname", name);
            goods.put("itemLink", "https://shop.example/item?orderNo=" + sold.orderNo());
            return goods;
        }).toList());
        order.put("recpAccount", "571908863132601");
        order.put("recpCode", sold.recpCode());
        order.put("recpName", sold.recpName());
        return order;
    }
}
