package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Files of forms as spreadsheets write them: UTF-8, commas, the first line names the columns. A point in a column's name
 * leads into the form ({@code name.zh}); several values of one cell are separated by spaces.
 */
final class FilingCsv {

    private static final Set<String> LISTS = Set.of("roles", "businesses", "messageTypes");
    private static final Set<String> ENTITY = Set.of("uscc", "idNumber", "name.zh", "name.en", "class", "subtype", "roles", "region", "businesses", "code.customs",
            "code.e-port", "code.forex", "code.tax-refund", "code.inspection", "licence.type", "licence.number", "licence.scope", "licence.validTo", "address",
            "legalRepresentative", "contact.name", "contact.phone", "contact.mail", "industryCode", "clusterTag", "goodsCategories", "platformName",
            "platformUrl", "inspectionBody", "remark");
    private static final Set<String> GOODS = Set.of("owner", "itemNo", "hsCode", "name.zh", "name.en", "barcode", "brand", "spec", "origin", "producer",
            "supplier", "ingredients", "use", "unit", "packing", "category", "direction", "region", "riskClass", "firstListedOn", "consumptionWarning",
            "conformityStatement", "remark");

    private FilingCsv() {}

    /**
     * Reads one.
     *
     * @throws ProblemException 422 when it is no such file, names an unknown column, or has too many rows
     */
    static List<FilingBulk.Item> read(FilingKind kind, byte[] body, int rowsMax) {
        Set<String> known = switch (kind) {
            case ENTITY -> ENTITY;
            case GOODS -> GOODS;
            default -> throw unfit(kind.path(), "entities or goods");
        };
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).setTrim(true).get();
        List<FilingBulk.Item> items = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text(body)), format)) {
            for (String column : parser.getHeaderNames()) {
                if (!known.contains(column)) {
                    throw unfit(column, "columns among " + known.stream().sorted().toList());
                }
            }
            int line = 2;
            for (CSVRecord row : parser) {
                if (items.size() == rowsMax) {
                    throw unfit("> " + rowsMax + " rows", "at most " + rowsMax);
                }
                if (!row.isConsistent()) {
                    throw unfit("line " + line + ": " + row.size() + " cells", parser.getHeaderNames().size() + " cells");
                }
                items.add(new FilingBulk.Item(line, kind, members(row.toMap())));
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (IllegalArgumentException | UncheckedIOException broken) {
            throw unfit(String.valueOf(broken.getMessage()), "CSV by RFC 4180, each column once");
        }
        return items;
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw unfit("another encoding", "UTF-8");
        }
    }

    private static Map<String, Object> members(Map<String, String> cells) {
        Map<String, Object> form = new LinkedHashMap<>();
        List<Map<String, String>> codes = new ArrayList<>();
        Map<String, String> licence = new LinkedHashMap<>();
        cells.forEach((column, cell) -> {
            if (cell == null || cell.isEmpty()) {
                return;
            }
            int point = column.indexOf('.');
            if (column.startsWith("code.")) {
                codes.add(Map.of("authority", column.substring(point + 1), "code", cell));
            } else if (column.startsWith("licence.")) {
                licence.put(column.substring(point + 1), cell);
            } else if (point > 0) {
                inner(form, column.substring(0, point)).put(column.substring(point + 1), cell);
            } else {
                form.put(column, LISTS.contains(column) ? Arrays.asList(cell.split(" +")) : cell);
            }
        });
        if (!codes.isEmpty()) {
            form.put("codes", codes);
        }
        if (!licence.isEmpty()) {
            form.put("licences", List.of(licence));
        }
        return form;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> form, String name) {
        return (Map<String, Object>) form.computeIfAbsent(name, absent -> new LinkedHashMap<String, Object>());
    }

    private static ProblemException unfit(String given, String expected) {
        return ProblemException.of(422, ErrorCode.FIL_017, given, expected);
    }
}
