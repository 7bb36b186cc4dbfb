package io.singlewindow.filing.register;

import io.singlewindow.filing.state.Department;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What waits for departments, and their word on it, for systems of theirs that stand beside the window. */
@Component
@Profile("!simulator")
public class FilingReviews {

    private final ReviewStore reviews;
    private final FilingStore store;
    private final FilingMoves moves;
    private final ObjectMapper json;

    FilingReviews(ReviewStore reviews, FilingStore store, FilingMoves moves, ObjectMapper json) {
        this.reviews = reviews;
        this.store = store;
        this.moves = moves;
        this.json = json;
    }

    /**
     * A filing before a department.
     *
     * @param since when it came there
     * @param remark of the applicant; empty for none
     */
    public record Waiting(String filingNo, Department department, Instant since, String remark) {}

    /** Those that came last, so many at most. */
    public List<Waiting> waiting(int max) {
        List<Waiting> waiting = new ArrayList<>();
        for (ReviewStore.Review review : reviews.latest(max)) {
            Optional<Filing> filing = store.find(review.filingNo());
            filing.ifPresent(found -> waiting.add(new Waiting(review.filingNo(), Department.of(review.department()).orElseThrow(), review.since(),
                    json.readTree(found.version(review.version()).content()).path("remark").asString(""))));
        }
        return waiting;
    }

    /**
     * A department's move, from now on.
     *
     * @throws io.singlewindow.problem.ProblemException 409 where there is no such move now
     */
    public void say(String filingNo, Department department, String action, String reason, String actor) {
        moves.move(filingNo, new FilingMoves.Saying(department, action, reason, null, null, actor));
    }
}
