package io.singlewindow.credit;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Scope;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.CreditKind;
import io.singlewindow.credit.grade.Grading;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.risk.RiskBook;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Credit as somebody may see and record it, for the machine door and the pages alike: officials that of firms of their region,
 * platforms how those stand that sell there and not why, firms their own.
 */
@Component
@Profile("!simulator")
public class CreditDesk {

    private static final int PAGE_MAX = 200;

    private final CreditBook book;
    private final CreditStore store;
    private final CreditRulesInForce rules;
    private final TradeRelations relations;
    private final ObjectionTerms terms;
    private final EntityDirectory entities;
    private final CreditSettings settings;
    private final ScopeGrants grants;
    private final ReadLog reads;
    private final RiskBook risks;
    private final Clock clock;

    CreditDesk(CreditBook book, CreditStore store, CreditRulesInForce rules, TradeRelations relations, ObjectionTerms terms, EntityDirectory entities,
            CreditSettings settings, ScopeGrants grants, ReadLog reads, RiskBook risks, Clock clock) {
        this.book = book;
        this.store = store;
        this.rules = rules;
        this.relations = relations;
        this.terms = terms;
        this.entities = entities;
        this.settings = settings;
        this.grants = grants;
        this.reads = reads;
        this.risks = risks;
        this.clock = clock;
    }

    /** What became of an event that was told: as JSON, and whether it was new. */
    public record Recorded(Map<String, @Nullable Object> event, boolean isNew) {}

    /**
     * Records an event; durable when it returns, and the same again is answered as the first time. A firm may only object, and only for
     * itself; a regulator speaks of firms of his region.
     *
     * @throws ProblemException 403, 409 where the record does not allow it, 422 with the place of each fault
     */
    public Recorded record(Caller caller, Map<String, Object> body) {
        boolean official = caller.role() == CallerRole.REGULATOR;
        if (!official && caller.role() != CallerRole.CLIENT) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.role().name(), CallerRole.REGULATOR.name());
        }
        Map<String, Object> known = new HashMap<>(body);
        known.computeIfPresent("entity", (name, code) -> entities.byCode(String.valueOf(code)).map(Entity::uscc).orElse(String.valueOf(code)));
        CreditRequest.Read read = CreditRequest.of(known, caller.id(), clock.instant(), rules.now());
        CreditEvent event = read.event();
        if (event == null) {
            throw new ProblemException(422, read.faults());
        }
        if (!official && (event.kind() != CreditKind.OBJECTION || !caller.actsFor(event.entity()))) {
            throw ProblemException.of(403, ErrorCode.SYS_004, event.kind() + " for " + event.entity(), CreditKind.OBJECTION + " for " + caller.uscc());
        }
        // a firm of another region is, for an official, not there
        if (entities.byCode(event.entity()).isEmpty() || !caller.seesCompany(event.entity())) {
            throw new ProblemException(422, Finding.at(ErrorCode.RUL_621, "/entity", event.entity(), "the credit code of a filed firm"));
        }
        CreditBook.Kept kept = book.record(event);
        return new Recorded(CreditJson.event(kept.event(), !official), kept.isNew());
    }

    /** How a firm stands at an instant, by what is known; null: now. Officials and the firm itself see its risk of that day too; that an official asked is noted. */
    public Map<String, @Nullable Object> standing(Caller caller, String code, @Nullable Instant at) {
        String entity = visible(caller, code, true);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CREDIT, List.of(entity), "");
        Instant when = at == null ? clock.instant() : at;
        Map<String, @Nullable Object> view = CreditJson.standing(entity, when, Grading.of(store.of(entity), rules.now()).at(when));
        if (official(caller) || caller.actsFor(entity)) {
            risks.of(entity, LocalDate.ofInstant(when, BusinessTime.ZONE)).ifPresent(risk -> view.put("risk", CreditJson.risk(risk)));
        }
        return view;
    }

    /** All that was said of a firm behind an event's id, the oldest first; {@code items} and {@code next}. Noted where an official asks. */
    public Map<String, @Nullable Object> events(Caller caller, String code, String after, int limit) {
        requireLimit(limit);
        String entity = visible(caller, code, false);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CREDIT, List.of(entity), "");
        List<CreditEvent> page = store.of(entity).stream().filter(event -> event.id().compareTo(after) > 0).limit(limit).toList();
        return page(page, limit, event -> CreditJson.event(event, !official(caller)));
    }

    /**
     * The same for a page: the whole record, the newest first, with {@code holds} where an event is in effect at the instant, and with the
     * terms of objections. Empty for who only sees how the firm stands. The page asks how the firm stands too, which is noted.
     */
    public List<Map<String, @Nullable Object>> history(Caller caller, String code, Instant at) {
        String entity = entities.byCode(code).map(Entity::uscc).orElse(code);
        if (!caller.seesCompany(entity) && !grants.holds(caller, entity)) {
            return List.of();
        }
        List<CreditEvent> events = new ArrayList<>(store.of(entity));
        Grading grading = Grading.of(List.copyOf(events), rules.now());
        Collections.reverse(events);
        return events.stream().map(event -> {
            Map<String, @Nullable Object> view = event.kind() == CreditKind.OBJECTION ? withTerms(event, !official(caller))
                    : CreditJson.event(event, !official(caller));
            view.put("holds", event.kind().about().isEmpty() && !event.effectiveAt().isAfter(at) && grading.stands(event, at));
            view.put("answered", event.kind() == CreditKind.OBJECTION && grading.about(event.id(), at).anyMatch(answer -> answer.kind().answers()));
            view.put("objected", grading.pending(event.id(), at).isPresent());
            return view;
        }).toList();
    }

    /** Objections that are not answered yet, the oldest first, with their terms; officials only, of firms of their region, and noted. */
    public Map<String, @Nullable Object> objections(Caller caller, String after, int limit) {
        List<CreditEvent> open = openObjections(caller, after, limit);
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.CREDIT, open.stream().map(CreditEvent::entity).toList(), "");
        return page(open, limit, objection -> withTerms(objection, false));
    }

    /** How many of them there are, {@code max} at most; whoever is told a number alone has looked at no firm. */
    int objectionCount(Caller caller, int max) {
        return openObjections(caller, "", max).size();
    }

    private List<CreditEvent> openObjections(Caller caller, String after, int limit) {
        if (!official(caller)) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "an official");
        }
        requireLimit(limit);
        Scope scope = caller.scope();
        return store.openObjections(scope == null || caller.seesAll() ? "" : scope.division(), after, limit);
    }

    private Map<String, @Nullable Object> withTerms(CreditEvent objection, boolean own) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        boolean extended = store.isExtended(objection.id());
        LocalDate due = terms.due(objection, extended);
        Map<String, @Nullable Object> view = CreditJson.event(objection, own);
        view.put("extended", extended);
        view.put("dueOn", CreditJson.text(due));
        view.put("latestOn", CreditJson.text(terms.due(objection, true)));
        view.put("overdue", due != null && today.isAfter(due));
        return view;
    }

    /** Who is on the dishonesty list at an instant; for everyone who has a key. Null: now. */
    public Map<String, @Nullable Object> listings(@Nullable Instant at, String after, int limit) {
        requireLimit(limit);
        Instant when = at == null ? clock.instant() : at;
        List<CreditEvent> read = store.listings(when, after, limit);
        Map<String, @Nullable Object> answer = page(read, limit, CreditJson::published);
        answer.put("items", read.stream().flatMap(event -> published(event, when).stream()).toList());
        return answer;
    }

    /** A listing as everyone sees it; empty where it has ended by then. */
    private Optional<Map<String, @Nullable Object>> published(CreditEvent listing, Instant at) {
        Grading grading = Grading.of(store.of(listing.entity()), rules.now());
        if (!grading.stands(listing, at)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> view = CreditJson.published(listing);
        view.put("name", entities.byCode(listing.entity()).map(Entity::name).orElse(null));
        view.put("objected", grading.pending(listing.id(), at).isPresent());
        return Optional.of(view);
    }

    private static Map<String, @Nullable Object> page(List<CreditEvent> page, int limit, Function<CreditEvent, Map<String, @Nullable Object>> view) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.stream().map(view).toList());
        answer.put("next", page.size() < limit ? null : page.get(page.size() - 1).id());
        return answer;
    }

    private static boolean official(Caller caller) {
        return caller.seesAll() || caller.role().isScoped() && caller.scope() != null;
    }

    /** The firm's credit code where the caller may see it. */
    private String visible(Caller caller, String code, boolean toPlatforms) {
        String entity = entities.byCode(code).map(Entity::uscc).orElse(code);
        LocalDate since = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).minusDays(settings.soldWithinDays());
        boolean sees = caller.seesCompany(entity) || grants.holds(caller, entity) || toPlatforms && caller.uscc() != null && relations.platforms(entity, since).contains(caller.uscc());
        if (!sees || entities.byCode(entity).isEmpty()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, code, "-");
        }
        return entity;
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 … " + PAGE_MAX);
        }
    }
}
