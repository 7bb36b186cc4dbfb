package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.fundsflow.FundsEvidence;
import io.singlewindow.authority.fundsflow.FundsFlow;
import io.singlewindow.authority.rates.Currencies;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.authority.rates.ExchangeRates.Rate;
import io.singlewindow.authority.taxrefund.RefundLists.Line;
import io.singlewindow.authority.taxrefund.records.Claim;
import io.singlewindow.authority.taxrefund.records.Dollars;
import io.singlewindow.authority.taxrefund.records.ExportDetail;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.rules.decision.StageDecisions;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Claims refund for a row of a declaration once its purchases are there and agree, or says what is missing. */
@Component
@Profile("!simulator")
class Claims {

    private static final int ROWS_MAX = 20_000;
    private static final int MUCH_LATER = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final RefundItemStore items;
    private final RefundLists lists;
    private final PurchaseStore purchases;
    private final ExchangeRates rates;
    private final FundsEvidence evidence;
    private final ConsignmentStore consignments;
    private final ObjectProvider<Assembly> assembly;
    private final RefundNotes notes;
    private final RefundMessages messages;
    private final RefundDecisions decisions;
    private final TaxRefundSettings settings;
    private final Clock clock;
    private final Currencies currencies = new Currencies();

    Claims(RefundItemStore items, RefundLists lists, PurchaseStore purchases, ExchangeRates rates, FundsEvidence evidence,
            ConsignmentStore consignments, ObjectProvider<Assembly> assembly, RefundNotes notes, RefundMessages messages, RefundDecisions decisions,
            TaxRefundSettings settings, Clock clock) {
        this.items = items;
        this.lists = lists;
        this.purchases = purchases;
        this.rates = rates;
        this.evidence = evidence;
        this.consignments = consignments;
        this.assembly = assembly;
        this.notes = notes;
        this.messages = messages;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    void look(RefundItem item) {
        List<RefundItem.Row> rows = items.rows(item.id());
        if (returned(rows)) {
            ends(item, rows, RefundCause.RETURNED, item.declarationNo(), null);
            return;
        }
        List<Line> lines = item.waitsFor(RefundCause.ROWS) || rows.isEmpty() || rows.size() > ROWS_MAX ? null : lists.lines(rows);
        if (lines == null || !merged(lines)) {
            ends(item, rows, RefundCause.ROWS, item.declarationNo(), null);
            return;
        }
        Optional<String> other = lines.stream().map(line -> String.valueOf(line.listed().list().statisticsFlag()))
                .filter(flag -> !settings.statisticsFlag().equals(flag)).findFirst();
        if (other.isPresent()) {
            ends(item, rows, RefundCause.STATISTICS, other.get(), settings.statisticsFlag());
            return;
        }
        ExportDetail detail = detail(item, lines);
        if (detail != null) {
            claim(item, lines, new Claim(detail, purchases.of(item.company(), item.declarationNo())));
        }
    }

    private boolean returned(List<RefundItem.Row> rows) {
        return rows.stream().map(RefundItem.Row::consignmentId).distinct()
                .anyMatch(id -> items.of(id, RefundKind.RECLAIM).stream().anyMatch(one -> one.state() == RefundState.WAITING));
    }

    /** True when the rows are of the same goods in the same unit, as the merging by the eight keys makes them. */
    private static boolean merged(List<Line> lines) {
        DeclarationList.Line first = lines.get(0).line();
        return lines.stream().map(Line::line).allMatch(line -> line.gcode().equals(first.gcode()) && line.unit().equals(first.unit()));
    }

    /** What was exported; null when its value in dollars is not known, which is told. */
    private @Nullable ExportDetail detail(RefundItem item, List<Line> lines) {
        String day = lines.stream().map(line -> exported(line.listed().list())).max(String::compareTo).orElseThrow();
        LocalDate exportDay = LocalDate.parse(day, DAY);
        Optional<Rate> usd = rates.on(Currencies.USD, exportDay);
        if (usd.isEmpty()) {
            return waits(item, RefundCause.RATE, Currencies.USD + " " + exportDay);
        }
        Dollars dollars = new Dollars(usd.get().rate());
        BigDecimal quantity = BigDecimal.ZERO;
        List<ExportDetail.Row> rows = new ArrayList<>();
        for (Line one : lines) {
            String currency = currencies.iso(one.line().currency()).orElse(null);
            if (currency == null) {
                return waits(item, RefundCause.CURRENCY, one.line().currency());
            }
            Optional<Rate> rate = rates.on(currency, exportDay);
            if (rate.isEmpty()) {
                return waits(item, RefundCause.RATE, currency + " " + exportDay);
            }
            dollars.add(one.line().totalPrice(), rate.get().rate());
            quantity = quantity.add(one.line().qty());
            rows.add(new ExportDetail.Row(one.listed().number(), one.listed().list().orderNo(), one.line().gnum(), one.line().qty(),
                    one.line().totalPrice(), currency));
        }
        DeclarationList.Line first = lines.get(0).line();
        String name = first.itemName() == null || first.itemName().isBlank() ? first.gname() : first.itemName();
        return new ExportDetail(item.declarationNo(), day, first.gcode(), name, first.unit(), quantity, dollars.sum(),
                settings.businessTypeOf(lines.get(0).listed().list().tradeMode().strip()), rows);
    }

    /** The day of export; of a list that does not say it, the day on which it was made. */
    private String exported(DeclarationList list) {
        return list.ieDate() == null || list.ieDate().isBlank() ? BusinessTime.wire8(clock.instant()) : list.ieDate();
    }

    private @Nullable ExportDetail waits(RefundItem item, RefundCause cause, String given) {
        notes.tell(item, cause, given, null);
        items.waits(item, cause, clock.millis() + settings.checkAgainMillis());
        return null;
    }

    private void claim(RefundItem item, List<Line> lines, Claim claim) {
        if (claim.purchases().isEmpty()) {
            notes.tell(item, RefundCause.PURCHASES, item.declarationNo(), null);
            items.waits(item, RefundCause.PURCHASES, muchLater());
            return;
        }
        List<Claim.Difference> differences = claim.differences();
        if (!differences.isEmpty()) {
            Claim.Difference first = differences.get(0);
            notes.tell(item, RefundCause.DIFFERENCE, item.declarationNo() + " " + first.what() + " " + first.given(), first.expected());
            items.waits(item, RefundCause.DIFFERENCE, muchLater());
            return;
        }
        Map<String, FundsFlow> funds = funds(item, lines);
        if (funds != null && granted(item, lines)) {
            BigDecimal refundable = claim.refundable(settings.rounding());
            items.told(item.id(), refundable);
            purchases.told(item.company(), claim.purchases(), item.id());
            messages.refund(item, claim, refundable, settings.rounding(), List.copyOf(funds.values()),
                    lines.stream().map(Line::consignmentId).distinct().toList());
        }
    }

    /** True when the tax refund table says so; else it waits for what the row names, or ends. */
    private boolean granted(RefundItem item, List<Line> lines) {
        StageDecisions.Given given = decisions.claimed(lines.stream().map(Line::consignmentId).distinct().toList());
        if (given.treatment().equals("REFUND")) {
            return true;
        }
        String next = given.next() == null ? given.treatment() : given.next().zh() + " / " + given.next().en();
        if (given.treatment().equals("HOLD")) {
            notes.tell(item, RefundCause.RULE, given.reason(), next);
            items.waits(item, RefundCause.RULE, muchLater());
        } else {
            ends(item, items.rows(item.id()), RefundCause.REFUSED, given.reason(), next);
        }
        return false;
    }

    /** What is posted wakes it; this is for what was posted at the very moment. */
    private long muchLater() {
        return clock.millis() + MUCH_LATER * settings.checkAgainMillis();
    }

    /** The certificates for orders that have no proceeds note of necessity, by order; null when one is missing, which is told. */
    private @Nullable Map<String, FundsFlow> funds(RefundItem item, List<Line> lines) {
        Map<String, FundsFlow> found = new LinkedHashMap<>();
        for (Line one : lines) {
            DeclarationList list = one.listed().list();
            if (!settings.evidenceModes().contains(list.tradeMode().strip()) || found.containsKey(one.consignmentId())) {
                continue;
            }
            Consignment consignment = consignments.find(one.consignmentId()).orElseThrow();
            Documents documents = assembly.getObject().documents(consignment);
            Optional<FundsFlow> certificate = evidence.of(consignment, list);
            if (certificate.isEmpty() && documents.proceeds() == null) {
                notes.tell(item, RefundCause.FUNDS, consignment.orderNo(), FundsFlow.expected(list));
                items.waits(item, RefundCause.FUNDS, clock.millis() + settings.checkAgainMillis());
                return null;
            }
            certificate.ifPresent(flow -> found.put(one.consignmentId(), flow));
        }
        return found;
    }

    /** It is not claimed for by itself; what came back of it need not wait for it. */
    private void ends(RefundItem item, List<RefundItem.Row> rows, RefundCause cause, String given, @Nullable String expected) {
        notes.tell(item, cause, given, expected);
        items.cancelled(item, cause);
        rows.stream().map(RefundItem.Row::consignmentId).distinct().forEach(id -> items.lookAtReclaims(id, clock.millis()));
    }
}
