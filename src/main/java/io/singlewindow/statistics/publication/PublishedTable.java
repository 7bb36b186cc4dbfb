package io.singlewindow.statistics.publication;

import io.singlewindow.statistics.disclosure.Suppression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A month as a table: directions with trade modes down, regions across, sums last. Every cell is there.
 *
 * @param cells by what they are about, rows one after the other
 */
record PublishedTable(Map<Place, Cell> cells) {

    /**
     * Where a cell stands.
     *
     * @param direction with {@code mode}, its row; both empty: the sum of all rows
     * @param region code of its column; empty: the sum of all columns
     */
    record Place(String direction, String mode, String region) {

        private Place row() {
            return new Place(direction, mode, "");
        }
    }

    /** What is published of a place, unless it is kept back. */
    record Cell(long consignments, BigDecimal amount, boolean keptBack) {}

    /** What was counted of one firm in one place. */
    record Counted(Place place, String firm, long consignments, BigDecimal amount) {}

    /**
     * Sums up what was counted and keeps back what has to be.
     *
     * @param firmsMin figures of fewer firms are kept back; of none, there is nothing to be kept
     * @param keptBefore what an earlier version of the month kept back: shown now, it would undo that
     */
    static PublishedTable of(List<Counted> counted, int firmsMin, Set<Place> keptBefore) {
        Map<Place, Sum> sums = new LinkedHashMap<>();
        for (Counted one : counted) {
            Place place = one.place();
            for (Place about : List.of(place, place.row(), new Place("", "", place.region()), new Place("", "", ""))) {
                sums.computeIfAbsent(about, absent -> new Sum()).add(one);
            }
        }
        List<Place> rows = rows(counted, keptBefore);
        List<String> columns = columns(counted, keptBefore);
        long[][] weights = new long[rows.size()][columns.size()];
        boolean[][] sensitive = new boolean[rows.size()][columns.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                Place place = new Place(rows.get(row).direction(), rows.get(row).mode(), columns.get(column));
                Sum sum = sums.getOrDefault(place, new Sum());
                weights[row][column] = sum.consignments;
                sensitive[row][column] = keptBefore.contains(place) || !sum.firms.isEmpty() && sum.firms.size() < firmsMin;
            }
        }
        boolean[][] hidden = Suppression.of(weights, sensitive);
        Map<Place, Cell> cells = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                Place place = new Place(rows.get(row).direction(), rows.get(row).mode(), columns.get(column));
                Sum sum = sums.getOrDefault(place, new Sum());
                cells.put(place, new Cell(sum.consignments, sum.amount, hidden[row][column]));
            }
        }
        return new PublishedTable(cells);
    }

    /** In their order, the sum last; what was there before stays. */
    private static List<Place> rows(List<Counted> counted, Set<Place> before) {
        Set<String> names = new TreeSet<>();
        counted.forEach(one -> names.add(one.place().direction() + " " + one.place().mode()));
        before.stream().filter(place -> !place.direction().isEmpty()).forEach(place -> names.add(place.direction() + " " + place.mode()));
        List<Place> rows = new ArrayList<>(names.stream().map(name -> name.split(" ", 2)).map(name -> new Place(name[0], name[1], "")).toList());
        if (rows.isEmpty()) {
            rows.add(new Place("IMPORT", "", ""));
        }
        rows.add(new Place("", "", ""));
        return rows;
    }

    private static List<String> columns(List<Counted> counted, Set<Place> before) {
        Set<String> names = new TreeSet<>();
        counted.forEach(one -> names.add(one.place().region()));
        before.stream().map(Place::region).filter(region -> !region.isEmpty()).forEach(names::add);
        List<String> columns = new ArrayList<>(new LinkedHashSet<>(names));
        if (columns.isEmpty()) {
            columns.add("-");
        }
        columns.add("");
        return columns;
    }

    /** What is being summed up. */
    private static final class Sum {
        private final Set<String> firms = new LinkedHashSet<>();
        private long consignments;
        private BigDecimal amount = BigDecimal.ZERO.setScale(2);

        void add(Counted one) {
            firms.add(one.firm());
            consignments += one.consignments();
            amount = amount.add(one.amount());
        }
    }
}
