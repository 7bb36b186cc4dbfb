package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.rates.Currencies;
import io.singlewindow.authority.taxrefund.RefundLists.Listed;
import io.singlewindow.message.DeclarationList;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Registers the six elements of a closed list: export date, name, unit, quantity, unit price, amount. */
@Component
@Profile("!simulator")
class Registrations {

    private final RefundItemStore items;
    private final RefundLists lists;
    private final RefundNotes notes;
    private final RefundMessages messages;
    private final RefundDecisions decisions;
    private final TaxRefundSettings settings;
    private final Clock clock;
    private final Currencies currencies = new Currencies();

    Registrations(RefundItemStore items, RefundLists lists, RefundNotes notes, RefundMessages messages, RefundDecisions decisions, TaxRefundSettings settings, Clock clock) {
        this.items = items;
        this.lists = lists;
        this.notes = notes;
        this.messages = messages;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    void look(RefundItem item) {
        Listed listed = lists.of(String.valueOf(item.consignmentId())).orElseThrow(
                () -> new IllegalStateException("Consignment " + item.consignmentId() + " is closed and has no list"));
        List<DeclarationList.Line> lines = listed.list().lines();
        Optional<String> unknown = lines.stream().map(DeclarationList.Line::currency).filter(code -> currencies.iso(code).isEmpty()).findFirst();
        if (unknown.isPresent()) {
            notes.tell(item, RefundCause.CURRENCY, unknown.get(), null);
            items.waits(item, RefundCause.CURRENCY, clock.millis() + settings.checkAgainMillis());
            return;
        }
        // registration itself is nobody's to refuse: its decision says what may come of it
        decisions.registered(String.valueOf(item.consignmentId()), listed.list());
        items.told(item.id(), BigDecimal.ZERO);
        messages.registration(item, listed, lines.stream()
                .map(line -> new RefundMessages.Registered(line, currencies.iso(line.currency()).orElseThrow())).toList());
    }
}
