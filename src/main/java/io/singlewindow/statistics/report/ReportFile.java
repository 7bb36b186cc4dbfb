package io.singlewindow.statistics.report;

import io.singlewindow.message.Direction;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.report.ReportRow.Key;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A monthly report as CSV: UTF-8, the columns direction, mode, firm, orders, amount, in any order. */
final class ReportFile {

    static final List<String> COLUMNS = List.of("direction", "mode", "firm", "orders", "amount");
    private static final String ORDERS = "[0-9]{1,12}";
    private static final String AMOUNT = "[0-9]{1,15}([.][0-9]{1,2})?";
    private static final String FIRM = "[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-Z]{10}";
    private static final int FINDINGS_MAX = 100;

    private final List<ReportRow> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Key> keys = new HashSet<>();

    private ReportFile() {}

    /**
     * Reads one.
     *
     * @param firms gives a firm's credit code for either of its codes
     * @throws ProblemException 422 when it is no such file, with a finding for each cell that cannot be read, by line
     */
    static List<ReportRow> read(byte[] body, int rowsMax, java.util.function.UnaryOperator<String> firms) {
        ReportFile file = new ReportFile();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).setTrim(true).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text(body)), format)) {
            if (!new HashSet<>(parser.getHeaderNames()).equals(new HashSet<>(COLUMNS))) {
                throw unfit(String.join(",", parser.getHeaderNames()), String.join(",", COLUMNS));
            }
            int line = 2;
            for (CSVRecord cells : parser) {
                if (file.rows.size() + file.findings.size() >= rowsMax) {
                    throw unfit("> " + rowsMax + " rows", "at most " + rowsMax);
                }
                file.row(line, cells, firms);
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (IllegalArgumentException | UncheckedIOException broken) {
            throw unfit(String.valueOf(broken.getMessage()), "CSV by RFC 4180, each column once");
        }
        if (!file.findings.isEmpty()) {
            throw new ProblemException(422, file.findings.subList(0, Math.min(FINDINGS_MAX, file.findings.size())));
        }
        return file.rows;
    }

    private void row(int line, CSVRecord cells, java.util.function.UnaryOperator<String> firms) {
        int before = findings.size();
        if (!cells.isConsistent()) {
            add(line, ErrorCode.SYS_007, "row", cells.size() + " cells", COLUMNS.size() + " cells");
            return;
        }
        check(line, cells, "direction", ErrorCode.VAL_004, "IMPORT|EXPORT", "IMPORT, EXPORT");
        check(line, cells, "mode", ErrorCode.VAL_004, "[0-9]{4}", "监管方式 / a trade mode of four digits");
        check(line, cells, "firm", ErrorCode.VAL_008, FIRM, "18 or 10 characters");
        check(line, cells, "orders", ErrorCode.VAL_006, ORDERS, "a whole number, at most 12 digits");
        check(line, cells, "amount", ErrorCode.VAL_006, AMOUNT, "renminbi, at most 15 digits and 2 after the point");
        if (findings.size() > before) {
            return;
        }
        Key key = new Key(Direction.valueOf(cells.get("direction")), cells.get("mode"), firms.apply(cells.get("firm")));
        if (keys.add(key)) {
            rows.add(new ReportRow(key, Long.parseLong(cells.get("orders")), new BigDecimal(cells.get("amount")).setScale(2)));
        } else {
            add(line, ErrorCode.SYS_007, "row", key.direction() + " " + key.mode() + " " + key.firm(), "direction, mode and firm together once");
        }
    }

    private void check(int line, CSVRecord cells, String column, ErrorCode code, String pattern, String expected) {
        if (!cells.get(column).matches(pattern)) {
            add(line, code, column, cells.get(column), expected);
        }
    }

    private void add(int line, ErrorCode code, String column, String given, String expected) {
        findings.add(Finding.at(code, "/" + column, given, expected).atLine(line, 0));
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw unfit("another encoding", "UTF-8");
        }
    }

    private static ProblemException unfit(String given, String expected) {
        return ProblemException.of(422, ErrorCode.SYS_007, given, expected);
    }
}
