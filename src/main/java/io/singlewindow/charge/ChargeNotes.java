package io.singlewindow.charge;

import io.singlewindow.ledger.PendingEntries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What was assessed, kept to be shown; and what becomes of it, as entries of the log. No personal data. */
@Component
@Profile("!simulator")
class ChargeNotes {

    private static final int FEN_DIGITS = 2;

    private final JdbcClient jdbc;
    private final PendingEntries entries;
    private final ObjectMapper json;

    ChargeNotes(JdbcClient jdbc, PendingEntries entries, ObjectMapper json) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.json = json;
    }

    /**
     * A kept assessment.
     *
     * @param tax yuan to be guaranteed
     * @param assessment JSON
     */
    record Noted(LocalDate acceptedOn, String declarant, BigDecimal tax, boolean held, String assessment) {}

    /** A list that waits for its declarant's guarantee. */
    record Held(String consignmentId, String declarant, BigDecimal tax) {}

    void write(String consignmentId, Charge charge, boolean held) {
        String assessment = json.writeValueAsString(view(charge));
        BigDecimal due = charge.due().setScale(FEN_DIGITS, RoundingMode.HALF_UP);
        int updated = jdbc.sql("UPDATE import_charge SET accepted_on = ?, declarant = ?, tax = ?, held = ?, assessment = ? WHERE consignment_id = ?")
                .params(charge.acceptedOn(), charge.declarant(), due, held, assessment, consignmentId).update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO import_charge (accepted_on, declarant, tax, held, assessment, consignment_id) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(charge.acceptedOn(), charge.declarant(), due, held, assessment, consignmentId).update();
        }
    }

    /** It is held no more, whatever comes next. */
    void notHeld(String consignmentId) {
        jdbc.sql("UPDATE import_charge SET held = FALSE WHERE consignment_id = ? AND held").param(consignmentId).update();
    }

    Optional<Noted> of(String consignmentId) {
        return Optional.ofNullable(of(List.of(consignmentId)).get(consignmentId));
    }

    /** The same of several, by consignment. */
    Map<String, Noted> of(Collection<String> consignmentIds) {
        Map<String, Noted> noted = new HashMap<>();
        if (!consignmentIds.isEmpty()) {
            jdbc.sql("SELECT accepted_on, declarant, tax, held, assessment, consignment_id FROM import_charge WHERE consignment_id IN (:ids)").param("ids", consignmentIds)
                    .query(row -> {
                        noted.put(row.getString(6), new Noted(row.getObject(1, LocalDate.class), row.getString(2), row.getBigDecimal(3), row.getBoolean(4),
                                row.getString(5)));
                    });
        }
        return noted;
    }

    List<Held> held(String after, int max) {
        return jdbc.sql("SELECT consignment_id, declarant, tax FROM import_charge WHERE held AND consignment_id > ? ORDER BY consignment_id FETCH FIRST "
                        + max + " ROWS ONLY")
                .param(after).query((row, n) -> new Held(row.getString(1), row.getString(2), row.getBigDecimal(3))).list();
    }

    void tell(String consignmentId, Charge charge, String type, String event) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("acceptedOn", charge.acceptedOn().toString());
        content.put("dutiableValue", Money.text(charge.dutiableValue()));
        content.put("tax", Money.text(charge.due()));
        content.put("declarant", charge.declarant());
        tell(consignmentId, type, event, content);
    }

    void tell(String consignmentId, String type, String event, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", event);
        content.putAll(more);
        entries.add(type, consignmentId, List.of(), json.writeValueAsString(content));
    }

    private static Map<String, @Nullable Object> view(Charge charge) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("acceptedOn", charge.acceptedOn().toString());
        view.put("limit", charge.limit());
        view.put("treatment", charge.treatment());
        view.put("dutiableValue", Money.text(charge.dutiableValue()));
        view.put("declaredTax", charge.declaredTax() == null ? null : Money.text(charge.declaredTax()));
        view.put("guaranteedTax", Money.text(charge.due()));
        Map<String, @Nullable Object> tax = charge.tax() == null ? null : TaxJson.of(charge.tax());
        if (tax != null) {
            // the buyer's year is the buyer's own affair
            tax.remove("quotaAfter");
        }
        view.put("tax", tax);
        view.put("findings", TaxJson.findings(charge.notes()));
        return view;
    }
}
