package io.singlewindow.guarantee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Guarantees of declarants. All of a declarant's count together and revolve: what is freed serves the next list. All that changes
 * one is called within the caller's transaction; the declarant's row is locked last of all that a consignment locks.
 */
@Component
@Profile("!simulator")
public class Guarantees {

    private static final int FEN_DIGITS = 2;

    private final GuaranteeStore store;

    Guarantees(GuaranteeStore store) {
        this.store = store;
    }

    /** Locks the declarant's guarantees until the transaction ends: how they stand on a day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public GuaranteeStanding locked(String declarant, LocalDate day) {
        return standing(declarant, store.lockUsed(declarant), day);
    }

    /** How a declarant's guarantees stand on a day. */
    public GuaranteeStanding standing(String declarant, LocalDate day) {
        return standing(declarant, store.used(declarant), day);
    }

    private GuaranteeStanding standing(String declarant, Optional<BigDecimal> used, LocalDate day) {
        BigDecimal amount = used.isEmpty() ? BigDecimal.ZERO
                : store.of(declarant).stream().filter(one -> one.holds(day)).map(Guarantee::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new GuaranteeStanding(used.isPresent(), amount, used.orElse(BigDecimal.ZERO));
    }

    /** A guarantee is filed, topped up, prolonged or withdrawn; of a number the last filing stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void file(Guarantee guarantee) {
        if (store.lockUsed(guarantee.declarant()).isEmpty()) {
            try {
                store.openPool(guarantee.declarant());
            } catch (DuplicateKeyException meanwhile) {
                throw new IllegalStateException("The guarantees of " + guarantee.declarant() + " were opened at this moment, try again", meanwhile);
            }
        }
        store.write(guarantee);
    }

    /** It stands for the tax of a consignment from now on; whether it covers it was asked before. A declarant without any has nothing to hold. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String consignmentId, String declarant, BigDecimal tax) {
        change(new GuaranteeUse(consignmentId, declarant, tax, true, null, null, null, null));
    }

    /** It is released; from when to when its tax is to be paid. The sum in use stays as it is, so nobody's row but its own is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void released(String consignmentId, LocalDate releasedOn, @Nullable LocalDate payFrom, @Nullable LocalDate payTo) {
        store.released(consignmentId, releasedOn, payFrom, payTo);
    }

    /** A tax bill says how much it is (CEB816). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void billed(String consignmentId, String taxNo, BigDecimal tax) {
        lockedUse(consignmentId).filter(GuaranteeUse::held).ifPresent(use -> change(
                new GuaranteeUse(consignmentId, use.declarant(), tax.setScale(FEN_DIGITS, RoundingMode.HALF_UP), true, taxNo, use.releasedOn(),
                        use.payFrom(), use.payTo())));
    }

    /** Goods came back in time and their tax is not levied: so many yuan less are held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lessen(String consignmentId, BigDecimal tax) {
        lockedUse(consignmentId).filter(GuaranteeUse::held).ifPresent(use -> {
            BigDecimal left = use.amount().subtract(tax.setScale(FEN_DIGITS, RoundingMode.HALF_UP)).max(BigDecimal.ZERO);
            change(new GuaranteeUse(consignmentId, use.declarant(), left, left.signum() > 0, use.taxNo(), use.releasedOn(), use.payFrom(), use.payTo()));
        });
    }

    /** The tax is paid, or never comes to be; false when nothing was held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean free(String consignmentId) {
        Optional<GuaranteeUse> held = lockedUse(consignmentId).filter(GuaranteeUse::held);
        held.ifPresent(use -> change(
                new GuaranteeUse(consignmentId, use.declarant(), use.amount(), false, use.taxNo(), use.releasedOn(), use.payFrom(), use.payTo())));
        return held.isPresent();
    }

    /** What is held for a consignment. */
    public Optional<GuaranteeUse> of(String consignmentId) {
        return store.use(consignmentId);
    }

    /** The same of several, by consignment. */
    public Map<String, GuaranteeUse> of(Collection<String> consignmentIds) {
        return store.uses(consignmentIds);
    }

    List<Guarantee> filed(String declarant) {
        return store.of(declarant);
    }

    List<String> declarants(String after, int max) {
        return store.declarants(after, max);
    }

    /** As it is under the declarant's lock. */
    private Optional<GuaranteeUse> lockedUse(String consignmentId) {
        Optional<GuaranteeUse> use = store.use(consignmentId);
        use.ifPresent(one -> store.lockUsed(one.declarant()));
        return use.isEmpty() ? use : store.use(consignmentId);
    }

    /** Writes a use and what it makes of the declarant's sum, under its lock. */
    private void change(GuaranteeUse after) {
        BigDecimal used = store.lockUsed(after.declarant()).orElse(null);
        if (used == null) {
            return;
        }
        BigDecimal before = store.use(after.consignmentId()).filter(GuaranteeUse::held).map(GuaranteeUse::amount).orElse(BigDecimal.ZERO);
        store.write(after);
        store.setUsed(after.declarant(), used.subtract(before).add(after.held() ? after.amount() : BigDecimal.ZERO));
    }
}
