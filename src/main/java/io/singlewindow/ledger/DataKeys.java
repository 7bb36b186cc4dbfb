package io.singlewindow.ledger;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The end of a month's data key. */
@Component
@Profile("!simulator")
public class DataKeys {

    private final BodyKeys keys;

    DataKeys(BodyKeys keys) {
        this.keys = keys;
    }

    /**
     * Destroys the key of a month, in the caller's transaction, which notes it in {@code retention_end}.
     *
     * @param month yyyymm
     * @return false where there was none
     */
    public boolean destroy(int month) {
        return keys.destroy(month);
    }

    /** Called when the transaction is over: no key is remembered that is not stored. */
    public void forget() {
        keys.forget();
    }
}
