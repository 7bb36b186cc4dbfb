package io.singlewindow.console.filing;

import java.util.List;

/**
 * A field of a form; its label is {@code filing.field.NAME} of the pages' words.
 *
 * @param pointer place in the API's form, without the first slash: {@code name/zh}
 * @param choices of a choice, in their order; empty for what is typed
 */
record Field(String pointer, Type type, boolean required, List<String> choices) {

    /** How it is filled in. */
    enum Type {
        TEXT,
        AREA,
        /** An identity number: no page shows one, so it is typed anew each time. */
        IDENTITY,
        DAY,
        /** One of a few, all seen. */
        RADIO,
        /** One of many. */
        SELECT,
        /** Any of them. */
        CHECKS
    }

    static Field text(String pointer) {
        return new Field(pointer, Type.TEXT, false, List.of());
    }

    static Field identity(String pointer) {
        return new Field(pointer, Type.IDENTITY, false, List.of());
    }

    static Field area(String pointer) {
        return new Field(pointer, Type.AREA, false, List.of());
    }

    static Field day(String pointer) {
        return new Field(pointer, Type.DAY, false, List.of());
    }

    static Field radio(String pointer, List<String> choices) {
        return new Field(pointer, Type.RADIO, false, choices);
    }

    static Field select(String pointer, List<String> choices) {
        return new Field(pointer, Type.SELECT, false, choices);
    }

    static Field checks(String pointer, List<String> choices) {
        return new Field(pointer, Type.CHECKS, false, choices);
    }

    /** The same, and it has to be filled in. */
    Field needed() {
        return new Field(pointer, type, true, choices);
    }
}
