package io.singlewindow.authority.forex;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.OutgoingQueue;
import io.singlewindow.signature.window.WindowKey;
import io.singlewindow.authority.forex.ItemStore.Group;
import io.singlewindow.authority.forex.records.Funds;
import io.singlewindow.authority.forex.records.Party;
import io.singlewindow.authority.forex.records.Reconciliation;
import io.singlewindow.authority.forex.records.ReportNumbers;
import io.singlewindow.authority.forex.records.Restored;
import io.singlewindow.authority.forex.records.Settlement;
import io.singlewindow.authority.forex.records.Settling;
import io.singlewindow.authority.forex.records.Terms;
import io.singlewindow.authority.fundsflow.FundsEvidence;
import io.singlewindow.authority.rates.Currencies;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.authority.rates.ExchangeRates.Rate;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gathers what is due for one payment institution, direction and currency into a settlement, proves that its records agree,
 * and hands it over: signed and stored in the transaction that marks its orders, so that each is in one settlement only.
 */
@Component("forexSettlements")
@Profile("!simulator")
public class Settlements {

    private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);
    /** A fault may last; until then the others have their turn. */
    private static final long AFTER_A_FAULT_MILLIS = 60_000;
    private static final int EXAMINED_PER_RUN_MAX = 200;
    private static final String MESSAGE = "SETTLEMENT";

    private final ItemStore items;
    private final Examination examination;
    private final ConsignmentStore consignments;
    private final ObjectProvider<Assembly> assembly;
    private final ExchangeRates rates;
    private final FundsEvidence evidence;
    private final FundsNotes notes;
    private final ParametersInForce parameters;
    private final ForexSettings settings;
    private final ForexAddress address;
    private final WindowKey key;
    private final OutgoingQueue queue;
    private final SubmissionIds ids;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Settlements(ItemStore items, Examination examination, ConsignmentStore consignments, ObjectProvider<Assembly> assembly,
            ExchangeRates rates, FundsEvidence evidence, FundsNotes notes, ParametersInForce parameters, ForexSettings settings, ForexAddress address, WindowKey key, OutgoingQueue queue,
            SubmissionIds ids, Clock clock, TransactionTemplate transactions) {
        this.items = items;
        this.examination = examination;
        this.consignments = consignments;
        this.assembly = assembly;
        this.rates = rates;
        this.evidence = evidence;
        this.notes = notes;
        this.parameters = parameters;
        this.settings = settings;
        this.address = address;
        this.key = key;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Looks at what has fallen due, then settles what has waited long enough. */
    public void settleDue() {
        items.toBeChecked(clock.millis(), EXAMINED_PER_RUN_MAX).forEach(id -> {
            if (!alone("Item " + id, () -> examination.examine(id))) {
                items.later(id, clock.millis() + AFTER_A_FAULT_MILLIS);
            }
        });
        items.groups(clock.millis(), settings.ordersPerSettlementMax()).forEach(group ->
                alone("Settlement of " + group, () -> transactions.executeWithoutResult(status -> settle(group))));
    }

    /** One that cannot be done keeps nobody else from his turn; it stays, and is tried again. False when it failed. */
    private static boolean alone(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failed) {
            LOG.error("{} failed, it is tried again: {}", what, failed.toString());
            return false;
        }
    }

    private void settle(Group group) {
        long last = items.lockCounter();
        // another node may have taken them before we had the lock
        if (!items.groups(clock.millis(), settings.ordersPerSettlementMax()).contains(group)) {
            return;
        }
        List<Item> due = items.dueOf(group, settings.ordersPerSettlementMax());
        LocalDate day = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        Optional<Rate> rate = rates.on(group.currency(), day);
        Optional<Rate> usd = rates.on(Currencies.USD, day);
        if (rate.isEmpty() || usd.isEmpty()) {
            // there was one when they were looked at; looking again tells that there is none today
            due.forEach(item -> items.lookAgain(item, clock.millis()));
            return;
        }
        List<Told> told = due.stream().map(this::told).toList();
        Terms terms = new Terms(Party.company(group.institution(), told.get(0).institutionName()), group.currency(), day,
                rate.get().rate().stripTrailingZeros(), rate.get().source(), usd.get().rate(), mergedUsdMax(day),
                settings.txCode(group.direction()), settings.bank());
        ReportNumbers numbers = new ReportNumbers(settings.rptNoPrefix(), settings.busCodePrefix(), day, last);
        Settlement settlement = Settling.settle(ids.next(clock.instant()), group.direction(), terms,
                told.stream().map(Told::funds).toList(), numbers);
        List<Reconciliation.Difference> differences = Reconciliation.differences(settlement);
        if (differences.isEmpty()) {
            items.counter(numbers.last());
            handOver(settlement, due);
        } else {
            hold(due, differences);
        }
    }

    /** Dollars up to which orders are told together on this day; 0 for none. */
    private BigDecimal mergedUsdMax(LocalDate day) {
        return parameters.parameters().at(ParameterId.FX_MERGE_BELOW, day).map(row -> new BigDecimal(row.value())).orElse(BigDecimal.ZERO);
    }

    private void handOver(Settlement settlement, List<Item> due) {
        for (Restored record : settlement.restored()) {
            record.orders().forEach(one -> items.told(one.itemId(), settlement.id(), record.rptNo()));
        }
        queue.add(Authority.FOREX, MESSAGE, settlement.id(), due.stream().map(Item::consignmentId).toList(),
                key.jws(SettlementJson.of(settlement), address.rsaAlgorithm()));
    }

    private void hold(List<Item> due, List<Reconciliation.Difference> differences) {
        LOG.error("A settlement of {} items is not told, its records differ: {}", due.size(), differences);
        Reconciliation.Difference first = differences.get(0);
        for (Item item : due) {
            items.ends(item, ItemState.HELD, Held.RECORDS.name());
            notes.tell(item.consignmentId(), Finding.of(ErrorCode.RUL_357, first.what() + " " + first.given(), first.expected()));
        }
    }

    /** What is told of an item, and its institution's name as its documents have it. */
    private record Told(Funds funds, String institutionName) {}

    private Told told(Item item) {
        Consignment consignment = consignments.find(item.consignmentId()).orElseThrow();
        Documents documents = assembly.getObject().documents(consignment);
        OrderFunds funds = OrderFunds.of(consignment, documents, evidence);
        if (funds == null || documents.list() == null) {
            throw new IllegalStateException("Consignment " + consignment.id() + " has lost its documents, expected its funds and list");
        }
        String reverses = item.refund() ? items.find(item.consignmentId(), "").orElseThrow().rptNo() : null;
        return new Told(funds.restored(item, consignment, documents.list(), reverses), funds.institutionName());
    }
}
