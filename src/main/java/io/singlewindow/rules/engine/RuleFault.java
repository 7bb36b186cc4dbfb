package io.singlewindow.rules.engine;

import java.util.List;
import java.util.stream.Stream;

/** Rules that cannot be used: where, and what is wrong there. */
public final class RuleFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String place;
    private final String what;
    private final transient List<RuleFault> further;

    public RuleFault(String place, String what) {
        this(place, what, List.of());
    }

    private RuleFault(String place, String what, List<RuleFault> further) {
        super(place + ": " + what);
        this.place = place;
        this.what = what;
        this.further = List.copyOf(further);
    }

    /** The first of these, which knows the others; there is one at least. */
    static RuleFault of(List<RuleFault> all) {
        return new RuleFault(all.get(0).place, all.get(0).what, all.subList(1, all.size()));
    }

    /** This one, and what else was found. */
    public List<RuleFault> all() {
        return Stream.concat(Stream.of(this), further.stream()).toList();
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
