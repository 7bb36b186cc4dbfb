package io.singlewindow.consignment;

import java.util.List;

/**
 * What is decided about a consignment whose documents are all there.
 *
 * @param ruleSet name and version of what decided
 * @param customs treatment at customs: GREEN, or RETURN (退单)
 * @param reasons for a return, the fields that differ
 */
public record Decision(String ruleSet, String customs, List<String> reasons) {

    /** True when the list goes on to the authorities. */
    public boolean goes() {
        return !customs.equals("RETURN") && !customs.equals("REJECT") && !customs.equals("HOLD");
    }
}
