package io.singlewindow.rules.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name that conditions may ask for.
 *
 * @param values of an ENUM, its words; else empty
 * @param assumed taken where nobody tells: Boolean, Long or String; null for a derived fact
 * @param display how people are shown it
 */
public record Fact(String name, Type type, Set<String> values, @Nullable Object assumed, Words words, Display display) {

    /**
     * What pages need beside its words.
     *
     * @param group heading under which it stands; empty where the catalogue names none
     * @param says words of its values; those that are not in it stand for themselves
     * @param officialsOnly true where it says something of persons or of supervision that firms are not shown
     */
    public record Display(String group, Map<String, Words> says, boolean officialsOnly) {}

    /** What kind of value it has. */
    public enum Type {
        BOOL,
        /** Whole numbers: money in fen, days as yyyymmdd. */
        INT,
        TEXT,
        /** One of its words. */
        ENUM
    }

    private static final int CHARACTERS_MAX = 100;

    /** True when it is worked out from others. */
    public boolean derived() {
        return assumed == null;
    }

    /**
     * A value as it is given from outside, in its own type.
     *
     * @throws IllegalArgumentException with the value and what is expected
     */
    public Object of(Object given) {
        switch (type) {
            case BOOL -> {
                if (given instanceof Boolean) {
                    return given;
                }
            }
            case INT -> {
                if (given instanceof Long || given instanceof Integer) {
                    return ((Number) given).longValue();
                }
            }
            case TEXT -> {
                if (given instanceof String text && text.length() <= CHARACTERS_MAX) {
                    return given;
                }
            }
            case ENUM -> {
                if (given instanceof String text && values.contains(text)) {
                    return given;
                }
            }
        }
        String shown = String.valueOf(given);
        throw new IllegalArgumentException(name + " is " + shown.substring(0, Math.min(CHARACTERS_MAX, shown.length())) + ", expected " + expected());
    }

    private String expected() {
        return type == Type.ENUM ? "one of " + values : type == Type.INT ? "a whole number" : type == Type.BOOL ? "true or false"
                : "at most " + CHARACTERS_MAX + " characters";
    }
}
