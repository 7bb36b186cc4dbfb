package io.singlewindow.summary;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.summary.SummaryResult.Row;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** One part of a summary result as it is written in a CEB792. */
record SummaryNode(SummaryResult result, int msgSeqNo) {

    /** Messages into which one result may be split. */
    static final int PARTS_MAX = 10_000;

    /**
     * Reads a business node, leniently: what is missing and not needed is left out.
     *
     * @param company a company's code as filed
     * @throws IllegalArgumentException with what is missing or wrong
     */
    static SummaryNode read(Element node, UnaryOperator<String> company) {
        List<Element> heads = BusinessNodes.children(node, "SummaryResultHead");
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a summary result without head");
        }
        Map<String, String> head = BusinessNodes.fields(heads.get(0));
        int parts = number(head.getOrDefault("msgCount", "1"), "msgCount", PARTS_MAX);
        int seq = number(head.getOrDefault("msgSeqNo", "1"), "msgSeqNo", parts);
        List<Row> rows = BusinessNodes.children(node, "SummaryResultList").stream().map(BusinessNodes::fields).map(SummaryNode::row).toList();
        SummaryResult result = new SummaryResult(text(head, "declSeqNo", 18), text(head, "sumNo", 18), optional(head, "entryId", 18),
                text(head, "decState", 3), text(head, "opDate", 17), company.apply(text(head, "agentCode", 18)),
                company.apply(text(head, "ebcCode", 18)), parts, false, rows);
        return new SummaryNode(result, seq);
    }

    private static Row row(Map<String, String> fields) {
        String declRow = fields.get("gseqno");
        return new Row(text(fields, "invtNo", 20), number(fields.getOrDefault("gnum", ""), "gnum", 99_999),
                declRow == null ? null : number(declRow, "gseqno", 99_999), text(fields, "gcode", 10));
    }

    private static int number(String text, String name, int max) {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > max) {
            throw new IllegalArgumentException(name + " of a summary result is " + text + ", expected 1 … " + max);
        }
        return Integer.parseInt(digits);
    }

    private static String text(Map<String, String> fields, String name, int charactersMax) {
        String text = optional(fields, name, charactersMax);
        if (text == null) {
            throw new IllegalArgumentException(name + " of a summary result is missing or longer than " + charactersMax + " characters");
        }
        return text;
    }

    private static @Nullable String optional(Map<String, String> fields, String name, int charactersMax) {
        String text = fields.getOrDefault(name, "").strip();
        return text.isEmpty() || text.length() > charactersMax ? null : text;
    }
}
