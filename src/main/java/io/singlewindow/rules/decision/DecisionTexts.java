package io.singlewindow.rules.decision;

import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Decisions to the letter, as their entries commit to them: rows, sources, parameters and grade. */
@Component
@Profile("!simulator")
public class DecisionTexts {

    private final DecisionStore store;

    DecisionTexts(DecisionStore store) {
        this.store = store;
    }

    /**
     * One decision.
     *
     * @param stage MATCH, FOREX or TAX_REFUND
     * @param digest {@code decisionDigest} of its entry
     * @param text JSON, not a byte of which may change
     */
    public record Text(String stage, Instant decidedAt, String digest, String text) {}

    /** All decisions of a consignment, oldest first. */
    public List<Text> of(String consignmentId) {
        return store.of(consignmentId).stream()
                .map(one -> new Text(one.stage().name(), one.decidedAt(), DecisionBook.digest(one.content()), one.content())).toList();
    }
}
