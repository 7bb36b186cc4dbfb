package io.singlewindow.filing.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the departments have said of one version of a filing, in order.
 *
 * @param businesses what it is filed to do; names of {@link FilingRules#businesses()}
 */
public record VersionHistory(int version, List<String> businesses, List<Step> steps) {

    /** The department's state at that instant; empty for none yet. */
    public String state(Department department, Instant at) {
        String state = "";
        for (Step step : steps) {
            if (step.department() == department && !step.effectiveAt().isAfter(at)) {
                state = step.state();
            }
        }
        return state;
    }

    /** When the last of the department's moves takes effect. */
    Optional<Instant> last(Department department) {
        return steps.stream().filter(step -> step.department() == department).map(Step::effectiveAt).max(Instant::compareTo);
    }

    /** The same with one more. */
    public VersionHistory with(Step step) {
        return new VersionHistory(version, businesses, java.util.stream.Stream.concat(steps.stream(), java.util.stream.Stream.of(step)).toList());
    }
}
