package io.singlewindow.console.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hops that are drawn one above the other, since they went the same way at almost the same time. */
record Column(List<Hop> hops) {

    /** Hops that follow each other as closely go into one column. */
    private static final Duration TOGETHER_MAX = Duration.ofSeconds(2);

    /** A place on a lane: one hop, or several alike. */
    record Stop(Lane lane, String words, Tone tone, boolean late) {}

    static List<Column> of(List<Hop> hops) {
        List<Column> columns = new ArrayList<>();
        List<Hop> together = new ArrayList<>();
        for (Hop hop : hops) {
            if (!together.isEmpty() && !belongs(together, hop)) {
                columns.add(new Column(List.copyOf(together)));
                together.clear();
            }
            together.add(hop);
        }
        if (!together.isEmpty()) {
            columns.add(new Column(List.copyOf(together)));
        }
        return columns;
    }

    /** A state stands with what has led to it, and with what it leads to where nothing has. */
    private static boolean belongs(List<Hop> together, Hop next) {
        Hop last = together.get(together.size() - 1);
        if (Duration.between(last.at(), next.at()).compareTo(TOGETHER_MAX) > 0) {
            return false;
        }
        List<Hop> told = told(together);
        if (next.lane() == Lane.WINDOW) {
            return true;
        }
        if (last.lane() == Lane.WINDOW && !told.isEmpty()) {
            return !next.toWindow() && way(told.get(0)) == way(next);
        }
        return told.isEmpty() ? !next.toWindow() : way(told.get(0)) == way(next) && told.get(0).late() == next.late();
    }

    private static List<Hop> told(List<Hop> hops) {
        return hops.stream().filter(hop -> hop.lane() != Lane.WINDOW).toList();
    }

    private static int way(Hop hop) {
        return (hop.lane().isAbove() ? 1 : 3) + (hop.toWindow() ? 1 : 0);
    }

    Instant at() {
        return hops.get(0).at();
    }

    Instant until() {
        return hops.get(hops.size() - 1).at();
    }

    boolean toWindow() {
        return told(hops).stream().allMatch(Hop::toWindow);
    }

    boolean late() {
        return hops.stream().anyMatch(Hop::late);
    }

    /** One for each lane: what came last there, and how many came. */
    List<Stop> stops() {
        Map<Lane, List<Hop>> byLane = new LinkedHashMap<>();
        hops.forEach(hop -> byLane.computeIfAbsent(hop.lane(), lane -> new ArrayList<>()).add(hop));
        return byLane.values().stream().map(Column::stop).toList();
    }

    private static Stop stop(List<Hop> hops) {
        Hop last = hops.get(hops.size() - 1);
        boolean counted = hops.size() > 1 && last.lane() != Lane.WINDOW;
        Tone worst = hops.stream().map(Hop::tone).filter(tone -> tone == Tone.BAD).findFirst().orElse(last.tone());
        return new Stop(last.lane(), last.words() + (counted ? " ×" + hops.size() : ""), worst, last.late());
    }
}
