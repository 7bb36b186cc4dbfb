package io.singlewindow.consignment;

import io.singlewindow.consignment.state.ConsignmentState;
import java.util.List;

/**
 * What is decided about a consignment whose documents are all there.
 *
 * @param ruleSet name and version of what decided
 * @param customs treatment at customs: GREEN, YELLOW, HOLD, RETURN (退单) or REJECT
 * @param reasons for a return, the fields that differ; else what decided
 */
public record Decision(String ruleSet, String customs, List<String> reasons) {

    /** True when the list goes on to the authorities. */
    public boolean goes() {
        return !customs.equals("RETURN") && !customs.equals("REJECT") && !customs.equals("HOLD");
    }

    /** The state that it brings its consignment to, before any receipt. */
    ConsignmentState state() {
        return switch (customs) {
            case "RETURN" -> ConsignmentState.MISMATCHED;
            case "REJECT" -> ConsignmentState.REJECTED;
            case "HOLD" -> ConsignmentState.HELD;
            default -> ConsignmentState.MATCHED;
        };
    }
}
