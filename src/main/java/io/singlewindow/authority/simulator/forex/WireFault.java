package io.singlewindow.authority.simulator.forex;

/** What is wrong with a settlement, as it is answered. */
record WireFault(String code, String path, String given, String expected) {

    private static final int TEXT_CHARACTERS_MAX = 500;

    WireFault {
        path = cut(path);
        given = cut(given);
        expected = cut(expected);
    }

    private static String cut(String text) {
        return text.length() <= TEXT_CHARACTERS_MAX ? text : text.substring(0, TEXT_CHARACTERS_MAX);
    }
}
