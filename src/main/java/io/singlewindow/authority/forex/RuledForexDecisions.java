package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.ForexTreatment.Kind;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.rules.decision.StageDecisions;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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
    private static final int DAY_CHARACTERS = 8;

    private final StageDecisions decisions;
    private final Clock clock;

    RuledForexDecisions(StageDecisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public ForexTreatment decide(Consignment consignment, Documents documents, BigDecimal usd) {
        Map<String, Object> told = new LinkedHashMap<>();
        boolean matched = consignment.ownState() == ConsignmentState.MATCHED;
        told.put("fundsMatch", matched);
        told.put("partiesMatch", matched);
        told.put("released", true);
        // an order that was settled before never comes here: its key is taken
        told.put("alreadySettled", false);
        told.put("dealUsdCents", usd.movePointRight(CENT_DIGITS).setScale(0, RoundingMode.CEILING).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
        StageDecisions.Given given = decisions.decide(consignment.id(), Table.FOREX, dealDay(documents), told);
        return new ForexTreatment(Kind.valueOf(given.treatment()), given.ruleSet(), given.reason());
    }

    /** The day on which the money moved, as the documents say; today where they do not. */
    private LocalDate dealDay(Documents documents) {
        String time = documents.payment() != null ? documents.payment().payTime()
                : documents.proceeds() != null ? documents.proceeds().accountingDate() : null;
        LocalDate said = day(time);
        return said == null ? LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE) : said;
    }

    private static @Nullable LocalDate day(@Nullable String time) {
        if (time == null || time.strip().length() < DAY_CHARACTERS) {
            return null;
        }
        try {
            return LocalDate.parse(time.strip().substring(0, DAY_CHARACTERS), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
