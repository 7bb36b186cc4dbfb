package io.singlewindow.authenticity;

import io.singlewindow.authenticity.compare.PlatformComparison;
import io.singlewindow.authenticity.wire.PlatformData;
import io.singlewindow.authenticity.wire.PlatformDataReader;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.consignment.match.MatchReport;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Compares what a platform uploaded with the order and the payment here, as soon as both are here, and anew when they change. */
@Component
@Profile("!simulator")
class Comparisons {

    private final QuestionStore questions;
    private final UploadStore uploads;
    private final ConsignmentStore consignments;
    private final SubmittedMessages messages;
    private final AuthenticityEvents events;
    private final FalsePayments falsePayments;
    private final AuthenticitySettings settings;
    private final TransactionTemplate transactions;
    private final ObjectMapper json;
    private final Clock clock;
    private final PlatformComparison comparison;

    Comparisons(QuestionStore questions, UploadStore uploads, ConsignmentStore consignments, SubmittedMessages messages, KeyNames names,
            AuthenticityEvents events, FalsePayments falsePayments, AuthenticitySettings settings, TransactionTemplate transactions, ObjectMapper json, Clock clock) {
        this.questions = questions;
        this.uploads = uploads;
        this.consignments = consignments;
        this.messages = messages;
        this.events = events;
        this.falsePayments = falsePayments;
        this.settings = settings;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.comparison = new PlatformComparison(
                new PlatformComparison.Rules(settings.amountTolerance(), settings.tradingTimeTolerance()), names::company);
    }

    /** Compares one that is answered; waits on where the order or the payment is not here yet. */
    void compare(String questionId) {
        transactions.executeWithoutResult(status -> questions.lock(questionId).filter(one -> one.state() == QuestionState.ANSWERED).ifPresent(question -> {
            Optional<DocumentRow> order = row(DocumentKind.ORDER, question.platform(), question.orderNo());
            Optional<DocumentRow> payment = row(DocumentKind.PAYMENT, question.platform(), question.orderNo());
            if (order.isPresent() && payment.isPresent()) {
                compare(question, order.get(), payment.get());
            } else {
                waitOn(question, "", new MatchReport(List.of()));
            }
        }));
    }

    /** What is missing may come; it ends incomplete when it did not. */
    private void waitOn(Question question, String evidence, MatchReport report) {
        if (clock.millis() < question.createdAtMillis() + settings.compareMax().toMillis()) {
            questions.next(question, clock.millis() + settings.compareAgain().toMillis());
        } else {
            end(question, TruthVerdict.INCOMPLETE, evidence, report);
        }
    }

    private void compare(Question question, DocumentRow orderRow, DocumentRow paymentRow) {
        PlatformData data = PlatformDataReader.read(uploads.text(String.valueOf(question.uploadId()))).data();
        if (data == null) {
            throw new IllegalStateException("Accepted upload " + question.uploadId() + " cannot be read any more");
        }
        Map<String, Payment> payments = new LinkedHashMap<>();
        data.orders().stream().map(PlatformData.PaidOrder::orderNo).distinct().forEach(orderNo ->
                row(DocumentKind.PAYMENT, question.platform(), orderNo).ifPresent(row -> payments.put(orderNo, (Payment) document(row))));
        MatchReport report = comparison.compare(data,
                new PlatformComparison.Held((Order) document(orderRow), (Payment) document(paymentRow), payments));
        String evidence = orderRow.id() + " " + paymentRow.id();
        boolean whole = data.orders().stream().map(PlatformData.PaidOrder::orderNo).allMatch(payments::containsKey);
        if (report.hardDifference()) {
            List<String> differing = end(question, TruthVerdict.DIFFERED, evidence, report);
            falsePayments.found(question.platform(), question.orderNo(), orderRow.id(), paymentRow.id(), differing);
        } else if (whole) {
            end(question, TruthVerdict.AGREED, evidence, report);
        } else {
            // a total of which a part is unknown proves nothing
            waitOn(question, evidence, report);
        }
    }

    /** The names of the fields that differ. */
    private List<String> end(Question question, TruthVerdict verdict, String evidence, MatchReport report) {
        questions.compared(question, verdict, clock.millis(), evidence, json.writeValueAsString(report));
        List<String> differing = report.fields().stream().filter(one -> one.verdict() == FieldMatch.Verdict.DIFFERENT).map(FieldMatch::field).toList();
        events.window(question, "platform data " + verdict, Map.of("verdict", verdict.name(), "uploadId", String.valueOf(question.uploadId()),
                "differing", differing));
        return differing;
    }

    private io.singlewindow.message.Document document(DocumentRow row) {
        return messages.of(row.submissionId()).documents().get(row.position() - 1);
    }

    /** The valid document of a platform's order; where several companies there have such an order, the first. */
    private Optional<DocumentRow> row(DocumentKind kind, String platform, String orderNo) {
        return consignments.currentByOrder(kind, orderNo).stream()
                .filter(row -> row.direction() == Direction.IMPORT && row.ebpCode().equals(platform)).findFirst();
    }
}
