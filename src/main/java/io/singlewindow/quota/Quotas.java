package io.singlewindow.quota;

import io.singlewindow.quota.QuotaEntry.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The yearly quotas. All that changes one is called within the caller's transaction, after the consignment is locked; the person's
 * turn is taken first, so that of orders at once the second sees the first.
 */
@Component
@Profile("!simulator")
public class Quotas {

    private final QuotaStore store;

    Quotas(QuotaStore store) {
        this.store = store;
    }

    /** Takes the person's turn until the transaction ends: what counts in the year of a day, without this consignment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public QuotaStanding locked(String person, LocalDate acceptedOn, String consignmentId) {
        store.takeTurn(person);
        return store.standing(person, acceptedOn.getYear(), consignmentId);
    }

    /** How much of goods with a yearly cap counts in a person's year, without this consignment; after {@link #locked}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal counted(String person, int year, String code, String unit, String consignmentId) {
        return store.quantity(person, year, code, unit, consignmentId);
    }

    /** It is accepted; whether the year has room is what {@link #locked} was asked for before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(String consignmentId, String person, LocalDate acceptedOn, BigDecimal amount, List<Quantity> quantities) {
        store.takeTurn(person);
        store.write(consignmentId, quantities);
        store.write(new QuotaEntry(consignmentId, person, acceptedOn.getYear(), amount, BigDecimal.ZERO, State.RESERVED, acceptedOn, null));
    }

    /** It is released; false when there was nothing reserved, or it was used before. The year's sum stays as it is, so nobody's turn is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(String consignmentId, LocalDate releasedOn) {
        return store.use(consignmentId, releasedOn);
    }

    /** It comes to nothing: rejected or cancelled, or its documents change; false when nothing counted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean giveBack(String consignmentId) {
        QuotaEntry entry = locked(consignmentId).filter(one -> one.state() != State.RETURNED).orElse(null);
        if (entry != null) {
            store.write(new QuotaEntry(consignmentId, entry.person(), entry.year(), entry.amount(), entry.amount(), State.RETURNED, entry.acceptedOn(),
                    entry.releasedOn()));
        }
        return entry != null;
    }

    /**
     * Goods came back: once for each reference, and together never more than there was.
     *
     * @param amount their dutiable value; 0 for those that came too late
     * @param quantities of it with a yearly cap
     * @return what was given back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal returned(String consignmentId, String reference, BigDecimal amount, List<Quantity> quantities) {
        QuotaEntry entry = locked(consignmentId).filter(one -> one.state() == State.USED).orElse(null);
        if (entry == null || store.knowsReturn(consignmentId, reference)) {
            return BigDecimal.ZERO;
        }
        BigDecimal given = amount.min(entry.counted());
        store.insertReturn(consignmentId, reference, given);
        store.lessen(consignmentId, quantities);
        BigDecimal all = entry.givenBack().add(given);
        State state = all.compareTo(entry.amount()) == 0 ? State.RETURNED : State.USED;
        store.write(new QuotaEntry(consignmentId, entry.person(), entry.year(), entry.amount(), all, state, entry.acceptedOn(), entry.releasedOn()));
        return given;
    }

    /** True when this return was counted, or came too late, before. */
    public boolean knowsReturn(String consignmentId, String reference) {
        return store.knowsReturn(consignmentId, reference);
    }

    /** What a consignment counts. */
    public Optional<QuotaEntry> of(String consignmentId) {
        return store.find(consignmentId);
    }

    /** The same of several, by consignment. */
    public Map<String, QuotaEntry> of(Collection<String> consignmentIds) {
        return store.find(consignmentIds);
    }

    /** What counts in a person's year. */
    public QuotaStanding standing(String person, int year) {
        return store.standing(person, year, "");
    }

    private Optional<QuotaEntry> locked(String consignmentId) {
        Optional<QuotaEntry> entry = store.find(consignmentId);
        entry.ifPresent(one -> store.takeTurn(one.person()));
        return entry.isEmpty() ? entry : store.find(consignmentId);
    }
}
