package io.singlewindow.charge;

import io.singlewindow.authority.dispatch.LaterWave;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.guarantee.Guarantees;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.quota.QuotaEntry;
import io.singlewindow.quota.Quotas;
import io.singlewindow.rules.calendar.DueDates;
import io.singlewindow.rules.calendar.DueRule;
import io.singlewindow.rules.calendar.Terms;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What becomes of quota and guarantee as a consignment moves: used at release, given back when it comes to nothing, and in part when
 * goods come back in time.
 */
@Component
@Profile("!simulator")
class ChargeWave implements LaterWave {

    /** The release's own day is day 0, and no class of firm matters here. */
    private static final int ANY_CLASS = 1;

    private final Quotas quotas;
    private final Guarantees guarantees;
    private final ChargeNotes notes;
    private final AcceptanceDays days;
    private final ReturnedCharges returns;
    private final ConsignmentStore consignments;
    private final ObjectProvider<ImportCharges> charges;
    private final ObjectProvider<Assembly> assembly;
    private final Terms terms;
    private final Clock clock;

    ChargeWave(
            Quotas quotas, Guarantees guarantees, ChargeNotes notes, AcceptanceDays days, ReturnedCharges returns, ConsignmentStore consignments,
            ObjectProvider<ImportCharges> charges, ObjectProvider<Assembly> assembly, Terms terms, Clock clock) {
        this.quotas = quotas;
        this.guarantees = guarantees;
        this.notes = notes;
        this.days = days;
        this.returns = returns;
        this.consignments = consignments;
        this.charges = charges;
        this.assembly = assembly;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void reached(Consignment consignment) {
        if (consignment.direction() != Direction.IMPORT) {
            return;
        }
        switch (consignment.state()) {
            case RELEASED, CLOSED -> released(consignment);
            case WAITING, MISMATCHED, EXPIRED, REJECTED, CANCELLED -> nothing(consignment);
            case RETURNED_ABROAD -> {
                if (quotas.of(consignment.id()).filter(entry -> entry.state() == QuotaEntry.State.USED).isPresent()) {
                    returned(consignment, ReturnedGoods.all("RETURNED-ABROAD"));
                } else {
                    nothing(consignment);
                }
            }
            default -> {
                // it is under way
            }
        }
    }

    private void nothing(Consignment consignment) {
        notes.notHeld(consignment.id());
        boolean counted = quotas.giveBack(consignment.id());
        boolean held = guarantees.free(consignment.id());
        if (counted || held) {
            notes.tell(consignment.id(), "charge.freed", "quota and guarantee given back", Map.of("state", consignment.state().name()));
        }
    }

    private void released(Consignment consignment) {
        if (quotas.of(consignment.id()).filter(entry -> entry.state() == QuotaEntry.State.RESERVED).isEmpty()) {
            return;
        }
        DocumentRow list = consignments.ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
        days.ofCustoms(list.id()).filter(day -> notes.of(consignment.id()).filter(noted -> !noted.acceptedOn().equals(day)).isPresent())
                .ifPresent(day -> redate(consignment, day));
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        Optional<DueDates> payment = terms.due(DueRule.TAX_PAYMENT, today, ANY_CLASS);
        quotas.use(consignment.id(), today);
        guarantees.released(consignment.id(), today, payment.map(DueDates::opens).orElse(null), payment.map(DueDates::due).orElse(null));
    }

    /** Customs accepted it on another day than it came: that day's rules hold, and the year of that day. What was decided stands. */
    private void redate(Consignment consignment, LocalDate day) {
        Documents documents = assembly.getObject().documents(consignment);
        if (documents.list() == null) {
            return;
        }
        Assessment anew = charges.getObject().assessOn(day, consignment, documents, documents.list());
        if (anew.details() instanceof Charge charge) {
            quotas.reserve(consignment.id(), charge.person(), day, charge.dutiableValue(), charge.quantities());
            guarantees.hold(consignment.id(), charge.declarant(), charge.due());
            notes.write(consignment.id(), charge, false);
            notes.tell(consignment.id(), charge, "charge.redated", "tax and quota by the day of customs' acceptance");
        }
    }

    @Override
    public void returned(Consignment consignment, ReturnedGoods goods) {
        if (consignment.direction() == Direction.IMPORT) {
            returns.returned(consignment, assembly.getObject().documents(consignment), goods);
        }
    }

    @Override
    public Map<String, Wait> waits(Collection<Consignment> consignments) {
        Map<String, Wait> waits = new HashMap<>();
        notes.of(consignments.stream().map(Consignment::id).toList()).forEach((id, noted) -> {
            if (noted.held()) {
                waits.put(id, new Wait("customs", "the declarant's guarantee, which is less than the tax", "申报企业追加税款担保"));
            }
        });
        return waits;
    }
}
