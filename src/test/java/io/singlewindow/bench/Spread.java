package io.singlewindow.bench;

import java.util.List;
import java.util.Locale;

/** One figure measured several times. */
record Spread(double median, double min, double max) {

    private static final double SURE = 0.95;

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

    /**
     * Between what the median of all values lies of which these were drawn, 95 % sure, whatever they are spread like: from the k-th smallest to the
     * k-th largest, outside of which it lies as often as fewer than k of so many coins fall on one side. A dash where they are too few.
     */
    static String medianBounds(List<Double> values, int digits) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        double outside = 0;
        double coins = Math.pow(0.5, n);
        int k = 0;
        while (k < n && outside + 2 * coins <= 1 - SURE) {
            outside += 2 * coins;
            coins = coins * (n - k) / (k + 1);
            k++;
        }
        String format = "%." + digits + "f";
        return k == 0 ? "–" : String.format(Locale.ROOT, format + "–" + format, sorted.get(k - 1), sorted.get(n - k));
    }

    /** The median alone. */
    String medianText(int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", median);
    }
}
