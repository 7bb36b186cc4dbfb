package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.authority.taxrefund.TaxRefundAnswers;
import io.singlewindow.authority.taxrefund.TaxRefundResult;
import io.singlewindow.authority.taxrefund.TaxRefundResults;
import io.singlewindow.consignment.AuthorityAnswers;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.receipt.ReceiptStore.Kept;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.time.BusinessTime;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The tax authority's results: they stand on the lists that they are about, and never change a consignment's state. */
@Component
@Profile("!simulator")
class TaxRefundReceipts {

    private static final String TYPE = "TAX-REFUND";

    private final JwsReader reader;
    private final TaxRefundAnswers refunds;
    private final ConsignmentStore store;
    private final AuthorityAnswers answers;
    private final ConsignmentEvents events;
    private final SentMessages sent;

    TaxRefundReceipts(JwsReader reader, TaxRefundAnswers refunds, ConsignmentStore store, AuthorityAnswers answers, ConsignmentEvents events,
            SentMessages sent) {
        this.reader = reader;
        this.refunds = refunds;
        this.store = store;
        this.answers = answers;
        this.events = events;
        this.sent = sent;
    }

    /**
     * Applies a result.
     *
     * @throws IllegalArgumentException when it is none, or the authority was not told of what it is about
     */
    void apply(Kept receipt) {
        byte[] payload = reader.read(receipt.body(), receipt.receivedAt()).payload();
        if (payload == null) {
            throw new IllegalArgumentException("unreadable");
        }
        TaxRefundResult result = TaxRefundResults.read(payload);
        List<String> consignmentIds = refunds.consignmentsOf(result);
        String info = refunds.about(result) + " " + result.externalNo() + (result.refundDate() == null ? "" : " " + result.refundDate())
                + (result.reason() == null ? "" : " " + result.reason());
        Answer answer = new Answer(Authority.TAX_REFUND.code(), TYPE, result.verdict().name(), BusinessTime.wire17(result.time()), info,
                receipt.id(), Source.TAX_REFUND);
        // first documents and consignments are locked, then what is answered: everyone takes them in this order
        consignmentIds.forEach(id -> record(store.ofConsignment(id), answer));
        refunds.answered(result);
        sent.answered(Authority.TAX_REFUND, result.itemId(), "");
    }

    private void record(List<DocumentRow> documents, Answer answer) {
        DocumentRow list = documents.stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a consignment of the item has no list"));
        if (answers.record(list, answer, null)) {
            documents.stream().filter(row -> row.kind() == DocumentKind.ORDER)
                    .forEach(order -> events.receipt(order, answer.authority(), answer.code(), answer.info(), null));
        }
    }
}
