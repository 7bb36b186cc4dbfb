package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What is known of outgoing messages once their receipts come. */
@Component
@Profile("!simulator")
public class SentMessages {

    private final DispatchStore store;

    SentMessages(DispatchStore store) {
        this.store = store;
    }

    /** Marks a message as answered, in the caller's transaction: it is not sent again. */
    public void answered(Authority authority, String submissionId, String consignmentId) {
        store.answered(authority, submissionId, consignmentId);
    }
}
