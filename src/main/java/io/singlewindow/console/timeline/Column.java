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
            if (!together.isEmpty() && !belongs(together.get(together.size() - 1), hop)) {
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

    private static boolean belongs(Hop last, Hop next) {
        return Duration.between(last.at(), next.at()).compareTo(TOGETHER_MAX) <= 0 && way(last) == way(next) && last.late() == next.late();
    }

    private static int way(Hop hop) {
        return hop.lane() == Lane.WINDOW ? 0 : (hop.lane().isAbove() ? 1 : 3) + (hop.toWindow() ? 1 : 0);
    }

    Instant at() {
        return hops.get(0).at();
    }

    Instant until() {
        return hops.get(hops.size() - 1).at();
    }

    boolean toWindow() {
        return hops.get(0).toWindow();
    }

    boolean late() {
        return hops.get(0).late();
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
