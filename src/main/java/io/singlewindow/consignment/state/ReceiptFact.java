package io.singlewindow.consignment.state;

/**
 * One answer of an authority, its signature proved.
 *
 * @param document tells the documents of one consignment apart, e.g. {@code ORDER}; receipts of the same document belong
 *     together. Only order, payment, proceeds note, waybill and list are of the consignment: a refused cancellation or
 *     return application is no fact about its state
 * @param code customs' returnStatus as received ({@code 2}, {@code 800}, {@code -621004}), or inspection's result
 *     ({@code RELEASE PARTIAL SAMPLE DETAIN DESTROY RETURN})
 */
public record ReceiptFact(Source source, String document, String code) {

    /** Who answered, and about what. */
    public enum Source {
        /** Customs about the list: CEB622, CEB604. */
        CUSTOMS_LIST,
        /** Customs about another document: CEB312, 412, 512, 304, 404, 506. */
        CUSTOMS_OTHER,
        /** Inspection about the consignment. */
        INSPECTION,
        /** Forex about the order's funds; says nothing about the goods, so it changes no state. */
        FOREX,
        /** The tax authority about registration and refund; changes no state either. */
        TAX_REFUND
    }

    public ReceiptFact {
        code = code.strip();
    }
}
