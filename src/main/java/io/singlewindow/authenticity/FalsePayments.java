package io.singlewindow.authenticity;

import java.util.List;

/** Is told of payments that are found false (支付核验不符): the port by which early warnings hear of them, before the match and after it. */
@FunctionalInterface
public interface FalsePayments {

    /**
     * What a platform opened of an order differs from what is here; in the transaction that found it.
     *
     * @param documents ids of the order and the payment that were compared
     * @param differing names of the fields that differ
     */
    void found(String platform, String orderNo, List<String> documents, List<String> differing);
}
