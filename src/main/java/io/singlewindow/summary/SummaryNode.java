package io.singlewindow.summary;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.receipt.NoticeFields;
import io.singlewindow.summary.SummaryResult.Row;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** One part of a summary result as it is written in a CEB792. */
record SummaryNode(SummaryResult result, int msgSeqNo) {

    /** Messages into which one result may be split. */
    static final int PARTS_MAX = 10_000;
    private static final int ROWS_MAX = 99_999;
    private static final String WHAT = "summary result";

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
        NoticeFields head = new NoticeFields(WHAT, BusinessNodes.fields(heads.get(0)));
        int parts = or1(head.number("msgCount", PARTS_MAX));
        int seq = or1(head.number("msgSeqNo", parts));
        List<Row> rows = BusinessNodes.children(node, "SummaryResultList").stream()
                .map(row -> row(new NoticeFields(WHAT, BusinessNodes.fields(row)))).toList();
        SummaryResult result = new SummaryResult(head.text("declSeqNo", 18), head.text("sumNo", 18), head.optional("entryId", 18),
                head.text("decState", 3), head.text("opDate", 17), company.apply(head.text("agentCode", 18)),
                company.apply(head.text("ebcCode", 18)), parts, false, rows);
        return new SummaryNode(result, seq);
    }

    private static Row row(NoticeFields row) {
        Integer listRow = row.number("gnum", ROWS_MAX);
        if (listRow == null) {
            throw new IllegalArgumentException("gnum of a summary result is missing");
        }
        return new Row(row.text("invtNo", 20), listRow, row.number("gseqno", ROWS_MAX), row.text("gcode", 10), null);
    }

    private static int or1(@Nullable Integer number) {
        return number == null ? 1 : number;
    }
}
