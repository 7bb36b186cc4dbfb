package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.records.ReturnAmount;
import io.singlewindow.authority.fundsflow.FundsEvidence;
import io.singlewindow.authority.rates.Currencies;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what has fallen due: are its funds known, may it be settled, was it settled before. */
@Component
@Profile("!simulator")
class Examination {

    /** As amounts are kept. */
    private static final int USD_DIGITS = 5;

    private final ItemStore items;
    private final ConsignmentStore consignments;
    private final ObjectProvider<Assembly> assembly;
    private final ForexDecisions decisions;
    private final DealYears years;
    private final FundsEvidence evidence;
    private final ExchangeRates rates;
    private final KeyNames names;
    private final FundsNotes notes;
    private final ForexSettings settings;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final Currencies currencies = new Currencies();

    Examination(ItemStore items, ConsignmentStore consignments, ObjectProvider<Assembly> assembly, ForexDecisions decisions,
            DealYears years, FundsEvidence evidence, ExchangeRates rates, KeyNames names, FundsNotes notes, ForexSettings settings, Clock clock, TransactionTemplate transactions) {
        this.items = items;
        this.consignments = consignments;
        this.assembly = assembly;
        this.decisions = decisions;
        this.years = years;
        this.evidence = evidence;
        this.rates = rates;
        this.names = names;
        this.notes = notes;
        this.settings = settings;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Looks at one, in a transaction of its own; nothing happens when another has. */
    void examine(String itemId) {
        try {
            transactions.executeWithoutResult(status -> items.find(itemId).ifPresent(this::inTurn));
        } catch (DuplicateKeyException another) {
            // the order's key is taken; which is seen in a transaction that is still whole
            transactions.executeWithoutResult(status -> waiting(itemId).ifPresent(this::second));
        }
    }

    /** Locks are taken in one order everywhere: the counter, the order, its refunds. */
    private void inTurn(Item found) {
        if (!found.refund()) {
            waiting(found.id()).ifPresent(this::order);
            return;
        }
        // nobody gathers meanwhile, so an order that is not told stays so
        items.lockCounter();
        Item order = items.lock(items.find(found.consignmentId(), "").orElseThrow().id()).orElseThrow();
        waiting(found.id()).ifPresent(refund -> refund(refund, order));
    }

    private Optional<Item> waiting(String itemId) {
        return items.lock(itemId).filter(item -> item.state() == ItemState.WAITING);
    }

    private void order(Item item) {
        Consignment consignment = consignments.find(item.consignmentId()).orElseThrow();
        Documents documents = assembly.getObject().documents(consignment);
        OrderFunds funds = OrderFunds.of(consignment, documents, evidence);
        if (funds == null) {
            waits(item, Missing.PROCEEDS_NOTE, consignment.orderNo());
        } else if (funds.institutionCode() == null) {
            waits(item, Missing.INSTITUTION, funds.institutionName());
        } else {
            order(item, consignment, documents, funds, names.company(funds.institutionCode()));
        }
    }

    private void order(Item item, Consignment consignment, Documents documents, OrderFunds funds, String institution) {
        String currency = currencies.iso(funds.customsCurrency()).orElse(null);
        if (currency == null) {
            waits(item, Missing.CURRENCY, funds.customsCurrency());
            return;
        }
        if (lacksRate(item, currency)) {
            return;
        }
        if (funds.amount().signum() <= 0) {
            hold(item, Held.AMOUNT, funds.amount().toPlainString() + " " + currency);
            return;
        }
        // what a person has decided is not decided by the table once more, and what the table said stays as it was
        if (item.settledBy() == null) {
            ForexTreatment treatment = decisions.decide(consignment, documents,
                    years.count(item, consignment, funds, institution, usd(funds.amount(), currency)));
            if (treatment.kind() != ForexTreatment.Kind.AUTO) {
                hold(item, Held.of(treatment.kind()), treatment.kind() + " " + treatment.reason());
                return;
            }
        }
        items.due(item.of(institution, currency, funds.amount()), orderKey(consignment), clock.millis() + settings.settleAfterMillis());
    }

    /** Both, for whether an order is merged is a matter of dollars. */
    private boolean lacksRate(Item item, String currency) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        for (String needed : new String[] {currency, Currencies.USD}) {
            if (rates.on(needed, today).isEmpty()) {
                waits(item, Missing.RATE, needed + " " + today);
                return true;
            }
        }
        return false;
    }

    /** At today's rates, which are there: {@link #lacksRate}. */
    private BigDecimal usd(BigDecimal amount, String currency) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        return amount.multiply(rates.on(currency, today).orElseThrow().rate())
                .divide(rates.on(Currencies.USD, today).orElseThrow().rate(), USD_DIGITS, RoundingMode.HALF_UP);
    }

    /** By the names that companies have now: a consignment may be older than the filing of its companies. */
    private String orderKey(Consignment consignment) {
        return consignment.direction().ieFlag() + "|" + names.company(consignment.ebpCode()) + "|" + names.company(consignment.ebcCode()) + "|"
                + consignment.orderNo();
    }

    private void second(Item item) {
        Consignment consignment = consignments.find(item.consignmentId()).orElseThrow();
        String first = items.byOrderKey(orderKey(consignment)).map(Item::consignmentId).orElse("-");
        items.ends(item, ItemState.DUPLICATE, null);
        notes.tell(item.consignmentId(), Finding.of(ErrorCode.RUL_355, consignment.orderNo(), first));
    }

    private void refund(Item refund, Item order) {
        switch (order.state()) {
            case SETTLED -> settled(refund, order);
            case REFUSED, DUPLICATE, CANCELLED, BLOCKED -> items.ends(refund, ItemState.CANCELLED, null);
            case WAITING, DUE, HELD -> {
                if (refund.goods().isEmpty()) {
                    // all of the goods came back before anything was told, so there is nothing to tell
                    items.ends(order, ItemState.CANCELLED, null);
                    items.ends(refund, ItemState.CANCELLED, null);
                } else {
                    waits(refund, Missing.SETTLEMENT, "");
                }
            }
            case SENT, MANUAL -> waits(refund, Missing.SETTLEMENT, "");
        }
    }

    private void settled(Item refund, Item order) {
        Consignment consignment = consignments.find(refund.consignmentId()).orElseThrow();
        Documents documents = assembly.getObject().documents(consignment);
        List<Item> earlier = items.refunds(refund.consignmentId()).stream()
                .filter(one -> one.state() == ItemState.DUE || one.state().open() || one.state() == ItemState.SETTLED).toList();
        BigDecimal refunded = earlier.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = order.amount().subtract(refunded);
        if (documents.list() == null || lacksRate(refund, order.currency())) {
            return;
        }
        BigDecimal worth = ReturnAmount.of(OrderFunds.rows(documents.list()), ReturnedGoods.sum(earlier.stream().map(Item::goods)),
                ReturnedGoods.quantities(refund.goods()), order.amount(), left);
        BigDecimal amount = worth.min(left);
        if (worth.compareTo(left) > 0) {
            notes.tell(refund.consignmentId(), Finding.of(ErrorCode.RUL_358, worth.toPlainString(), left.toPlainString()));
        }
        if (amount.signum() <= 0) {
            items.ends(refund, ItemState.CANCELLED, null);
            return;
        }
        items.due(refund.of(order.institution(), order.currency(), amount), null, clock.millis() + settings.settleAfterMillis());
    }

    private void hold(Item item, Held held, String reason) {
        items.ends(item, ItemState.HELD, held.name());
        notes.tell(item.consignmentId(), Finding.of(ErrorCode.RUL_356, reason, null));
    }

    /** The senders are told once, however often it is looked at. */
    private void waits(Item item, Missing missing, String given) {
        items.waits(item, missing, clock.millis() + settings.checkAgainMillis());
        @Nullable ErrorCode code = missing.code();
        if (code != null && !Optional.ofNullable(item.cause()).equals(Optional.of(missing.name()))) {
            notes.tell(item.consignmentId(), Finding.of(code, given, null));
        }
    }
}
