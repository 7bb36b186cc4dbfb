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
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The times from event to arrival of a consignment's order, payment and waybill, from the documents and the ledger themselves. */
@Component
@Profile("!simulator")
class Arrivals {

    private static final DateTimeFormatter WIRE_14 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ConsignmentStore consignments;
    private final SubmittedMessages messages;
    private final Submissions submissions;
    private final ParametersInForce parameters;

    Arrivals(ConsignmentStore consignments, SubmittedMessages messages, Submissions submissions, ParametersInForce parameters) {
        this.consignments = consignments;
        this.messages = messages;
        this.submissions = submissions;
        this.parameters = parameters;
    }

    /** Those of a consignment's valid documents, in the order of their entries. */
    List<Arrival> of(String consignmentId) {
        return consignments.ofConsignment(consignmentId).stream().flatMap(row -> arrival(row).stream()).toList();
    }

    private Optional<Arrival> arrival(DocumentRow row) {
        Document document = messages.of(row.submissionId()).documents().get(row.position() - 1);
        if (document instanceof Order order) {
            return arrival(row, order.head().appTime(), ParameterId.TIMELY_MAX_ORDER, MINUTE);
        }
        if (document instanceof Payment payment) {
            return arrival(row, payment.payTime(), ParameterId.TIMELY_MAX_PAYMENT, MINUTE);
        }
        if (document instanceof Waybill waybill) {
            return arrival(row, waybill.head().appTime(), ParameterId.TIMELY_MAX_WAYBILL, HOUR);
        }
        return Optional.empty();
    }

    private Optional<Arrival> arrival(DocumentRow row, String wire14, ParameterId limit, Duration unit) {
        Optional<Instant> event = instant(wire14);
        return submissions.find(row.submissionId()).map(StoredSubmission::receivedAt)
                .flatMap(arrived -> event.map(at -> new Arrival(row.kind(), row.id(), at, arrived, limit(limit, unit, arrived))));
    }

    /** As the rules in force have it for the day of the arrival; null where they have none. */
    private @Nullable Duration limit(ParameterId id, Duration unit, Instant arrived) {
        return parameters.parameters().at(id, LocalDate.ofInstant(arrived, BusinessTime.ZONE)).map(Parameter::value).map(BigDecimal::new)
                .map(units -> Duration.ofSeconds(units.multiply(BigDecimal.valueOf(unit.toSeconds())).longValue())).orElse(null);
    }

    private static Optional<Instant> instant(String wire14) {
        try {
            return Optional.of(LocalDateTime.parse(wire14.strip(), WIRE_14).atZone(BusinessTime.ZONE).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
