package io.singlewindow.authenticity;

import java.util.List;

/** Is told of payments that are found false (支付核验不符): the port by which early warnings hear of them, before the match and after it. */
@FunctionalInterface
public interface FalsePayments {

    /**
     * What a platform opened of an order differs from what is here; in the transaction that found it.
     *
     * @param order id of the order's document that was compared
     * @param payment id of the payment's
     * @param differing names of the fields that differ
     */
    void found(String platform, String orderNo, String order, String payment, List<String> differing);
}
