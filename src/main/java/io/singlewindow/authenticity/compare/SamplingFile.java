package io.singlewindow.authenticity.compare;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the rows of a {@link SamplingPolicy}: lines of {@code id,from,to,region,credit,orders,percent,mark,source}; lines that begin
 * with {@code #} are for readers. In {@code orders} an asterisk stands for any characters.
 */
public final class SamplingFile {

    private static final String HEADER = "id,from,to,region,credit,orders,percent,mark,source";
    private static final int CELLS = 9;
    private static final Pattern PERCENT = Pattern.compile("(100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?)");

    private SamplingFile() {}

    /**
     * The rows, in the file's order.
     *
     * @param name of the file, for what is told of its faults
     * @throws IllegalArgumentException with the line when one is not as it should be
     */
    public static List<SamplingPolicy.Row> read(String name, String text) {
        List<SamplingPolicy.Row> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        boolean header = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!header) {
                require(line.equals(HEADER), name, i, line, HEADER);
                header = true;
                continue;
            }
            rows.add(row(name, i, line));
        }
        return rows;
    }

    private static SamplingPolicy.Row row(String name, int index, String line) {
        String[] cells = line.split(",", CELLS);
        require(cells.length == CELLS, name, index, line, CELLS + " cells");
        require(!cells[0].isBlank(), name, index, "id " + cells[0], "an id");
        require(cells[3].matches("[0-9]{0,6}"), name, index, "region " + cells[3], "the beginning of a division code, or empty");
        require(PERCENT.matcher(cells[6]).matches(), name, index, "percent " + cells[6], "0 to 100, two digits behind the point at most");
        try {
            return new SamplingPolicy.Row(cells[0], LocalDate.parse(cells[1]), cells[2].isEmpty() ? null : LocalDate.parse(cells[2]), cells[3],
                    cells[4], orders(cells[5]), new BigDecimal(cells[6]), cells[7], cells[8]);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(name + ", line " + (index + 1) + ": " + cells[1] + " to " + cells[2] + ", expected days as 2019-01-01", none);
        }
    }

    private static Pattern orders(String cell) {
        // any character, those that end a line too: whoever puts one into his numbers is asked for them as well
        return Pattern.compile(Arrays.stream((cell.isEmpty() ? "*" : cell).split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    private static void require(boolean holds, String name, int index, String given, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + ", line " + (index + 1) + ": " + given + ", expected " + expected);
        }
    }
}
