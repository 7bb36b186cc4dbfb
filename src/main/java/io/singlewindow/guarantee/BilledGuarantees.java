package io.singlewindow.guarantee;

import io.singlewindow.taxbill.BillListener;
import io.singlewindow.taxbill.BilledTax;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A tax bill sets what is held for its list, and frees it when it says that the tax is dealt with. */
@Component
@Profile("!simulator")
class BilledGuarantees implements BillListener {

    private static final String VOID = "3";

    private final Guarantees guarantees;
    private final GuaranteeSettings settings;

    BilledGuarantees(Guarantees guarantees, GuaranteeSettings settings) {
        this.guarantees = guarantees;
        this.settings = settings;
    }

    @Override
    public void billed(String consignmentId, BilledTax bill) {
        if (settings.freedBy().contains(bill.status())) {
            guarantees.free(consignmentId);
        } else if (bill.total() != null && !bill.status().equals(VOID)) {
            // a void bill is followed by another: what is held stays
            guarantees.billed(consignmentId, bill.taxNo(), bill.total());
        }
    }
}
