package io.singlewindow.receipt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a block that customs wrote, read leniently: too long is as good as missing.
 *
 * @param what names it in complaints, e.g. {@code tax bill}
 */
public record NoticeFields(String what, Map<String, String> fields) {

    /**
     * A text that must be there.
     *
     * @throws IllegalArgumentException when it is missing or too long
     */
    public String text(String name, int charactersMax) {
        String text = optional(name, charactersMax);
        if (text == null) {
            throw new IllegalArgumentException(name + " of a " + what + " is missing or longer than " + charactersMax + " characters");
        }
        return text;
    }

    /** A text that may be missing. */
    public @Nullable String optional(String name, int charactersMax) {
        String text = fields.getOrDefault(name, "").strip();
        return text.isEmpty() || text.length() > charactersMax ? null : text;
    }

    /**
     * A whole number from 1 on; null where it is missing.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public @Nullable Integer number(String name, int max) {
        String digits = fields.getOrDefault(name, "").strip();
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > max) {
            throw new IllegalArgumentException(name + " of a " + what + " is " + digits + ", expected 1 … " + max);
        }
        return Integer.parseInt(digits);
    }
}
