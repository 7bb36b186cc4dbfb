package io.singlewindow.filing.state;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One department's states and moves.
 *
 * @param first nobody else looks at an entity before it
 * @param states each with what it means
 * @param tells what a state tells decisions of the company, by the names of facts; under {@link #NONE} while nothing was said
 * @param carries states in which, as in those that pass, an approved change leaves a company: it does not lift them, and they do not hinder it
 * @param closes null while it approves by itself for ever
 */
public record DepartmentTable(
        String zh, String en, boolean first, Map<String, Standing> states, Set<String> finals, List<Move> moves,
        Map<String, Map<String, Object>> tells, Set<String> carries, @Nullable Closing closes) {

    /** In the place of a state while the department has said nothing. */
    static final String NONE = "NONE";

    /**
     * The end of a department's own approval.
     *
     * @param on first day
     * @param copies whose approval counts from then on
     * @param keeps actions that stay its own
     */
    public record Closing(LocalDate on, Department copies, Set<String> keeps, String source, String mark) {}

    Standing standing(String state) {
        return state.isEmpty() ? Standing.NONE : states.getOrDefault(state, Standing.NONE);
    }
}
