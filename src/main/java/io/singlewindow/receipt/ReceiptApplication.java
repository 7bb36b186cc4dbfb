package io.singlewindow.receipt;

import io.singlewindow.receipt.ReceiptStore.Kept;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies kept receipts to their documents, oldest first; what cannot be applied is parked with its cause. */
@Component("receiptApplication")
@Profile("!simulator")
public class ReceiptApplication {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptApplication.class);
    private static final int RECEIPTS_PER_RUN_MAX = 200;

    private final ReceiptStore store;
    private final CustomsReceipts customs;
    private final InspectionReceipts inspection;
    private final ForexReceipts forex;
    private final TaxRefundReceipts taxRefund;
    private final TransactionTemplate transactions;
    private final ReentrantLock turn = new ReentrantLock();

    ReceiptApplication(ReceiptStore store, CustomsReceipts customs, InspectionReceipts inspection, ForexReceipts forex,
            TaxRefundReceipts taxRefund, TransactionTemplate transactions) {
        this.store = store;
        this.customs = customs;
        this.inspection = inspection;
        this.forex = forex;
        this.taxRefund = taxRefund;
        this.transactions = transactions;
    }

    /** Applies what waits. */
    public void applyNext() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            for (Kept receipt : store.next(RECEIPTS_PER_RUN_MAX)) {
                apply(receipt);
            }
        } finally {
            turn.unlock();
        }
    }

    private void apply(Kept receipt) {
        try {
            transactions.executeWithoutResult(status -> {
                if (!store.take(receipt.id())) {
                    return;
                }
                switch (receipt.authority()) {
                    case CUSTOMS -> byCustoms(receipt);
                    case INSPECTION -> inspection.apply(receipt);
                    case FOREX -> forex.apply(receipt);
                    case TAX_REFUND -> taxRefund.apply(receipt);
                }
            });
        } catch (IllegalArgumentException unusable) {
            LOG.warn("Receipt {} of {} is parked: {}", receipt.id(), receipt.authority().code(), unusable.getMessage());
            store.park(receipt.id(), unusable.getMessage());
        } catch (DuplicateKeyException meanwhile) {
            // another node was faster with something of it: it is tried again
            LOG.warn("Receipt {} could not be applied, it is tried again: {}", receipt.id(), meanwhile.getMessage());
        } catch (DataIntegrityViolationException unfit) {
            // what does not fit its table will not fit it next time, and must not keep the others from their turn
            LOG.error("Receipt {} of {} is parked: {}", receipt.id(), receipt.authority().code(), unfit.getMessage());
            store.park(receipt.id(), "it does not fit: " + unfit.getMostSpecificCause().getMessage());
        } catch (RuntimeException failed) {
            // the database, most likely: it stays and is tried again
            LOG.error("Receipt {} could not be applied, it is tried again: {}", receipt.id(), failed.toString());
        }
    }

    private void byCustoms(Kept receipt) {
        String rest = customs.apply(receipt);
        if (rest != null) {
            LOG.warn("Receipt {} of customs is applied in part: {}", receipt.id(), rest);
            store.applyRest(receipt.id(), rest);
        }
    }
}
