package io.singlewindow.rules.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row gives.
 *
 * @param treatment one of its table's outcomes
 * @param sampleFactor of a GREEN: times the base ratio of sampling, per unit; null: none is sampled
 * @param documentsLaterHours hours within which documents are checked after the release; null: not asked for
 * @param dueDays working days within which the authority acts; null: not said
 * @param effects further effects by name, e.g. {@code FULL_TAX}
 */
public record Outcome(
        String treatment, @Nullable Figure sampleFactor, @Nullable Figure documentsLaterHours, @Nullable Figure dueDays, List<String> effects) {

    public Outcome {
        effects = List.copyOf(effects);
    }
}
