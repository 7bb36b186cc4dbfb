package io.singlewindow.authority.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;

/** When which answer leaves an authority, by scenario and kind of document ({@code scenarios.csv}). */
public final class ScenarioTable {

    private final Map<String, List<Step>> steps = new HashMap<>();

    /**
     * An answer to come.
     *
     * @param after so long after the reception, by the clock
     * @param code returnStatus, a result of inspection, or GARBAGE for what nobody can read
     * @param copies how often it is sent
     */
    public record Step(Duration after, String code, int copies) {}

    /** Reads the packaged table. */
    public ScenarioTable() {
        for (List<String> row : Tables.rows("scenarios.csv")) {
            Scenario.valueOf(row.get(0));
            steps.computeIfAbsent(row.get(0) + "/" + row.get(1), missing -> new ArrayList<>())
                    .add(new Step(Duration.ofMillis(Long.parseLong(row.get(2))), row.get(3), Integer.parseInt(row.get(4))));
        }
    }

    /**
     * The answers to a document, in their order.
     *
     * @param document a kind of document, {@code EXPORT_WAYBILL} or {@code INSPECTION}
     */
    public List<Step> steps(Scenario scenario, String document) {
        List<Step> own = steps.get(scenario + "/" + document);
        return own != null ? own : steps.getOrDefault(Scenario.NONE + "/" + document, List.of());
    }
}
