package io.singlewindow.message;

/** Import or export; the specification has one schema for each. */
public enum Direction {
    IMPORT("I"),
    EXPORT("E");

    private final String ieFlag;

    Direction(String ieFlag) {
        this.ieFlag = ieFlag;
    }

    /** The value of {@code ieFlag} (进出口标记) on a list of this direction. */
    public String ieFlag() {
        return ieFlag;
    }
}
