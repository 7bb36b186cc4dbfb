package io.singlewindow.quota;

import io.singlewindow.ledger.TestLedger;

/** Quotas, wired as in the server. */
public final class TestQuotas {

    private TestQuotas() {}

    public static Quotas of(TestLedger ledger) {
        return ledger.transactional(new Quotas(new QuotaStore(ledger.jdbc())));
    }
}
