package io.singlewindow.charge;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.guarantee.Guarantees;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.quota.Quantity;
import io.singlewindow.quota.QuotaEntry;
import io.singlewindow.quota.Quotas;
import io.singlewindow.rules.calendar.DueDates;
import io.singlewindow.rules.calendar.DueRule;
import io.singlewindow.rules.calendar.Terms;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Goods that came back: within the days of their release, quota and tax are given back with them (财关税〔2016〕18号 四; 2020年第45号). */
@Component
@Profile("!simulator")
class ReturnedCharges {

    private static final int FEN_DIGITS = 2;

    private final Quotas quotas;
    private final Guarantees guarantees;
    private final ChargeNotes notes;
    private final ConsignmentStore consignments;
    private final Submissions submissions;
    private final ListCaps caps;
    private final Terms terms;
    private final Clock clock;

    ReturnedCharges(
            Quotas quotas, Guarantees guarantees, ChargeNotes notes, ConsignmentStore consignments, Submissions submissions, ListCaps caps,
            Terms terms, Clock clock) {
        this.quotas = quotas;
        this.guarantees = guarantees;
        this.notes = notes;
        this.consignments = consignments;
        this.submissions = submissions;
        this.caps = caps;
        this.terms = terms;
        this.clock = clock;
    }

    void returned(Consignment consignment, Documents documents, ReturnedGoods goods) {
        QuotaEntry entry = quotas.of(consignment.id()).filter(one -> one.state() == QuotaEntry.State.USED).orElse(null);
        if (entry == null || entry.releasedOn() == null || documents.list() == null || quotas.knowsReturn(consignment.id(), goods.reference())) {
            return;
        }
        BigDecimal share = share(documents.list(), goods);
        Finding late = late(entry.releasedOn(), goods);
        // to the fen, upwards: parts never exceed the whole, and all of them come to it
        BigDecimal amount = late != null ? BigDecimal.ZERO : entry.amount().multiply(share).setScale(FEN_DIGITS, RoundingMode.UP);
        List<Quantity> back = late != null ? List.of() : caps.back(documents.list(), entry.acceptedOn(), goods.quantities());
        BigDecimal given = quotas.returned(consignment.id(), goods.reference(), amount, back);
        if (late == null) {
            notes.of(consignment.id()).ifPresent(noted -> guarantees.lessen(consignment.id(), noted.tax().multiply(share)));
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("reference", goods.reference());
        content.put("amount", Money.text(given));
        content.put("finding", late == null ? null : late.code().code() + " " + late.en());
        notes.tell(consignment.id(), "quota.returned", late == null ? "quota given back" : "return too late for the quota", content);
    }

    /** How much of the goods' value came back. */
    private static BigDecimal share(DeclarationList list, ReturnedGoods goods) {
        if (goods.quantities().isEmpty()) {
            return BigDecimal.ONE;
        }
        BigDecimal value = ListGoods.value(list);
        BigDecimal back = BigDecimal.ZERO;
        for (DeclarationList.Line line : list.lines()) {
            BigDecimal quantity = goods.quantities().getOrDefault(line.gnum(), BigDecimal.ZERO);
            if (line.qty().signum() > 0) {
                back = back.add(line.totalPrice().multiply(quantity.min(line.qty())).divide(line.qty(), MathContext.DECIMAL64));
            }
        }
        return value.signum() == 0 ? BigDecimal.ZERO : back.divide(value, MathContext.DECIMAL64).min(BigDecimal.ONE);
    }

    /** Why it is too late; null when it is not. Counted from the day of release, by the rules of that day. */
    private @Nullable Finding late(LocalDate releasedOn, ReturnedGoods goods) {
        LocalDate arrived = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        LocalDate applied = consignments.document(goods.reference()).map(DocumentRow::submissionId).flatMap(submissions::find)
                .map(application -> LocalDate.ofInstant(application.receivedAt(), BusinessTime.ZONE)).orElse(arrived);
        DueDates due = terms.due(DueRule.RETURN_IMPORT, releasedOn, 1).orElse(null);
        if (due == null) {
            return Finding.of(ErrorCode.RUL_422, arrived.toString(), "a day with RETURN_IMPORT");
        }
        LocalDate applyBy = due.applyBy();
        if (applyBy != null && applied.isAfter(applyBy)) {
            return Finding.of(ErrorCode.RUL_422, applied.toString(), "≤ " + applyBy);
        }
        return arrived.isAfter(due.due()) ? Finding.of(ErrorCode.RUL_422, arrived.toString(), "≤ " + due.due()) : null;
    }
}
