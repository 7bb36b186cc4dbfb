package io.singlewindow.filing.state;

import java.util.Map;
import java.util.SortedSet;

/**
 * What a version is worth at an instant.
 *
 * @param states each department's own state, where it has one
 * @param standings of every department, copied where one's approval is closed
 * @param capabilities businesses that may be done now
 */
public record Assessment(Overall overall, Map<Department, String> states, Map<Department, Standing> standings, SortedSet<String> capabilities) {

    /** True when this department has approved and neither suspended nor locked. */
    public boolean passed(Department department) {
        return standings.getOrDefault(department, Standing.NONE) == Standing.PASSED;
    }

    /** True when any department has locked it. */
    public boolean locked() {
        return standings.containsValue(Standing.LOCKED);
    }
}
