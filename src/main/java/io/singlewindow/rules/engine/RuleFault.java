package io.singlewindow.rules.engine;

/** Rules that cannot be used: where, and what is wrong there. */
public final class RuleFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String place;
    private final String what;

    public RuleFault(String place, String what) {
        super(place + ": " + what);
        this.place = place;
        this.what = what;
    }

    /** File and line. */
    public String place() {
        return place;
    }

    /** What is wrong, with what was expected. */
    public String what() {
        return what;
    }
}
