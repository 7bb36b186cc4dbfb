package io.singlewindow.client;

import java.io.PrintStream;
import java.util.Locale;
import java.util.ResourceBundle;
import tools.jackson.databind.JsonNode;

/** Speaks Chinese or English: results to one side, everything else to the other. */
final class Voice {

    private static final String BUNDLE = "io.singlewindow.client.messages";

    private final PrintStream out;
    private final PrintStream err;
    private final ResourceBundle words;
    private final String language;

    Voice(PrintStream out, PrintStream err, String language) {
        this.out = out;
        this.err = err;
        this.language = language;
        this.words = words(language);
    }

    /** All words of a language; English where it is not Chinese. */
    static ResourceBundle words(String language) {
        Locale locale = language.equals("zh") ? Locale.CHINESE : Locale.ROOT;
        return ResourceBundle.getBundle(BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String word(String key, Object... arguments) {
        return String.format(Locale.ROOT, words.getString(key), arguments);
    }

    /** The sentence of a {@code {zh, en}} in this language. */
    String sentence(JsonNode message) {
        return message.path(language).asString("");
    }

    /** A result, by its key. */
    void say(String key, Object... arguments) {
        out.println(word(key, arguments));
    }

    /** A result as it stands. */
    void print(String line) {
        out.println(line);
    }

    /** The bytes of a result. */
    void print(byte[] content) {
        out.write(content, 0, content.length);
        out.flush();
    }

    /** Progress or a fault, by its key. */
    void note(String key, Object... arguments) {
        err.println(word(key, arguments));
    }

    /** Progress or a fault as it stands. */
    void noteLine(String line) {
        err.println(line);
    }
}
