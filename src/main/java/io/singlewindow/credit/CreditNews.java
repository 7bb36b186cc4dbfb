package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.Grading;
import io.singlewindow.filing.CreditStanding;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Tells firms, and the platforms on which they sell, when their credit stands otherwise, by an event or by time alone. */
@Component("creditNews")
@Profile("!simulator")
public class CreditNews {

    private static final Logger LOG = LoggerFactory.getLogger(CreditNews.class);
    private static final int FIRMS_PER_RUN_MAX = 200;
    /** Nothing was said of a firm yet: ordinary, with the fast track, not listed. */
    private static final String NEW = "ORDINARY true false";

    private final CreditStore store;
    private final TradeRelations relations;
    private final CreditRulesInForce rules;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final CreditSettings settings;
    private final Clock clock;
    private final ObjectMapper json;

    CreditNews(CreditStore store, TradeRelations relations, CreditRulesInForce rules, PendingEntries entries, TransactionTemplate transactions,
            CreditSettings settings, Clock clock, ObjectMapper json) {
        this.store = store;
        this.relations = relations;
        this.rules = rules;
        this.entries = entries;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** Looks at firms whose day has come: a listing takes effect, a class or five years end, a scheme begins. */
    public void tellDue() {
        for (String entity : store.due(clock.instant(), FIRMS_PER_RUN_MAX)) {
            try {
                transactions.executeWithoutResult(status -> {
                    store.takeTurn();
                    tell(entity);
                });
            } catch (RuntimeException failed) {
                // one that cannot be told keeps nobody else from his turn
                LOG.error("The credit of {} could not be told, it is tried again: {}", entity, failed.toString());
            }
        }
    }

    /** An event was recorded: the firm is told, in the caller's transaction, which has the turn. */
    void recorded(CreditEvent event) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", event.source().name());
        content.put("event", "credit " + event.kind());
        content.put("entity", event.entity());
        content.put("creditEvent", CreditJson.event(event, true));
        entries.add("credit.event", event.id(), List.of(event.entity()), json.writeValueAsString(content));
        tell(event.entity());
    }

    /** Tells what is new since the last time; the same is told once. */
    private void tell(String entity) {
        Instant now = clock.instant();
        Grading grading = Grading.of(store.of(entity), rules.now());
        CreditStanding standing = grading.at(now);
        String told = standing.grade() + " " + standing.fastTrack() + " " + standing.listed();
        String before = store.told(entity).orElse(NEW);
        store.tell(entity, told, grading.nextChange(now));
        if (told.equals(before)) {
            return;
        }
        String[] was = before.split(" ");
        add("credit.grade", "credit " + standing.grade(), entity, was, standing);
        if (Boolean.parseBoolean(was[2]) != standing.listed()) {
            add("credit.listing", standing.listed() ? "listed" : "listing ended", entity, was, standing);
        }
    }

    private void add(String type, String event, String entity, String[] was, CreditStanding standing) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", event);
        content.put("entity", entity);
        content.put("before", Map.of("grade", was[0], "fastTrack", Boolean.parseBoolean(was[1]), "listed", Boolean.parseBoolean(was[2])));
        content.put("grade", standing.grade().name());
        content.put("fastTrack", standing.fastTrack());
        content.put("listed", standing.listed());
        content.put("at", BusinessTime.iso(clock.instant()));
        LocalDate since = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).minusDays(settings.soldWithinDays());
        Set<String> audience = new LinkedHashSet<>(List.of(entity));
        audience.addAll(relations.platforms(entity, since));
        entries.add(type, entity, audience, json.writeValueAsString(content));
    }
}
