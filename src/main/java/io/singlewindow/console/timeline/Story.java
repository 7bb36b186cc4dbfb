package io.singlewindow.console.timeline;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the picture tells.
 *
 * @param title of the picture, for who cannot see it
 * @param description the same story in a sentence or two
 * @param lanes names of the lanes that are drawn
 * @param hops what happened
 * @param expected what has not happened yet
 */
public record Story(String title, String description, Map<Lane, String> lanes, List<Hop> hops, List<Expected> expected) {

    public Story {
        lanes = new EnumMap<>(lanes);
        hops = hops.stream().sorted(Comparator.comparing(Hop::at)).toList();
        expected = List.copyOf(expected);
    }
}
