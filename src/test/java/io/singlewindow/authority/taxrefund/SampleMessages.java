package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.simulator.JwsPost;
import java.nio.charset.StandardCharsets;

/** Messages to the tax authority that need no window. */
record SampleMessages(String itemId, String json) {

    private static final String COMPANY = "\"company\":{\"code\":\"91330100TERT00016Y\",\"name\":\"杭州示例电子商务有限公司\"}";

    byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    SampleMessages with(String from, String to) {
        if (!json.contains(from)) {
            throw new AssertionError(from + " is not in " + json);
        }
        return new SampleMessages(itemId, json.replace(from, to));
    }

    /** Three pieces for 30 dollars. */
    static SampleMessages registration(String orderNo) {
        String id = JwsPost.id();
        return new SampleMessages(id, "{\"message\":\"REGISTRATION\",\"itemId\":\"" + id + "\"," + COMPANY + ",\"listNo\":\"QD" + orderNo + "\",\"orderNo\":\""
                + orderNo + "\",\"customsCode\":\"2901\",\"exportDate\":\"20261101\",\"rows\":[{\"row\":1,\"goodsCode\":\"3926909090\",\"name\":\"手机壳\","
                + "\"unit\":\"007\",\"quantity\":\"3\",\"unitPrice\":\"10\",\"amount\":\"30.00\",\"currency\":\"USD\"}]}");
    }

    /** A claim for the same, bought for 1,000 yuan. */
    static SampleMessages refund(String orderNo, String declarationNo) {
        String id = JwsPost.id();
        return new SampleMessages(id, "{\"message\":\"REFUND\",\"itemId\":\"" + id + "\"," + COMPANY + ",\"declarationNo\":\"" + declarationNo
                + "\",\"exportInvoiceNo\":null,\"exportDate\":\"20261101\",\"goodsCode\":\"3926909090\",\"name\":\"手机壳\",\"unit\":\"007\",\"quantity\":\"3\","
                + "\"usdFob\":\"30.00\",\"businessType\":\"9610\",\"rows\":[{\"listNo\":\"QD" + orderNo + "\",\"orderNo\":\"" + orderNo
                + "\",\"row\":1,\"quantity\":\"3\",\"amount\":\"30.00\",\"currency\":\"USD\"}],\"purchases\":[{\"supplierTaxNo\":\"91330100TERT000838\","
                + "\"invoiceNo\":\"F1\",\"line\":1,\"invoiceDate\":\"20261001\",\"goodsCode\":\"3926909090\",\"name\":\"手机壳\",\"unit\":\"007\","
                + "\"quantity\":\"3\",\"taxableAmount\":\"1000.00\",\"vatRate\":\"0.13\",\"refundRate\":\"0.13\",\"refundable\":\"130.00\"}],"
                + "\"refundable\":\"130.00\",\"funds\":[]}");
    }

    /** What is taken back of a claim. */
    static SampleMessages reclaim(SampleMessages refund, String declarationNo, String amount) {
        String id = JwsPost.id();
        return new SampleMessages(id, "{\"message\":\"RECLAIM\",\"itemId\":\"" + id + "\"," + COMPANY + ",\"amount\":\"" + amount + "\",\"refunds\":[{\"itemId\":\""
                + refund.itemId() + "\",\"declarationNo\":\"" + declarationNo + "\",\"amount\":\"" + amount + "\"}]}");
    }
}
