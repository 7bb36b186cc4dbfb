package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.ScopeGrants;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens by its exact number what lies outside an official's scope, on a legal basis. */
@Component
@Profile("!simulator")
public class OutsideScope {

    /** A number that more have is none that a case is about. */
    private static final int OPENED_MAX = 20;

    private final Numbers numbers;
    private final ConsignmentStore consignments;
    private final ScopeGrants grants;

    OutsideScope(Numbers numbers, ConsignmentStore consignments, ScopeGrants grants) {
        this.numbers = numbers;
        this.consignments = consignments;
        this.grants = grants;
    }

    /** What was opened, and until when. */
    public record Opened(List<String> consignments, Instant until) {}

    /**
     * Opens the consignments that a number belongs to; durable when it returns.
     *
     * @throws ProblemException 404 when there are none, 400 when there are too many or the basis does not fit, 403 to who has no scope
     */
    public Opened open(Caller caller, @Nullable String q, @Nullable String basis) {
        String number = Objects.requireNonNullElse(q, "").strip();
        List<String> found = number.isEmpty() ? List.of()
                : numbers.consignmentsOf(number, null).stream().filter(id -> consignments.find(id).isPresent()).toList();
        if (found.size() > OPENED_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, found.size() + " consignments", "at most " + OPENED_MAX);
        }
        // the basis is looked at first: who names none learns nothing
        Instant until = grants.open(caller, found, Objects.requireNonNullElse(basis, ""));
        if (found.isEmpty()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, number, "-");
        }
        return new Opened(found, until);
    }
}
