package io.singlewindow.region;

import java.util.List;

/**
 * One region.
 *
 * @param code its name in data and addresses, e.g. {@code hangzhou}
 * @param divisions beginnings of the six-digit division codes (GB/T 2260) that lie in it, 2 to 6 digits
 * @param source instrument that made it what it is, or that it is a stand-in
 * @param mark how certain that is: V, S, C, M or I
 */
public record Region(String code, String zh, String en, Kind kind, List<String> divisions, String source, String mark) {

    /** What a region is a trial of. */
    public enum Kind {
        /** 跨境电子商务综合试验区. */
        PILOT_ZONE,
        /** 省级试点. */
        DEMONSTRATION,
        /** Neither. */
        OTHER
    }

    /** Length of its longest division that this code begins with; 0 for none. */
    int fits(String division) {
        return divisions.stream().filter(division::startsWith).mapToInt(String::length).max().orElse(0);
    }
}
