package io.singlewindow.authority.simulator;

/** What is wrong with a message, as it is answered. */
public record WireFault(String code, String path, String given, String expected) {

    private static final int TEXT_CHARACTERS_MAX = 500;

    public WireFault {
        path = cut(path);
        given = cut(given);
        expected = cut(expected);
    }

    private static String cut(String text) {
        return text.length() <= TEXT_CHARACTERS_MAX ? text : text.substring(0, TEXT_CHARACTERS_MAX);
    }
}
