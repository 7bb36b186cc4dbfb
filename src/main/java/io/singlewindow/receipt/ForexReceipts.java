package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.authority.forex.ForexAnswers;
import io.singlewindow.authority.forex.ForexResult;
import io.singlewindow.authority.forex.ForexResults;
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

/**
 * Forex's results: they answer an order's funds, and stand on its payment or proceeds note. They never change a
 * consignment's state, for the goods are customs' and inspection's.
 */
@Component
@Profile("!simulator")
class ForexReceipts {

    private static final String TYPE = "FOREX";

    private final JwsReader reader;
    private final ForexAnswers forex;
    private final ConsignmentStore store;
    private final AuthorityAnswers answers;
    private final ConsignmentEvents events;
    private final SentMessages sent;

    ForexReceipts(JwsReader reader, ForexAnswers forex, ConsignmentStore store, AuthorityAnswers answers, ConsignmentEvents events,
            SentMessages sent) {
        this.reader = reader;
        this.forex = forex;
        this.store = store;
        this.answers = answers;
        this.events = events;
        this.sent = sent;
    }

    /**
     * Applies a result.
     *
     * @throws IllegalArgumentException when it is none, or no settlement told of what it is about
     */
    void apply(Kept receipt) {
        byte[] payload = reader.read(receipt.body(), receipt.receivedAt()).payload();
        if (payload == null) {
            throw new IllegalArgumentException("unreadable");
        }
        ForexResult result = ForexResults.read(payload);
        List<DocumentRow> documents = store.ofConsignment(forex.consignmentOf(result));
        DocumentRow money = documents.stream()
                .filter(row -> row.kind() == DocumentKind.PAYMENT || row.kind() == DocumentKind.PROCEEDS).findFirst()
                // a certificate of funds is no document of the consignment
                .or(() -> documents.stream().filter(row -> row.kind() == DocumentKind.ORDER).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("item " + result.itemId() + " has no payment, proceeds note or order"));
        String info = result.externalNo() + " " + result.rptNo() + (result.reason() == null ? "" : " " + result.reason());
        Answer answer = new Answer(Authority.FOREX.code(), TYPE, result.verdict().name(), BusinessTime.wire17(result.time()), info,
                receipt.id(), Source.FOREX);
        // first the document and its consignment are locked, then what is settled: everyone takes them in this order
        if (answers.record(money, answer, null)) {
            documents.stream().filter(row -> row.kind() == DocumentKind.ORDER && !row.id().equals(money.id()))
                    .forEach(order -> events.receipt(order, answer.authority(), answer.code(), answer.info(), null));
        }
        forex.answered(result);
        sent.answered(Authority.FOREX, result.settlementId(), "", () -> forex.allAnswered(result.settlementId()));
    }
}
