package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.ForexTreatment.Kind;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.rules.decision.StageDecisions;
import io.singlewindow.rules.engine.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** By the forex table of the deal's day. */
@Component
@Profile("!simulator")
class RuledForexDecisions implements ForexDecisions {

    private static final int CENT_DIGITS = 2;
    private static final String OVERSEAS_WAREHOUSE = "9810";

    private final StageDecisions decisions;
    private final KeyNames names;

    RuledForexDecisions(StageDecisions decisions, KeyNames names) {
        this.decisions = decisions;
        this.names = names;
    }

    @Override
    public ForexTreatment decide(Consignment consignment, Documents documents, Deal deal) {
        Map<String, Object> told = new LinkedHashMap<>();
        boolean matched = consignment.ownState() == ConsignmentState.MATCHED;
        told.put("fundsMatch", matched);
        told.put("partiesMatch", matched);
        told.put("released", true);
        // an order that was settled before never comes here: its key is taken
        told.put("alreadySettled", false);
        told.put("dealUsdCents", cents(deal.usd()));
        told.put("firmYearUsdCents", cents(deal.firmYearUsd()));
        told.put("individual", deal.personYearUsd() != null);
        if (deal.personYearUsd() != null) {
            told.put("personYearUsdCents", cents(deal.personYearUsd()));
        }
        told.put("throughPlatform", !names.platform(consignment.ebpCode()).isEmpty());
        warehouse(documents.list(), deal.funds(), told);
        StageDecisions.Given given = decisions.decide(consignment.id(), Table.FOREX, deal.day(), told);
        return new ForexTreatment(Kind.valueOf(given.treatment()), given.ruleSet(), given.reason());
    }

    /** What came for goods of an overseas warehouse against what was declared of them; in two currencies nobody can tell. */
    private static void warehouse(@Nullable DeclarationList list, OrderFunds funds, Map<String, Object> told) {
        if (list == null) {
            return;
        }
        if (!list.tradeMode().strip().equals(OVERSEAS_WAREHOUSE)) {
            told.put("overseasWarehouseDiffers", false);
        } else if (list.lines().stream().allMatch(line -> line.currency().strip().equals(funds.customsCurrency().strip()))) {
            BigDecimal declared = list.lines().stream().map(DeclarationList.Line::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
            told.put("overseasWarehouseDiffers", declared.compareTo(funds.amount()) != 0);
        }
    }

    /** Part of a cent counts as one, so that a limit is not passed under by it. */
    private static long cents(BigDecimal usd) {
        return usd.movePointRight(CENT_DIGITS).setScale(0, RoundingMode.CEILING).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }
}
