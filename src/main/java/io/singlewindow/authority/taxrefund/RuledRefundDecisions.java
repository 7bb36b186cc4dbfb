package io.singlewindow.authority.taxrefund;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.rules.decision.StageDecisions;
import io.singlewindow.rules.decision.StageDecisions.Given;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** By the tax refund table of the day. */
@Component
@Profile("!simulator")
class RuledRefundDecisions implements RefundDecisions {

    /** From the one that grants most to the one that grants least. */
    private static final List<String> HARDER = List.of("REFUND", "EXEMPT", "HOLD", "TAXED", "RECLAIM", "NOT_ELIGIBLE");

    /** Of a declaration's thousands of lists those of the lowest grades: the same firm claims for all, so no other is treated harder. */
    private static final int DECIDED_MAX = 200;

    private final StageDecisions decisions;
    private final TaxRefundSettings settings;
    private final Clock clock;

    RuledRefundDecisions(StageDecisions decisions, TaxRefundSettings settings, Clock clock) {
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Given registered(String consignmentId, DeclarationList list) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("sixElements", true);
        // what comes back is taken back by an item of its own, from what was claimed for
        told.put("refunded", false);
        told.put("returned", false);
        // what is not summed never becomes a declaration
        told.put("declared", settings.statisticsFlag().equals(list.statisticsFlag()));
        return decisions.decide(consignmentId, Table.TAX_REFUND, today(), told);
    }

    @Override
    public Given claimed(Collection<String> consignmentIds) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("sixElements", true);
        told.put("declared", true);
        // while goods that came back wait to be taken back nothing is claimed for the rest
        told.put("returned", false);
        told.put("purchaseVoucher", true);
        told.put("claimDataMatch", true);
        return consignmentIds.stream().sorted(Comparator.comparing(this::grade).reversed()).limit(DECIDED_MAX).map(id -> decisions.decide(id, Table.TAX_REFUND, today(), told))
                .max(Comparator.comparing(given -> HARDER.indexOf(given.treatment()))).orElseThrow();
    }

    private String grade(String consignmentId) {
        return decisions.grade(consignmentId).orElse("");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }
}
