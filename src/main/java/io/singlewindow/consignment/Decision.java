package io.singlewindow.consignment;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.problem.Finding;
import java.util.List;

/**
 * What is decided about a consignment whose documents are all there.
 *
 * @param ruleSet version of the rules that decided
 * @param customs treatment at customs, e.g. GREEN
 * @param inspection treatment at inspection, e.g. SAMPLE
 * @param course what both together let it do
 * @param findings why it does not go, besides the fields that differ
 */
public record Decision(String ruleSet, String customs, String inspection, Course course, List<Finding> findings) {

    /** What becomes of its list. */
    public enum Course {
        /** It goes on to the authorities. */
        GOES,
        /** It waits until what it lacks is there. */
        HOLD,
        /** 退单: to be corrected. */
        RETURN,
        /** 不予受理. */
        REJECT
    }

    /** The state that it brings its consignment to, before any receipt. */
    ConsignmentState state() {
        return switch (course) {
            case GOES -> ConsignmentState.MATCHED;
            case HOLD -> ConsignmentState.HELD;
            case RETURN -> ConsignmentState.MISMATCHED;
            case REJECT -> ConsignmentState.REJECTED;
        };
    }
}
