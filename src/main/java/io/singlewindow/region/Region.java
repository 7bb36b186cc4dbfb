package io.singlewindow.region;

import java.util.List;

/**
 * One region.
 *
 * @param code its name in data and addresses, e.g. {@code hangzhou}
 * @param divisions beginnings of the six-digit division codes (GB/T 2260) that lie in it, 2 to 6 digits
 * @param offices beginnings of the codes of its customs offices, by which a declaration lies in it; may be empty
 * @param source instrument that made it what it is, or that it is a stand-in
 * @param mark how certain that is: V, S, C, M or I
 */
public record Region(String code, String zh, String en, Kind kind, List<String> divisions, List<String> offices, String source, String mark) {

    /** What a region is a trial of. */
    public enum Kind {
        /** 跨境电子商务综合试验区. */
        PILOT_ZONE,
        /** 省级试点. */
        DEMONSTRATION,
        /** Neither. */
        OTHER
    }

    /** Whether the rules of comprehensive pilot zones hold there. */
    public boolean pilotZone() {
        return kind == Kind.PILOT_ZONE;
    }

    /** Length of its longest office code that this code begins with; 0 for none. */
    int fitsOffice(String customsCode) {
        return offices.stream().filter(customsCode::startsWith).mapToInt(String::length).max().orElse(0);
    }

    /** Length of its longest division that this code begins with; 0 for none. */
    int fits(String division) {
        return divisions.stream().filter(division::startsWith).mapToInt(String::length).max().orElse(0);
    }
}
