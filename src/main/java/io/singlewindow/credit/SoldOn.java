package io.singlewindow.credit;

import io.singlewindow.filing.TradingPlatforms;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The platforms that are told of a firm's credit are told of its locks too. */
@Component
@Profile("!simulator")
class SoldOn implements TradingPlatforms {

    private final TradeRelations relations;
    private final CreditSettings settings;
    private final Clock clock;

    SoldOn(TradeRelations relations, CreditSettings settings, Clock clock) {
        this.relations = relations;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<String> of(String uscc) {
        LocalDate since = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).minusDays(settings.soldWithinDays());
        return relations.platforms(uscc, since).stream().filter(platform -> !platform.equals(uscc)).toList();
    }
}
