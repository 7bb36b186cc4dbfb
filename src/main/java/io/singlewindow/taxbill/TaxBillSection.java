package io.singlewindow.taxbill;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.ConsignmentSection;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A consignment's tax bills. */
@Component
@Profile("!simulator")
class TaxBillSection implements ConsignmentSection {

    private static final Map<String, String> STATES = Map.of("1", "MADE", "2", "SUMMED", "3", "VOID");

    private final TaxBillStore store;

    TaxBillSection(TaxBillStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "taxBills";
    }

    @Override
    public Map<String, Object> of(ConsignmentGroup group) {
        Map<String, List<TaxBill>> bills = store.of(group.listIds());
        return group.consignments().stream().collect(Collectors.toMap(Consignment::id, one -> group.lists(one).stream()
                .flatMap(list -> bills.getOrDefault(list.id(), List.of()).stream()).map(TaxBillSection::view).toList()));
    }

    static Map<String, @Nullable Object> view(TaxBill bill) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("taxNo", bill.taxNo());
        view.put("invtNo", bill.invtNo());
        view.put("state", STATES.get(bill.status()));
        view.put("customsTax", money(bill.customsTax()));
        view.put("valueAddedTax", money(bill.valueAddedTax()));
        view.put("consumptionTax", money(bill.consumptionTax()));
        view.put("dutyNo", bill.dutyNo());
        view.put("assureCode", bill.assureCode());
        return view;
    }

    private static @Nullable String money(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().setScale(Math.max(2, amount.stripTrailingZeros().scale())).toPlainString();
    }
}
