package io.singlewindow.sandbox;

import io.singlewindow.filing.register.FilingReviews;
import io.singlewindow.filing.register.FilingReviews.Waiting;
import io.singlewindow.filing.state.Department;
import io.singlewindow.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The departments' side of record filing, simulated: a form whose remark ends in {@code SIM-APPROVE}, {@code SIM-RETURN},
 * {@code SIM-REJECT}, {@code SIM-LOCK} or {@code SIM-SUSPEND} is reviewed by itself, by customs that way unless
 * {@code @commerce} or another department follows, by all others with an approval. Any other form waits for people.
 */
@Component
@Profile("sandbox")
class SimulatedReviewers extends Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedReviewers.class);
    private static final Pattern MAGIC = Pattern.compile("SIM-(APPROVE|RETURN|REJECT|LOCK|SUSPEND)(-SLOW)?(?:@([a-z-]{1,20}))?$");
    private static final Duration SLOW = Duration.ofSeconds(60);
    private static final int LOOKED_AT_MAX = 100;

    private final FilingReviews reviews;
    private final Clock clock;

    SimulatedReviewers(FilingReviews reviews, Clock clock) {
        super("simulated-reviewers");
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Reviews what waits and says how. */
    @Override
    void round() {
        reviews.waiting(LOOKED_AT_MAX).forEach(this::review);
    }

    private void review(Waiting waiting) {
        Matcher magic = MAGIC.matcher(waiting.remark());
        if (!magic.find() || magic.group(2) != null && clock.instant().isBefore(waiting.since().plus(SLOW))) {
            return;
        }
        String action = magic.group(1);
        String who = magic.group(3) == null ? Department.CUSTOMS.code() : magic.group(3);
        boolean his = waiting.department().code().equals(who);
        boolean later = action.equals("LOCK") || action.equals("SUSPEND");
        say(waiting, his && !later ? action : "APPROVE");
        if (his && later) {
            say(waiting, action);
        }
    }

    private void say(Waiting waiting, String action) {
        try {
            reviews.say(waiting.filingNo(), waiting.department(), action, "simulated / 模拟审核", "simulated " + waiting.department().code());
        } catch (ProblemException refused) {
            LOG.info("{} {} of {} by the simulation: {}", waiting.department().code(), action, waiting.filingNo(), refused.getMessage());
        }
    }
}
