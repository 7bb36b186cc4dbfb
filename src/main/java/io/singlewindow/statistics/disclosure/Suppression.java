package io.singlewindow.statistics.disclosure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Which cells of a table with sums are kept back, so that none that has to be can be had by subtraction.
 *
 * <p>The last row and the last column are the sums. What is kept back are the unknowns of a system of one equation per row and per
 * column. Taken as the edges of a graph between rows and columns, an unknown is determined just when its edge is a bridge, that
 * is when it lies on no circle. So cells are added until every one lies on a circle, the cheapest circle of four first.
 *
 * <p>That nothing is negative still bounds what is kept back; this hides values, not their order of magnitude.
 */
public final class Suppression {

    private final long[][] weights;
    private final boolean[][] hidden;

    private Suppression(long[][] weights, boolean[][] sensitive) {
        this.weights = weights;
        this.hidden = new boolean[sensitive.length][];
        for (int row = 0; row < sensitive.length; row++) {
            hidden[row] = sensitive[row].clone();
        }
    }

    /**
     * What is kept back: all that is sensitive, and what else it takes.
     *
     * @param weights what it costs to keep a cell back, with sums in the last row and column; 0 for empty cells, which hide nothing
     *     and are taken last. At least two rows and two columns
     * @param sensitive cells that must be kept back
     * @return a new array
     */
    public static boolean[][] of(long[][] weights, boolean[][] sensitive) {
        Suppression suppression = new Suppression(weights, sensitive);
        Optional<int[]> open = suppression.determined();
        while (open.isPresent()) {
            suppression.close(open.get()[0], open.get()[1]);
            open = suppression.determined();
        }
        return suppression.hidden;
    }

    /** A cell that is kept back in vain. */
    private Optional<int[]> determined() {
        for (int row = 0; row < hidden.length; row++) {
            for (int column = 0; column < hidden[row].length; column++) {
                if (hidden[row][column] && !onCircle(row, column)) {
                    return Optional.of(new int[] {row, column});
                }
            }
        }
        return Optional.empty();
    }

    /** True when the cell's row is reached from its column by other hidden cells. */
    private boolean onCircle(int row, int column) {
        boolean[] rows = new boolean[hidden.length];
        boolean[] columns = new boolean[hidden[0].length];
        Deque<Integer> next = new ArrayDeque<>();
        columns[column] = true;
        // columns are counted on after the rows
        next.add(hidden.length + column);
        while (!next.isEmpty()) {
            int place = next.remove();
            for (int other = 0; other < (place < hidden.length ? columns.length : rows.length); other++) {
                int r = place < hidden.length ? place : other;
                int c = place < hidden.length ? other : place - hidden.length;
                boolean[] seen = place < hidden.length ? columns : rows;
                if (hidden[r][c] && !seen[other] && !(r == row && c == column)) {
                    seen[other] = true;
                    next.add(place < hidden.length ? hidden.length + other : other);
                }
            }
        }
        return rows[row];
    }

    /** Hides the cheapest three cells that make a circle of four with this one. */
    private void close(int row, int column) {
        int bestRow = -1;
        int bestColumn = -1;
        long best = Long.MAX_VALUE;
        for (int r = 0; r < hidden.length; r++) {
            for (int c = 0; c < hidden[0].length; c++) {
                long cost = r == row || c == column ? Long.MAX_VALUE : cost(row, c) + cost(r, column) + cost(r, c);
                if (cost < best) {
                    best = cost;
                    bestRow = r;
                    bestColumn = c;
                }
            }
        }
        hidden[row][bestColumn] = true;
        hidden[bestRow][column] = true;
        hidden[bestRow][bestColumn] = true;
    }

    private long cost(int row, int column) {
        if (hidden[row][column]) {
            return 0;
        }
        // an empty cell is often known to be empty; still better than none
        return weights[row][column] == 0 ? Long.MAX_VALUE / 4 : Math.min(weights[row][column], Long.MAX_VALUE / 8);
    }
}
