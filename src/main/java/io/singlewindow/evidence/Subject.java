package io.singlewindow.evidence;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a package is about, and what belongs to it.
 *
 * @param kind {@code consignment}, {@code query} or {@code day}
 * @param value its id, the query as one line, or the day
 * @param numbers of the entries that belong to it
 * @param submissions ids, in the order of their entries
 * @param loose those of the submissions that belong to none of the consignments
 * @param consignments ids
 * @param range of a day: what shows that nothing is left out; else null
 */
record Subject(
        String kind, String value, SortedSet<Long> numbers, List<String> submissions, List<String> loose, List<String> consignments,
        @Nullable DayRange range) {

    /**
     * A day's place in the log.
     *
     * @param day yyyy-MM-dd at +08:00
     * @param first number of its first entry, null when it has none
     * @param last number of its last entry, null when it has none
     * @param before number of the entry before it, null when the log begins with it
     * @param after number of the entry after it, null when the log ends within it
     */
    record DayRange(String day, @Nullable Long first, @Nullable Long last, @Nullable Long before, @Nullable Long after) {}
}
