package io.singlewindow.consignment.state;

import io.singlewindow.consignment.state.ReceiptFact.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The simulators' tables, read as an oracle: where a document stands after one more answer. They know of no set and no
 * rank, so what they come to is another way to the same state.
 */
final class OracleTables {

    /** Where a document, or the goods, stand before the first answer. */
    static final String NOTHING = "NONE";

    private static final Map<String, Map<String, String>> CUSTOMS = table("customs-receipts");
    private static final Map<String, Map<String, String>> INSPECTION = table("inspection-results");
    private static final Map<String, Map<String, String>> STATES = table("consignment-states");
    private static final Set<String> REPEATS =
            lines("answers").stream().skip(1).map(cells -> cells.get(1)).collect(Collectors.toUnmodifiableSet());

    private OracleTables() {}

    /** Codes that say "I have this already", by the tables alone. */
    static Set<String> repeatAnswers() {
        return REPEATS;
    }

    /** The returnStatus that the tables have a column for. */
    static List<String> steps() {
        return CUSTOMS.get(NOTHING).keySet().stream().filter(code -> code.matches("[0-9]+")).toList();
    }

    /** Inspection's results. */
    static List<String> results() {
        return List.copyOf(INSPECTION.get(NOTHING).keySet());
    }

    /** Rows that a document can stand in. */
    static Set<String> standings() {
        return CUSTOMS.keySet();
    }

    /** Where a document stands after one more returnStatus. */
    static String customs(String earlier, String code) {
        String negative = RepeatAnswers.contains(code) || REPEATS.contains(code) ? "REPEAT" : "NEGATIVE";
        return cell(CUSTOMS, earlier, code.startsWith("-") ? negative : code);
    }

    /** Where the goods stand after one more result. */
    static String inspection(String earlier, String result) {
        return cell(INSPECTION, earlier, result);
    }

    /** The state of a matched consignment. */
    static ConsignmentState state(String customs, String inspection) {
        return ConsignmentState.valueOf(cell(STATES, customs, inspection));
    }

    /** All that a scenario's authorities send about these documents, each as often as it is sent. */
    static List<ReceiptFact> receipts(String scenario, List<String> documents) {
        List<ReceiptFact> receipts = new ArrayList<>();
        for (String document : documents) {
            List<List<String>> own = rows(scenario, document);
            for (List<String> row : own.isEmpty() ? rows("NONE", document) : own) {
                for (int copy = 0; copy < Integer.parseInt(row.get(4)); copy++) {
                    // nobody can read it, so it is parked and never a fact
                    if (!row.get(3).equals("GARBAGE")) {
                        receipts.add(new ReceiptFact(source(document), document, row.get(3)));
                    }
                }
            }
        }
        return receipts;
    }

    private static Source source(String document) {
        return switch (document) {
            case "LIST" -> Source.CUSTOMS_LIST;
            case "INSPECTION" -> Source.INSPECTION;
            default -> Source.CUSTOMS_OTHER;
        };
    }

    private static List<List<String>> rows(String scenario, String document) {
        return lines("scenarios").stream()
                .filter(cells -> cells.get(0).equals(scenario) && cells.get(1).equals(document)).toList();
    }

    private static String cell(Map<String, Map<String, String>> table, String row, String column) {
        String cell = table.getOrDefault(row, Map.of()).get(column);
        if (cell == null) {
            throw new IllegalArgumentException("No cell for row " + row + " and column " + column);
        }
        return cell;
    }

    /** By the first column, then by the header's names. */
    private static Map<String, Map<String, String>> table(String name) {
        List<List<String>> lines = lines(name);
        List<String> header = lines.get(0);
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            IntStream.range(1, header.size()).forEach(column -> row.put(header.get(column), cells.get(column)));
            table.put(cells.get(0), row);
        }
        return table;
    }

    private static List<List<String>> lines(String name) {
        try (InputStream file = OracleTables.class.getResourceAsStream("/simulator/tables/" + name + ".csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split(",", -1))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
