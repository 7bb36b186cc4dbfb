package io.singlewindow.warning;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.WarningState.Action;
import io.singlewindow.warning.WarningStore.Filter;
import io.singlewindow.warning.rule.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Early warnings as somebody may see and move them, for the machine door and the pages alike: officials those of their region and
 * department, a firm those about itself that firms are told of.
 */
@Component
@Profile("!simulator")
public class WarningDesk {

    private static final int PAGE_MAX = 200;
    private static final int REASON_CHARACTERS_MAX = 500;

    private final WarningStore store;
    private final Warnings warnings;
    private final WarningJson json;
    private final WarningParameters parameters;
    private final ScopeGrants grants;
    private final ReadLog reads;
    private final Clock clock;

    WarningDesk(WarningStore store, Warnings warnings, WarningJson json, WarningParameters parameters, ScopeGrants grants, ReadLog reads, Clock clock) {
        this.store = store;
        this.warnings = warnings;
        this.json = json;
        this.parameters = parameters;
        this.grants = grants;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * What is looked for; null: any.
     *
     * @param company credit code; officials only, a firm sees its own
     * @param after id behind which the page begins
     * @param limit 1 to 200
     */
    public record Query(@Nullable String rule, @Nullable String state, @Nullable String company, @Nullable String after, int limit) {}

    /** Names of the rules, and of the states. */
    public static Map<String, List<String>> words() {
        return Map.of("rules", Arrays.stream(Rule.values()).map(Enum::name).toList(), "states", Arrays.stream(WarningState.values()).map(Enum::name).toList());
    }

    /** {@code items}, the newest first, and {@code next}; what an official is shown is noted. */
    public Map<String, @Nullable Object> page(Caller caller, Query query) {
        if (query.limit() < 1 || query.limit() > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + query.limit(), "1 … " + PAGE_MAX);
        }
        WarningSight sight = sight(caller);
        if (sight.rules().isEmpty() && !caller.role().isScoped()) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a key of a company, or of an official");
        }
        Filter filter = new Filter(query.rule() == null ? null : word(Rule.class, "rule", query.rule()),
                query.state() == null ? null : word(WarningState.class, "state", query.state()), sight.official() ? query.company() : null, sight);
        List<Warning> page = store.page(filter, query.after(), query.limit());
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.WARNING, page.stream().map(Warning::id).toList(), "");
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.stream().map(warning -> json.line(warning, sight.official())).toList());
        answer.put("next", page.size() < query.limit() ? null : page.get(page.size() - 1).id());
        return answer;
    }

    /** One with its evidence, documents and moves, noted where an official reads it; 404 where it is not to be seen. */
    public Map<String, @Nullable Object> one(Caller caller, String id) {
        Warning warning = seen(caller, id);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.WARNING, List.of(id), "");
        return json.whole(warning, sight(caller).official());
    }

    /** True where the caller may see the warning of this id. */
    boolean sees(Caller caller, String id) {
        return store.find(id).filter(warning -> sees(caller, warning)).isPresent();
    }

    /** What his scope covers, and what an official has named a legal basis for. */
    private boolean sees(Caller caller, Warning warning) {
        return sight(caller).covers(warning) || grants.holds(caller, warning.id());
    }

    /** What a regulator may do with it now, by the names of the acts. */
    public List<String> actions(Caller caller, String id) {
        Warning warning = seen(caller, id);
        WarningState state = warning.state();
        return caller.role() != CallerRole.REGULATOR || !sight(caller).covers(warning) ? List.of()
                : Arrays.stream(Action.values()).filter(action -> action.from().contains(state)).map(Enum::name).toList();
    }

    /** How many nobody has looked at, of those that he may move. */
    public long open(Caller caller) {
        return store.count(new Filter(null, WarningState.OPEN, null, sight(caller)));
    }

    /**
     * Moves a warning; durable when it returns.
     *
     * @param wanted name of an act
     * @throws ProblemException 403 for who is no regulator, 404, 400 without the reason that it needs, 409 where its state does not allow it
     */
    public Map<String, @Nullable Object> move(Caller caller, String id, String wanted, @Nullable String why) {
        if (caller.role() != CallerRole.REGULATOR) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.role().name(), CallerRole.REGULATOR.name());
        }
        Action action = word(Action.class, "action", wanted);
        String reason = why == null ? "" : why.strip();
        if (reason.length() > REASON_CHARACTERS_MAX || action.needsReason() && reason.isEmpty()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "reason of " + reason.length() + " characters",
                    (action.needsReason() ? "1" : "0") + " to " + REASON_CHARACTERS_MAX + " characters");
        }
        // on a legal basis one looks, and does not act
        if (!sight(caller).covers(seen(caller, id))) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a regulator whose scope covers it");
        }
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.WARNING, List.of(id), "");
        // a reason stays for years, and the firm reads it
        return json.whole(warnings.move(id, action, caller.id(), IdentityNumber.maskWithin(reason)), true);
    }

    private Warning seen(Caller caller, String id) {
        return store.find(id).filter(warning -> sees(caller, warning)).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    private WarningSight sight(Caller caller) {
        return WarningSight.of(caller, parameters.on(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE)));
    }

    private static <E extends Enum<E>> E word(Class<E> words, String name, String given) {
        return Arrays.stream(words.getEnumConstants()).filter(one -> one.name().equals(given)).findFirst()
                .orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, name + "=" + given, Arrays.toString(words.getEnumConstants())));
    }
}
