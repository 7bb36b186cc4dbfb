package io.singlewindow.charge;

import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.ConsignmentSection;
import io.singlewindow.guarantee.GuaranteeUse;
import io.singlewindow.guarantee.Guarantees;
import io.singlewindow.quota.QuotaEntry;
import io.singlewindow.quota.Quotas;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** An import's tax, what it counts in its buyer's year, and what is held of its declarant's guarantee. */
@Component
@Profile("!simulator")
class ChargeSection implements ConsignmentSection {

    private final ChargeNotes notes;
    private final Quotas quotas;
    private final Guarantees guarantees;
    private final ObjectMapper json;

    ChargeSection(ChargeNotes notes, Quotas quotas, Guarantees guarantees, ObjectMapper json) {
        this.notes = notes;
        this.quotas = quotas;
        this.guarantees = guarantees;
        this.json = json;
    }

    @Override
    public String name() {
        return "importTax";
    }

    @Override
    public Map<String, Object> of(ConsignmentGroup group) {
        Map<String, ChargeNotes.Noted> notedOnes = notes.of(group.ids());
        Map<String, QuotaEntry> quotaOf = quotas.of(notedOnes.keySet());
        Map<String, GuaranteeUse> guaranteeOf = guarantees.of(notedOnes.keySet());
        Map<String, Object> views = new HashMap<>();
        notedOnes.forEach((id, noted) -> {
            Map<String, @Nullable Object> view = json.readValue(noted.assessment(), new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
            view.put("held", noted.held());
            view.put("quota", quota(quotaOf.get(id)));
            view.put("guarantee", guarantee(guaranteeOf.get(id)));
            views.put(id, view);
        });
        return views;
    }

    private static @Nullable Map<String, Object> quota(@Nullable QuotaEntry entry) {
        if (entry == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("state", entry.state().name());
        view.put("year", entry.year());
        view.put("amount", Money.text(entry.amount()));
        view.put("givenBack", Money.text(entry.givenBack()));
        return view;
    }

    private static @Nullable Map<String, @Nullable Object> guarantee(@Nullable GuaranteeUse use) {
        if (use == null) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("declarant", use.declarant());
        view.put("amount", Money.text(use.amount()));
        view.put("state", use.held() ? "HELD" : "FREED");
        view.put("taxNo", use.taxNo());
        view.put("payFrom", text(use.payFrom()));
        view.put("payTo", text(use.payTo()));
        return view;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
