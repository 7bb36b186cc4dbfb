package io.singlewindow.authenticity.wire;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says of a payment and its orders (realTimeDataUpload; announcement 179 of 2018).
 *
 * @param sessionId of the question it answers
 * @param orders every order that the payment request held
 * @param serviceTimeMillis the platform's clock, since 1970
 */
public record PlatformData(String sessionId, Head head, List<PaidOrder> orders, long serviceTimeMillis) {

    public PlatformData {
        orders = List.copyOf(orders);
    }

    /**
     * The payment (payExchangeInfoHead).
     *
     * @param initalRequest spelt as in the standard: the request to the payment company, as it was sent
     * @param initalResponse spelt as in the standard: its answer, as it came
     * @param payTransactionId by which UnionPay or NetsUnion can check it; else the payment company's own
     * @param currency customs' digits
     * @param verDept who can check it: 1 UnionPay (银联), 2 NetsUnion (网联), 3 others
     * @param payType 1 app, 2 PC, 3 scan, 4 others
     * @param tradingTime yyyyMMddHHmmss
     */
    public record Head(
            String guid, String initalRequest, String initalResponse, String ebpCode, String payCode, String payTransactionId,
            BigDecimal totalAmount, String currency, String verDept, @Nullable String payType, String tradingTime, @Nullable String note) {}

    /**
     * One order (payExchangeInfoLists).
     *
     * @param recpAccount the payee's account
     * @param recpCode the payee's credit code; null for foreign companies
     */
    public record PaidOrder(String orderNo, List<Goods> goods, String recpAccount, @Nullable String recpCode, String recpName) {

        public PaidOrder {
            goods = List.copyOf(goods);
        }
    }

    /** Goods (goodsInfo): name, and where they are offered; several links separated by semicolons. */
    public record Goods(String gname, String itemLink) {}
}
