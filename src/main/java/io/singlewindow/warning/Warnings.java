package io.singlewindow.warning;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.WarningState.Action;
import io.singlewindow.warning.WarningStore.Move;
import io.singlewindow.warning.rule.Rule;
import io.singlewindow.warning.rule.Suspicion;
import io.singlewindow.warning.rule.Thresholds;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Opens warnings, once for the same thing, and moves them; opening and moving are entries of the log. */
@Component
@Profile("!simulator")
class Warnings {

    private final WarningStore store;
    private final PendingEntries entries;
    private final Ledger ledger;
    private final SubmissionIds ids;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ObjectMapper json;

    Warnings(WarningStore store, PendingEntries entries, Ledger ledger, SubmissionIds ids, TransactionTemplate transactions, Clock clock, ObjectMapper json) {
        this.store = store;
        this.entries = entries;
        this.ledger = ledger;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Takes what a rule has found, in the caller's transaction: opens a warning, or adds to the one about the same. One that was
     * dismissed stays dismissed as long as a rule's window reaches back to it.
     *
     * @param documentId the document that was looked at; null: none
     */
    void raise(Suspicion found, Thresholds thresholds, @Nullable String documentId) {
        Warning warning = same(found).orElseGet(() -> open(found, thresholds));
        if (warning.state() == WarningState.DISMISSED) {
            return;
        }
        store.seen(warning.id(), thresholds.day());
        store.attach(warning.id(), found.involved(), documentId, json.writeValueAsString(found.figures()));
    }

    /** Clusters grow together: of them any shared document makes the same warning. */
    private Optional<Warning> same(Suspicion found) {
        Optional<Warning> known = store.newest(found.rule(), found.subject(), found.since());
        return known.isEmpty() && found.rule() == Rule.FAKE_TRADE ? store.involving(found.rule(), found.involved(), found.since()) : known;
    }

    private Warning open(Suspicion found, Thresholds thresholds) {
        Instant now = clock.instant();
        Warning warning = new Warning(ids.next(now), found.rule(), found.subject(), found.company(), thresholds.mode(found.rule()) == Thresholds.Mode.WEIGHS,
                thresholds.isTold(found.rule()), WarningState.OPEN, thresholds.day(), thresholds.day(), now,
                json.writeValueAsString(Evidence.of(found, thresholds)));
        store.insert(warning);
        Map<String, @Nullable Object> content = content(warning, "window", "warning opened", WarningState.OPEN);
        content.put("documents", found.involved());
        entries.add("warning.opened", warning.id(), audience(warning), json.writeValueAsString(content));
        return warning;
    }

    /**
     * Moves a warning; durable when it returns.
     *
     * @param reason empty where there is none
     * @throws ProblemException 404, or 409 where its state does not allow it
     */
    Warning move(String id, Action action, String actor, String reason) {
        Warning moved = transactions.execute(status -> {
            Warning before = store.lock(id).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
            if (!action.from().contains(before.state())) {
                throw ProblemException.of(409, ErrorCode.RUL_601, before.state().name(), action.from().toString());
            }
            Instant now = clock.instant();
            store.move(id, new Move(now, actor, before.state().name(), action.to().name(), reason));
            Map<String, @Nullable Object> content = content(before, actor, "warning " + action.to(), action.to());
            content.put("before", before.state().name());
            content.put("reason", reason);
            content.put("at", BusinessTime.iso(now));
            entries.add("warning.state", id, audience(before), json.writeValueAsString(content));
            return store.find(id).orElseThrow();
        });
        ledger.awaitDurable();
        return Objects.requireNonNull(moved);
    }

    private static Map<String, @Nullable Object> content(Warning warning, String party, String event, WarningState state) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", party);
        content.put("event", event);
        content.put("warningId", warning.id());
        content.put("rule", warning.rule().name());
        content.put("message", Map.of("zh", warning.rule().zh(), "en", warning.rule().en()));
        content.put("company", warning.company());
        content.put("state", state.name());
        return content;
    }

    private static List<String> audience(Warning warning) {
        return warning.told() && !warning.company().isEmpty() ? List.of(warning.company()) : List.of();
    }
}
