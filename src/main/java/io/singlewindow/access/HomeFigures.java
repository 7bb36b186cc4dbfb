package io.singlewindow.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feature tells somebody on the first page: how many of something wait for him, or how things stand. A bean of the
 * feature; the page shows what all of them tell.
 */
@FunctionalInterface
public interface HomeFigures {

    /** Its figures for this caller, in the order in which they are shown; none where they are not for him. */
    List<Figure> of(Caller caller);

    /**
     * A figure.
     *
     * @param word its name: {@code figure.<word>} of the pages' words
     * @param value as it is shown
     * @param path where to go on; null where there is no page for it
     * @param tone how it should be looked at
     */
    record Figure(String word, String value, @Nullable String path, Tone tone) {

        /** A number that should be nought. */
        public static Figure waiting(String word, long count, @Nullable String path) {
            return new Figure(word, String.valueOf(count), path, count == 0 ? Tone.PLAIN : Tone.ATTENTION);
        }

        /** A number that is neither good nor bad. */
        public static Figure count(String word, long count, @Nullable String path) {
            return new Figure(word, String.valueOf(count), path, Tone.PLAIN);
        }
    }

    /** How a figure, or a state, is coloured. */
    enum Tone {
        PLAIN,
        GOOD,
        ATTENTION,
        BAD
    }
}
