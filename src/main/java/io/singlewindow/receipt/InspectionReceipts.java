package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.authority.dispatch.SentMessages.About;
import io.singlewindow.authority.inspection.InspectionResult;
import io.singlewindow.authority.inspection.InspectionResults;
import io.singlewindow.consignment.AuthorityAnswers;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.receipt.ReceiptStore.Kept;
import io.singlewindow.time.BusinessTime;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Inspection's results: they answer the declaration of a consignment, and stand on its list. */
@Component
@Profile("!simulator")
class InspectionReceipts {

    private final SafeReader reader;
    private final ConsignmentStore store;
    private final AuthorityAnswers answers;
    private final SentMessages sent;

    InspectionReceipts(SafeReader reader, ConsignmentStore store, AuthorityAnswers answers, SentMessages sent) {
        this.reader = reader;
        this.store = store;
        this.answers = answers;
        this.sent = sent;
    }

    /**
     * Applies a result.
     *
     * @throws IllegalArgumentException when it is none, or its consignment is not known
     */
    void apply(Kept receipt) {
        ReadResult read = reader.read(receipt.body());
        if (read.dom() == null) {
            throw new IllegalArgumentException("unreadable");
        }
        InspectionResult result = InspectionResults.read(read.dom());
        Optional<About> about = sent.about(Authority.INSPECTION, result.requestId());
        DocumentRow list = about.stream().flatMap(one -> store.ofSubmission(one.submissionId()).stream()
                        .filter(row -> one.consignmentId().equals(row.consignmentId())))
                .filter(document -> document.kind() == DocumentKind.LIST && document.logisticsNo().equals(result.logisticsNo()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "request " + result.requestId() + " with waybill " + result.logisticsNo() + " is not known"));
        String lines = result.lines().stream().map(line -> line.gnum() + " " + line.verdict() + " " + line.quantity().toPlainString())
                .collect(Collectors.joining(", "));
        String info = result.verdict() + (lines.isEmpty() ? "" : " [" + lines + "]") + " " + result.officer();
        answers.record(list, new Answer("inspection", "INSPECTION", result.verdict().name(), BusinessTime.wire17(result.time()),
                info, receipt.id(), Source.INSPECTION), null);
        sent.answered(Authority.INSPECTION, about.get().submissionId(), about.get().consignmentId());
    }
}
