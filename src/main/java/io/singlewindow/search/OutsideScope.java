package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Opens by its exact number what lies outside an official's scope, on a legal basis: a consignment, a filing, a warning, the credit of a
 * firm.
 */
@Component
@Profile("!simulator")
public class OutsideScope {

    /** A number that more have is none that a case is about. */
    private static final int OPENED_MAX = 20;

    private final List<ReadSubjects> subjects;
    private final ScopeGrants grants;

    OutsideScope(List<ReadSubjects> subjects, ScopeGrants grants) {
        this.subjects = subjects;
        this.grants = grants;
    }

    /**
     * What was opened, and until when.
     *
     * @param pages where each is to be seen, in the order of the kinds
     */
    public record Opened(Map<ReadLog.Thing, List<String>> ids, List<String> pages, Instant until) {

        /** Ids of those of a kind. */
        public List<String> of(ReadLog.Thing thing) {
            return ids.getOrDefault(thing, List.of());
        }
    }

    /**
     * Opens what a number belongs to; durable when it returns.
     *
     * @throws ProblemException 404 when there is nothing, 400 when there is too much or the basis does not fit, 403 to who has no scope
     */
    public Opened open(Caller caller, @Nullable String q, @Nullable String basis) {
        String number = Objects.requireNonNullElse(q, "").strip();
        Map<ReadLog.Thing, List<String>> found = new EnumMap<>(ReadLog.Thing.class);
        List<String> pages = new ArrayList<>();
        for (ReadSubjects of : number.isEmpty() ? List.<ReadSubjects>of() : subjects) {
            List<String> ids = of.named(number);
            if (!ids.isEmpty()) {
                found.put(of.thing(), ids);
                ids.forEach(id -> pages.add(of.shown(id).pagePath()));
            }
        }
        if (pages.size() > OPENED_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, pages.size() + " consignments", "at most " + OPENED_MAX);
        }
        // the basis is looked at first: who names none learns nothing
        Instant until = grants.open(caller, found, Objects.requireNonNullElse(basis, ""));
        if (pages.isEmpty()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, number, "-");
        }
        return new Opened(found, pages, until);
    }
}
