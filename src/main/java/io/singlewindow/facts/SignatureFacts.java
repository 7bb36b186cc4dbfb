package io.singlewindow.facts;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether each source is signed: before 2019 not all had to be, and what nobody signed proves less than what somebody did. */
@Component
@Profile("!simulator")
@Order(FilingFacts.ORDER)
class SignatureFacts implements FactSource {

    private final ConsignmentStore consignments;
    private final SubmittedMessages messages;

    SignatureFacts(ConsignmentStore consignments, SubmittedMessages messages) {
        this.consignments = consignments;
        this.messages = messages;
    }

    /** Takes the place of the documents' own word, which knows that no signature that is there is false. */
    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        boolean unsigned = consignments.ofConsignment(transaction.consignment().id()).stream()
                .filter(row -> row.standing() == DocumentRow.Standing.CURRENT).anyMatch(row -> !messages.of(row.submissionId()).signed());
        if (unsigned) {
            facts.put("signatures", "UNSIGNED");
        }
    }
}
