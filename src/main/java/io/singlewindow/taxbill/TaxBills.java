package io.singlewindow.taxbill;

import io.singlewindow.consignment.ConsignmentEvents;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.References;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import io.singlewindow.receipt.CustomsNotice;
import io.singlewindow.receipt.NoticeFields;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Tax bills (电子税单, CEB816) and their state (CEB818), in whichever order they come; the parties of the consignment and the
 * guarantor are told of each change.
 */
@Component
@Profile("!simulator")
class TaxBills implements CustomsNotice {

    private static final int INTEGER_DIGITS_MAX = 14;
    private static final int FRACTION_DIGITS_MAX = 5;

    private final TaxBillStore store;
    private final References references;
    private final ConsignmentStore consignments;
    private final ConsignmentEvents events;
    private final KeyNames names;
    private final List<BillListener> listeners;

    TaxBills(TaxBillStore store, References references, ConsignmentStore consignments, ConsignmentEvents events, KeyNames names,
            List<BillListener> listeners) {
        this.store = store;
        this.references = references;
        this.consignments = consignments;
        this.events = events;
        this.names = names;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Set<MessageType> types() {
        return Set.of(MessageType.CEB816, MessageType.CEB818);
    }

    @Override
    public void apply(MessageType type, Element node, String receiptId) {
        String block = type == MessageType.CEB816 ? "TaxHeadRd" : "TaxHeadStatus";
        List<Element> heads = BusinessNodes.children(node, block);
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a tax bill without " + block);
        }
        TaxBill told = read(new NoticeFields("tax bill", BusinessNodes.fields(heads.get(0))));
        DocumentRow list = references.list(told.invtNo())
                .orElseThrow(() -> new IllegalArgumentException("the list " + told.invtNo() + " of tax bill " + told.taxNo() + " is not known"));
        consignments.takeTurns(told.taxNo());
        Optional<TaxBill> before = store.lock(told.taxNo());
        TaxBill after = before.map(bill -> bill.with(told)).orElse(told);
        if (before.isEmpty()) {
            store.insert(after, list.id());
        } else if (!before.get().equals(after)) {
            store.update(after);
        } else {
            return;
        }
        tell(list, after);
        String consignmentId = list.consignmentId();
        if (consignmentId != null) {
            listeners.forEach(listener -> listener.billed(consignmentId, BilledTax.of(after)));
        }
    }

    private static TaxBill read(NoticeFields head) {
        String status = head.text("status", 1);
        if (!Set.of("1", "2", "3").contains(status)) {
            throw new IllegalArgumentException("status of a tax bill is " + status + ", expected 1, 2 or 3");
        }
        return new TaxBill(head.text("taxNo", 50), head.text("invtNo", 20), head.text("returnTime", 17), status,
                amount(head, "customsTax"), amount(head, "valueAddedTax"), amount(head, "consumptionTax"),
                head.optional("entDutyNo", 50), head.optional("assureCode", 64));
    }

    private static @Nullable BigDecimal amount(NoticeFields head, String name) {
        String text = head.fields().get(name);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text.strip()).stripTrailingZeros();
            if (amount.scale() <= FRACTION_DIGITS_MAX && amount.precision() - amount.scale() <= INTEGER_DIGITS_MAX) {
                return amount.setScale(FRACTION_DIGITS_MAX);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(name + " of a tax bill is " + text + ", expected an amount of 19 digits, 5 of them fraction");
    }

    private void tell(DocumentRow list, TaxBill bill) {
        List<String> named = Stream.of(list.ebcCode(), bill.assureCode() == null ? "" : names.company(bill.assureCode())).toList();
        events.notice(list, "tax bill " + bill.status(), named, new LinkedHashMap<>(Map.of("taxBill", TaxBillSection.view(bill))));
    }
}
