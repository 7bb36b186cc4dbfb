package io.singlewindow.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is kept back cannot be had from what is shown, as linear algebra sees it; the code under test sees a graph. */
class SuppressionPropertiesTest {

    private static final BigInteger PRIME = BigInteger.valueOf(1_000_003);

    /** Weights with sums in the last row and column, and what of it is sensitive. */
    record Table(long[][] weights, boolean[][] sensitive) {}

    @Provide
    Arbitrary<Table> tables() {
        return Arbitraries.randomValue(random -> {
            int rows = 2 + random.nextInt(6);
            int columns = 2 + random.nextInt(6);
            long[][] weights = new long[rows][columns];
            boolean[][] sensitive = new boolean[rows][columns];
            for (int row = 0; row < rows - 1; row++) {
                for (int column = 0; column < columns - 1; column++) {
                    long weight = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1000);
                    weights[row][column] = weight;
                    weights[row][columns - 1] += weight;
                    weights[rows - 1][column] += weight;
                    weights[rows - 1][columns - 1] += weight;
                }
            }
            for (boolean[] row : sensitive) {
                for (int column = 0; column < columns; column++) {
                    row[column] = random.nextInt(8) == 0;
                }
            }
            return new Table(weights, sensitive);
        });
    }

    @Property(tries = 1000)
    void noSubtractionUndoesIt(@ForAll("tables") Table table) {
        boolean[][] hidden = Suppression.of(table.weights(), table.sensitive());
        for (int row = 0; row < hidden.length; row++) {
            for (int column = 0; column < hidden[row].length; column++) {
                assertThat(hidden[row][column] || !table.sensitive()[row][column]).as("sensitive cell %d,%d is hidden", row, column).isTrue();
            }
        }
        assertThat(determined(hidden)).isEmpty();
    }

    @Property(tries = 200)
    void whatHidesEnoughStaysAsItIs(@ForAll("tables") Table table) {
        boolean[][] hidden = Suppression.of(table.weights(), table.sensitive());
        assertThat(Suppression.of(table.weights(), hidden)).isDeepEqualTo(hidden);
    }

    @Example
    void aCellAloneTakesTheCheapestCircle() {
        long[][] weights = {{5, 90, 20, 115}, {70, 60, 30, 160}, {40, 50, 1, 91}, {115, 200, 51, 366}};
        boolean[][] sensitive = new boolean[4][4];
        sensitive[0][0] = true;
        assertThat(Suppression.of(weights, sensitive)).isDeepEqualTo(new boolean[][] {
            {true, false, true, false}, {false, false, false, false}, {true, false, true, false}, {false, false, false, false}
        });
    }

    @Example
    void nothingIsHiddenForNothing() {
        assertThat(Suppression.of(new long[][] {{1, 1}, {1, 1}}, new boolean[2][2])).isDeepEqualTo(new boolean[2][2]);
    }

    @Example
    void theTestItselfSeesWhatASubtractionTells() {
        boolean[][] alone = new boolean[3][3];
        alone[1][1] = true;
        assertThat(determined(alone)).hasSize(1);
    }

    /** Hidden cells that the sums of rows and columns determine: modulo a prime, after Gauss and Jordan, a row with one unknown. */
    private static List<Integer> determined(boolean[][] hidden) {
        int columns = hidden[0].length;
        List<int[]> unknowns = new ArrayList<>();
        for (int row = 0; row < hidden.length; row++) {
            for (int column = 0; column < columns; column++) {
                if (hidden[row][column]) {
                    unknowns.add(new int[] {row, column});
                }
            }
        }
        BigInteger[][] equations = new BigInteger[hidden.length + columns][unknowns.size()];
        for (int place = 0; place < unknowns.size(); place++) {
            int[] cell = unknowns.get(place);
            for (int equation = 0; equation < equations.length; equation++) {
                boolean ofRow = equation == cell[0];
                boolean ofColumn = equation - hidden.length == cell[1];
                int sign = ofRow && cell[1] == columns - 1 || ofColumn && cell[0] == hidden.length - 1 ? -1 : 1;
                equations[equation][place] = ofRow || ofColumn ? BigInteger.valueOf(sign).mod(PRIME) : BigInteger.ZERO;
            }
        }
        reduce(equations, unknowns.size());
        List<Integer> determined = new ArrayList<>();
        for (BigInteger[] equation : equations) {
            int[] left = java.util.stream.IntStream.range(0, unknowns.size()).filter(place -> equation[place].signum() != 0).toArray();
            if (left.length == 1) {
                determined.add(left[0]);
            }
        }
        return determined;
    }

    private static void reduce(BigInteger[][] equations, int unknowns) {
        int done = 0;
        for (int place = 0; place < unknowns; place++) {
            int at = place;
            int from = done;
            int pivot = java.util.stream.IntStream.range(from, equations.length).filter(row -> equations[row][at].signum() != 0).findFirst().orElse(-1);
            if (pivot < 0) {
                continue;
            }
            BigInteger[] taken = equations[pivot];
            equations[pivot] = equations[done];
            BigInteger inverse = taken[at].modInverse(PRIME);
            equations[done] = Arrays.stream(taken).map(one -> one.multiply(inverse).mod(PRIME)).toArray(BigInteger[]::new);
            for (int row = 0; row < equations.length; row++) {
                if (row != done && equations[row][at].signum() != 0) {
                    BigInteger factor = equations[row][at];
                    for (int other = 0; other < unknowns; other++) {
                        equations[row][other] = equations[row][other].subtract(factor.multiply(equations[done][other])).mod(PRIME);
                    }
                }
            }
            done++;
        }
    }
}
