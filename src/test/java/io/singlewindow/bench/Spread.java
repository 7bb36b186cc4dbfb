package io.singlewindow.bench;

import java.util.List;
import java.util.Locale;

/** One figure measured several times. */
record Spread(double median, double min, double max) {

    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No values, expected at least one");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** The median, and the smallest and largest value beside it. */
    String text(int digits) {
        String format = "%." + digits + "f";
        return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", median, min, max);
    }

    /** The median alone. */
    String medianText(int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", median);
    }
}
