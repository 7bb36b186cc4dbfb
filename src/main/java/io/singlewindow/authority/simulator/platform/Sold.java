package io.singlewindow.authority.simulator.platform;

import java.util.List;

/**
 * An order as the platform sold it.
 *
 * @param totalAmount plain decimal
 * @param tradingTime yyyyMMddHHmmss
 * @param goods names
 */
record Sold(
        String orderNo, String ebpCode, String payCode, String payTransactionId, String totalAmount, String currency, String tradingTime,
        List<String> goods, String recpCode, String recpName) {}
