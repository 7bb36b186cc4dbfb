package io.singlewindow.guarantee;

import io.singlewindow.ledger.TestLedger;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Guarantees, wired as in the server. */
public final class TestGuarantees {

    private final TestLedger ledger;
    private final Guarantees guarantees;

    public TestGuarantees(TestLedger ledger) {
        this.ledger = ledger;
        this.guarantees = ledger.transactional(new Guarantees(new GuaranteeStore(ledger.jdbc())));
    }

    public Guarantees guarantees() {
        return guarantees;
    }

    /** Files one that holds in any year; the same declarant's again takes its place. */
    public void file(String declarant, String amount) {
        ledger.transactions().executeWithoutResult(status -> guarantees.file(new Guarantee(declarant, "G", new BigDecimal(amount), LocalDate.of(2015, 1, 1),
                LocalDate.of(2049, 12, 31), false)));
    }
}
