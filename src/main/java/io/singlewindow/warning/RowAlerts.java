package io.singlewindow.warning;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.rules.decision.RowEffect;
import io.singlewindow.rules.engine.Actor;
import io.singlewindow.rules.engine.Row;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.rule.Rule;
import io.singlewindow.warning.rule.Suspicion;
import io.singlewindow.warning.rule.Thresholds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens the warning that a row of the decision tables asks for (effect ALERT), about whoever is to act by that row. */
@Component
@Profile("!simulator")
class RowAlerts implements RowEffect {

    private final Warnings warnings;
    private final WarningParameters parameters;
    private final ConsignmentStore consignments;
    private final Clock clock;

    RowAlerts(Warnings warnings, WarningParameters parameters, ConsignmentStore consignments, Clock clock) {
        this.warnings = warnings;
        this.parameters = parameters;
        this.consignments = consignments;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ALERT";
    }

    /** Once for a row and a consignment; one that was dismissed stays so. */
    @Override
    public void happen(Cause cause) {
        Thresholds thresholds = parameters.on(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        if (!thresholds.isOn(Rule.DECISION_ALERT)) {
            return;
        }
        Consignment consignment = cause.consignment();
        Row row = cause.row();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("row", row.id());
        figures.put("rowZh", row.title().zh());
        figures.put("rowEn", row.title().en());
        figures.put("cite", row.source());
        figures.put("consignment", consignment.id());
        List<String> documents = consignments.ofConsignment(consignment.id()).stream().filter(one -> one.standing() == DocumentRow.Standing.CURRENT)
                .map(DocumentRow::id).toList();
        boolean platform = row.whoActs() == Actor.PLATFORM && !consignment.ebpCode().isEmpty();
        warnings.raise(new Suspicion(Rule.DECISION_ALERT, row.id() + "|" + consignment.id(), platform ? consignment.ebpCode() : consignment.ebcCode(),
                LocalDate.EPOCH, documents, figures), thresholds, null);
    }
}
