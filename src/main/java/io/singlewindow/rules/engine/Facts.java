package io.singlewindow.rules.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a transaction, by the catalogue's names. What is not told is not in it.
 *
 * @param values Boolean, Long or String by name; sorted
 */
public record Facts(Map<String, Object> values) {

    public Facts {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** With others added; of those that are in both, theirs. */
    public Facts with(Map<String, Object> others) {
        Map<String, Object> all = new TreeMap<>(values);
        all.putAll(others);
        return new Facts(all);
    }

    /** SHA-256 over {@code name=value} lines in the order of names, lower-case hex. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return sha256(text.toString());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256", never);
        }
    }
}
