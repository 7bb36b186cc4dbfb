package io.singlewindow.rules.engine;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row gives.
 *
 * @param treatment one of its table's outcomes
 * @param sampleFactor of a GREEN: times the base ratio of sampling, per unit; null: none is sampled
 * @param sampleRatio of all, in per cent: so many are drawn, and get {@code drawn} instead; null: none is
 * @param drawn one of the table's outcomes; null where none is drawn
 * @param documentsLaterHours hours within which documents are checked after the release; null: not asked for
 * @param dueDays working days within which the authority acts; null: not said
 * @param effects further effects by name, e.g. {@code FULL_TAX}
 */
public record Outcome(
        String treatment, @Nullable Figure sampleFactor, @Nullable Figure sampleRatio, @Nullable String drawn,
        @Nullable Figure documentsLaterHours, @Nullable Figure dueDays, List<String> effects) {

    public Outcome {
        effects = List.copyOf(effects);
    }

    /** All treatments that it may come to. */
    public List<String> treatments() {
        return Stream.of(treatment, drawn).filter(Objects::nonNull).toList();
    }

    /** Ids of the parameters that its figures are. */
    public List<String> named() {
        return Stream.of(sampleFactor, sampleRatio, documentsLaterHours, dueDays).filter(Objects::nonNull).filter(Figure::named).map(Figure::text).toList();
    }
}
