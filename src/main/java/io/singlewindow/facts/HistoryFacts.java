package io.singlewindow.facts;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * How many consignments of the firm were released in the days before the list arrived (TRUTH_WINDOW); counted no further than
 * TRUTH_ORDERS_COUNTED, since more tells the rules nothing more.
 */
@Component
@Profile("!simulator")
class HistoryFacts implements FactSource {

    private final ConsignmentStore consignments;
    private final Clock clock;

    HistoryFacts(ConsignmentStore consignments, Clock clock) {
        this.consignments = consignments;
        this.clock = clock;
    }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        Optional<Integer> days = number(transaction, ParameterId.TRUTH_WINDOW);
        // rules from before there was a bound of its own still name the least number that counts
        Optional<Integer> max = number(transaction, ParameterId.TRUTH_ORDERS_COUNTED).or(() -> number(transaction, ParameterId.TRUTH_ORDERS_MIN));
        if (days.isEmpty() || max.isEmpty()) {
            return;
        }
        Instant to = transaction.arrivals().getOrDefault(DocumentKind.LIST, clock.instant());
        Instant from = to.minus(Duration.ofDays(days.get()));
        facts.put("historyOrders", (long) consignments.released(transaction.consignment().ebcCode(), from, to, max.get()));
    }

    private static Optional<Integer> number(Transaction transaction, ParameterId id) {
        return transaction.parameters().at(id, transaction.acceptanceDay()).map(Parameter::value).map(BigDecimal::new).map(BigDecimal::intValue);
    }
}
