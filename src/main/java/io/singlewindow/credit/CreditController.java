package io.singlewindow.credit;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.CreditKind;
import io.singlewindow.credit.grade.CreditRules;
import io.singlewindow.credit.grade.Grading;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credit over REST: regulators record events, firms object, platforms see how their firms stand, and everyone who is listed. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/credit")
class CreditController {

    private static final int PAGE_MAX = 200;

    private final CreditBook book;
    private final CreditStore store;
    private final CreditRules rules;
    private final TradeRelations relations;
    private final ObjectionTerms terms;
    private final EntityDirectory entities;
    private final CreditSettings settings;
    private final Clock clock;

    CreditController(CreditBook book, CreditStore store, CreditRules rules, TradeRelations relations, ObjectionTerms terms, EntityDirectory entities,
            CreditSettings settings, Clock clock) {
        this.book = book;
        this.store = store;
        this.rules = rules;
        this.relations = relations;
        this.terms = terms;
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    /** Records an event; the same again is answered as the first time. A firm may only object, and only for itself. */
    @PostMapping("/events")
    ResponseEntity<Map<String, @Nullable Object>> record(@AuthenticationPrincipal Caller caller, @RequestBody Map<String, Object> body) {
        boolean official = caller.role() == CallerRole.REGULATOR;
        if (!official && caller.role() != CallerRole.CLIENT) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.role().name(), CallerRole.REGULATOR.name());
        }
        Map<String, Object> known = new HashMap<>(body);
        known.computeIfPresent("entity", (name, code) -> entities.byCode(String.valueOf(code)).map(Entity::uscc).orElse(String.valueOf(code)));
        CreditRequest.Read read = CreditRequest.of(known, caller.id(), clock.instant(), rules);
        CreditEvent event = read.event();
        if (event == null) {
            throw new ProblemException(422, read.faults());
        }
        if (!official && (event.kind() != CreditKind.OBJECTION || !caller.actsFor(event.entity()))) {
            throw ProblemException.of(403, ErrorCode.SYS_004, event.kind() + " for " + event.entity(), CreditKind.OBJECTION + " for " + caller.uscc());
        }
        if (entities.byCode(event.entity()).isEmpty()) {
            throw new ProblemException(422, Finding.at(ErrorCode.RUL_621, "/entity", event.entity(), "the credit code of a filed firm"));
        }
        CreditBook.Kept kept = book.record(event);
        return ResponseEntity.status(kept.isNew() ? HttpStatus.CREATED : HttpStatus.OK).body(CreditJson.event(kept.event(), !official));
    }

    /** How a firm stands now, or stood or will stand by what is known. */
    @GetMapping("/entities/{uscc}")
    Map<String, @Nullable Object> standing(
            @AuthenticationPrincipal Caller caller, @PathVariable("uscc") String uscc, @RequestParam(value = "at", required = false) @Nullable String at) {
        String entity = visible(caller, uscc, true);
        Instant when = instant(at);
        return CreditJson.standing(entity, when, Grading.of(store.of(entity), rules).at(when));
    }

    /** All that was said of a firm, the oldest first. */
    @GetMapping("/entities/{uscc}/events")
    Map<String, @Nullable Object> events(@AuthenticationPrincipal Caller caller, @PathVariable("uscc") String uscc,
            @RequestParam(value = "after", defaultValue = "") String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        requireLimit(limit);
        List<CreditEvent> page = store.of(visible(caller, uscc, false)).stream().filter(event -> event.id().compareTo(after) > 0).limit(limit).toList();
        return page(page, limit, event -> CreditJson.event(event, !caller.seesAll()));
    }

    /** Objections that are not answered yet, the oldest first, with their terms. */
    @GetMapping("/objections")
    Map<String, @Nullable Object> objections(@AuthenticationPrincipal Caller caller, @RequestParam(value = "after", defaultValue = "") String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (!caller.seesAll()) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "an official");
        }
        requireLimit(limit);
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        return page(store.openObjections(after, limit), limit, objection -> {
            boolean extended = store.isExtended(objection.id());
            LocalDate due = terms.due(objection, extended);
            Map<String, @Nullable Object> view = CreditJson.event(objection, false);
            view.put("extended", extended);
            view.put("dueOn", CreditJson.text(due));
            view.put("latestOn", CreditJson.text(terms.due(objection, true)));
            view.put("overdue", due != null && today.isAfter(due));
            return view;
        });
    }

    /** Who is on the dishonesty list at an instant; for everyone who has a key. */
    @GetMapping("/listings")
    Map<String, @Nullable Object> listings(@RequestParam(value = "at", required = false) @Nullable String at,
            @RequestParam(value = "after", defaultValue = "") String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        requireLimit(limit);
        Instant when = instant(at);
        List<CreditEvent> read = store.listings(when, after, limit);
        Map<String, @Nullable Object> answer = page(read, limit, CreditJson::published);
        answer.put("items", read.stream().flatMap(event -> published(event, when).stream()).toList());
        return answer;
    }

    /** A listing as everyone sees it; empty where it has ended by then. */
    private Optional<Map<String, @Nullable Object>> published(CreditEvent listing, Instant at) {
        Grading grading = Grading.of(store.of(listing.entity()), rules);
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

    /** The firm's credit code where the caller may see it; platforms see how those stand that sell there, and not why. */
    private String visible(Caller caller, String code, boolean toPlatforms) {
        String entity = entities.byCode(code).map(Entity::uscc).orElse(code);
        LocalDate since = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).minusDays(settings.soldWithinDays());
        boolean sees = caller.seesAll() || entity.equals(caller.uscc())
                || toPlatforms && caller.uscc() != null && relations.platforms(entity, since).contains(caller.uscc());
        if (!sees || entities.byCode(entity).isEmpty()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, code, "-");
        }
        return entity;
    }

    private Instant instant(@Nullable String at) {
        try {
            return at == null ? clock.instant() : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "at=" + at, "a time, e.g. 2024-03-10T00:00:00.000+08:00");
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 … " + PAGE_MAX);
        }
    }
}
