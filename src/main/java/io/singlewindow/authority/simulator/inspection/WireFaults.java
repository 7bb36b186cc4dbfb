package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.wire.Fault;

/** Makes faults whose texts fit the schema, whatever was given. */
final class WireFaults {

    private static final int TEXT_CHARS_MAX = 510;

    private WireFaults() {}

    static Fault of(String code, String path, String given, String expected) {
        Fault fault = new Fault();
        fault.setCode(code);
        fault.setPath(cut(path));
        fault.setGiven(cut(given));
        fault.setExpected(cut(expected));
        return fault;
    }

    private static String cut(String text) {
        return text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX);
    }
}
