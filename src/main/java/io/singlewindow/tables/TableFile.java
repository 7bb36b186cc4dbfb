package io.singlewindow.tables;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's file: lines {@code #name,value} that say what it is, one line with the columns' names, then the rows; UTF-8,
 * commas, no quotes, the name last so that it may hold commas. All faults are told, each with its line.
 */
final class TableFile {

    /** More rows are refused. */
    static final int ROWS_MAX = 20_000;
    private static final int FINDINGS_MAX = 100;
    private static final int NAME_CHARACTERS_MAX = 300;
    private static final Set<String> HEADS = Set.of("table", "version", "from", "to", "source", "mark", "example", "closes");
    private static final String NAMES = "#table #version #from #to #source #mark #example #closes";

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> heads = new HashMap<>();
    private final List<TableRow> rows = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    private TableFile() {}

    /**
     * What a file says.
     *
     * @param version null when the findings say why
     * @param closes version that ends on the day before this one begins; null for none
     */
    record Read(@Nullable TableVersion version, @Nullable String closes, List<TableRow> rows, List<Finding> findings) {}

    static Read read(String text) {
        return new TableFile().lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Read lines(String text) {
        TableKind kind = null;
        TableVersion version = null;
        boolean named = false;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (findings.size() >= FINDINGS_MAX) {
                break;
            }
            if (line.isBlank()) {
                continue;
            }
            if (line.startsWith("#")) {
                head(line, number);
            } else if (!named) {
                kind = TableKind.of(heads.getOrDefault("table", "")).orElse(null);
                version = kind == null ? null : version(kind, number);
                named = true;
                if (kind == null) {
                    fault(number, "#table," + heads.getOrDefault("table", "-"), "hs-rates, positive-list, barred-list, exchange-rates");
                    break;
                }
                if (!line.strip().equals(kind.header())) {
                    fault(number, line, kind.header());
                }
            } else if (kind != null) {
                row(kind, line, number);
            }
        }
        if (rows.isEmpty() && findings.isEmpty()) {
            fault(number, "no rows", "at least one");
        }
        return new Read(findings.isEmpty() ? version : null, blankIsNull(heads.get("closes")), rows, findings);
    }

    private void head(String line, int number) {
        int comma = line.indexOf(',');
        String name = comma < 0 ? line.substring(1).strip() : line.substring(1, comma).strip();
        if (comma < 0 || !HEADS.contains(name)) {
            // a comment, unless it looks like a head
            if (comma >= 0 && name.matches("[a-z]+")) {
                fault(number, line, NAMES);
            }
            return;
        }
        if (heads.put(name, line.substring(comma + 1).strip()) != null) {
            fault(number, line, "#" + name + " once");
        }
    }

    private @Nullable TableVersion version(TableKind kind, int number) {
        String name = heads.getOrDefault("version", "");
        LocalDate from = day("from", number);
        LocalDate to = blankIsNull(heads.get("to")) == null ? null : day("to", number);
        String mark = heads.getOrDefault("mark", "");
        String source = heads.getOrDefault("source", "");
        String example = heads.getOrDefault("example", "no");
        check(number, "version", name.matches("[0-9A-Za-z._-]{1,40}"), name, "1 to 40 letters, digits, . _ -");
        check(number, "mark", mark.matches("[VSCMI]"), mark, "V, S, C, M or I");
        check(number, "source", !source.isEmpty() && source.length() <= 200, source, "1 to 200 characters");
        check(number, "example", example.matches("yes|no"), example, "yes or no");
        check(number, "to", to == null || from == null || !to.isBefore(from), heads.getOrDefault("to", ""), "#from or later");
        check(number, "to", to != null || kind != TableKind.EXCHANGE_RATES, "", "a last day: exchange rates end");
        return from == null ? null : new TableVersion(kind, name, from, to, source, mark, example.equals("yes"));
    }

    private void check(int number, String name, boolean holds, String given, String expected) {
        if (!holds) {
            fault(number, "#" + name + "," + given, expected);
        }
    }

    private @Nullable LocalDate day(String name, int number) {
        String text = heads.getOrDefault(name, "");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            fault(number, "#" + name + "," + text, "yyyy-MM-dd");
            return null;
        }
    }

    private void row(TableKind kind, String line, int number) {
        int columns = kind.columns().size() + 2;
        String[] cells = line.split(",", columns);
        if (cells.length < columns || line.indexOf('"') >= 0) {
            fault(number, line, kind.header() + ", without quotes");
            return;
        }
        String code = cells[0].strip();
        if (!code.matches(kind.codePattern())) {
            fault(number, "code " + code, kind.codePattern());
        }
        if (!codes.add(code)) {
            fault(number, "code " + code, "each once");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < kind.columns().size(); i++) {
            TableKind.Column column = kind.columns().get(i);
            String cell = cells[i + 1].strip();
            if (!cell.matches(column.pattern())) {
                fault(number, column.name() + " " + cell, column.pattern());
            }
            values.put(column.name(), cell);
        }
        String name = cells[columns - 1].strip();
        if (name.isEmpty() || name.length() > NAME_CHARACTERS_MAX) {
            fault(number, "name " + name, "1 to " + NAME_CHARACTERS_MAX + " characters");
        }
        if (rows.size() == ROWS_MAX) {
            fault(number, "row " + (ROWS_MAX + 1), "at most " + ROWS_MAX + " rows");
        }
        rows.add(new TableRow(code, name, values));
    }

    private void fault(int line, String given, String expected) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(Finding.of(ErrorCode.RUL_481, given, expected).atLine(line, 1));
        }
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
