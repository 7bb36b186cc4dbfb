package io.singlewindow.taxbill;

import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.receipt.CustomsNotice;
import java.util.List;

/** Tax bills, wired as in the server. */
public final class TestTaxBills {

    private TestTaxBills() {}

    public static CustomsNotice of(TestConsignments window) {
        return new TaxBills(store(window), window.references(), window.store(), window.events(), window.names(), List.of());
    }

    static TaxBillStore store(TestConsignments window) {
        return new TaxBillStore(window.ledger().jdbc());
    }
}
