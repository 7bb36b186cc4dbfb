package io.singlewindow.message.writing;

/** Text from anywhere, made fit to be written. */
public final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** The text with what XML 1.0 has no place for, control characters and lone surrogates, replaced. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(allowed(c) ? c : REPLACEMENT));
        return printable.toString();
    }

    /** The printable text's beginning; it ends with a whole character. */
    public static String cut(String text, int charactersMax) {
        String printable = printable(text);
        if (printable.length() <= charactersMax) {
            return printable;
        }
        // half a character outside the basic plane is no text
        boolean within = Character.isHighSurrogate(printable.charAt(charactersMax - 1));
        return printable.substring(0, within ? charactersMax - 1 : charactersMax);
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r'
                || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
