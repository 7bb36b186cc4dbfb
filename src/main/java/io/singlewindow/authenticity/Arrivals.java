package io.singlewindow.authenticity;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.Document;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.Waybill;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The times from event to arrival of a consignment's order, payment and waybill, from the documents and the ledger themselves. */
@Component
@Profile("!simulator")
class Arrivals {

    private static final DateTimeFormatter WIRE_14 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final ConsignmentStore consignments;
    private final SubmittedMessages messages;
    private final Submissions submissions;
    private final AuthenticitySettings settings;

    Arrivals(ConsignmentStore consignments, SubmittedMessages messages, Submissions submissions, AuthenticitySettings settings) {
        this.consignments = consignments;
        this.messages = messages;
        this.submissions = submissions;
        this.settings = settings;
    }

    /** Those of a consignment's valid documents, in the order of their entries. */
    List<Arrival> of(String consignmentId) {
        return consignments.ofConsignment(consignmentId).stream().flatMap(row -> arrival(row).stream()).toList();
    }

    private Optional<Arrival> arrival(DocumentRow row) {
        Document document = messages.of(row.submissionId()).documents().get(row.position() - 1);
        if (document instanceof Order order) {
            return arrival(row, order.head().appTime(), settings.orderMax());
        }
        if (document instanceof Payment payment) {
            return arrival(row, payment.payTime(), settings.paymentMax());
        }
        if (document instanceof Waybill waybill) {
            return arrival(row, waybill.head().appTime(), settings.waybillMax());
        }
        return Optional.empty();
    }

    private Optional<Arrival> arrival(DocumentRow row, String wire14, Duration limit) {
        Optional<Instant> event = instant(wire14);
        return submissions.find(row.submissionId()).map(StoredSubmission::receivedAt)
                .flatMap(arrived -> event.map(at -> new Arrival(row.kind(), row.id(), at, arrived, limit)));
    }

    private static Optional<Instant> instant(String wire14) {
        try {
            return Optional.of(LocalDateTime.parse(wire14.strip(), WIRE_14).atZone(BusinessTime.ZONE).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
