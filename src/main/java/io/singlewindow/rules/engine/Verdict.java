package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one table gives.
 *
 * @param treatment with sampling: RED for a GREEN that was drawn
 * @param row the row that decides; of several that hold, the first of the weightiest
 * @param outcome the row's, as it stands there
 * @param hits all rows that hold and count; one for a table of first hit
 * @param parameters the dated parameters that the row rests on
 * @param sampled true when it was drawn by sample; null when nobody draws
 * @param shadows rows without effect that would have come first: what they would have given
 */
public record Verdict(
        Table table, String treatment, Row row, Outcome outcome, List<Row> hits, List<Parameter> parameters, @Nullable Boolean sampled,
        List<Shadow> shadows) {

    /** A row without effect that holds. */
    public record Shadow(Row row, String treatment) {}
}
