package io.singlewindow.message.writing;

import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes what customs sends of its own accord, by the 202205 schema: tax bills, their state, summary results. */
public final class CebNotices {

    /** 电子税单. */
    public static final String TAX_BILL = "CEB816";
    /** 电子税单状态. */
    public static final String TAX_BILL_STATE = "CEB818";
    /** 汇总结果单. */
    public static final String SUMMARY_RESULT = "CEB792";

    private CebNotices() {}

    /** A row of a tax bill, CNY. */
    public record TaxLine(
            String gnum, String gcode, BigDecimal taxPrice, BigDecimal customsTax, BigDecimal valueAddedTax, BigDecimal consumptionTax) {}

    /** A tax bill; its sums are those of its rows. */
    public record TaxBill(
            String taxNo, String invtNo, String status, String ebcCode, String logisticsCode, String agentCode, String customsCode,
            List<TaxLine> lines) {

        private BigDecimal sum(Function<TaxLine, BigDecimal> of) {
            return lines.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** How a tax bill stands: 1 made, 2 summed into a payment voucher, 3 void. */
    public record TaxState(String taxNo, String invtNo, String status, String dutyNo) {}

    /** Which row of which list became which row of the declaration. */
    public record SummaryLine(String invtNo, String logisticsNo, int gseqno, String gnum, String gcode) {}

    /**
     * A customs declaration made of lists.
     *
     * @param application the application's head: its companies and its customs district are the declaration's
     */
    public record SummaryResult(
            Map<String, String> application, String sumNo, String declSeqNo, String entryId, String decState, BigDecimal grossWeight,
            BigDecimal netWeight, List<SummaryLine> lines) {}

    /** CEB816. */
    public static Document taxBills(Instant time, List<TaxBill> bills) {
        XmlTree tree = new XmlTree(SafeReader.CEB_NAMESPACE, "ceb");
        Element root = root(tree, MessageType.CEB816, bills.get(0).taxNo(), time);
        for (TaxBill bill : bills) {
            Element node = tree.add(root, MessageType.CEB816.node());
            Element head = tree.add(node, "TaxHeadRd");
            start(tree, head, bill.taxNo(), bill.invtNo(), time);
            tree.add(head, "customsTax", plain(bill.sum(TaxLine::customsTax)));
            tree.add(head, "valueAddedTax", plain(bill.sum(TaxLine::valueAddedTax)));
            tree.add(head, "consumptionTax", plain(bill.sum(TaxLine::consumptionTax)));
            tree.add(head, "status", bill.status());
            tree.add(head, "assureCode", bill.ebcCode());
            tree.add(head, "ebcCode", bill.ebcCode());
            tree.add(head, "logisticsCode", bill.logisticsCode());
            tree.add(head, "agentCode", bill.agentCode());
            tree.add(head, "customsCode", bill.customsCode());
            bill.lines().forEach(line -> line(tree, tree.add(node, "TaxListRd"), line));
        }
        return tree.document();
    }

    private static void line(XmlTree tree, Element row, TaxLine line) {
        tree.add(row, "gnum", line.gnum());
        tree.add(row, "gcode", line.gcode());
        tree.add(row, "taxPrice", plain(line.taxPrice()));
        tree.add(row, "customsTax", plain(line.customsTax()));
        tree.add(row, "valueAddedTax", plain(line.valueAddedTax()));
        tree.add(row, "consumptionTax", plain(line.consumptionTax()));
    }

    /** CEB818. */
    public static Document taxBillStates(Instant time, List<TaxState> states) {
        XmlTree tree = new XmlTree(SafeReader.CEB_NAMESPACE, "ceb");
        Element root = root(tree, MessageType.CEB818, states.get(0).taxNo(), time);
        for (TaxState state : states) {
            Element head = tree.add(tree.add(root, MessageType.CEB818.node()), "TaxHeadStatus");
            start(tree, head, state.taxNo(), state.invtNo(), time);
            tree.add(head, "status", state.status());
            tree.add(head, "entDutyNo", state.dutyNo());
        }
        return tree.document();
    }

    private static void start(XmlTree tree, Element head, String taxNo, String invtNo, Instant time) {
        tree.add(head, "guid", guid(taxNo, time));
        tree.add(head, "returnTime", BusinessTime.wire17(time));
        tree.add(head, "invtNo", invtNo);
        tree.add(head, "taxNo", taxNo);
    }

    /** CEB792, each result whole in one part. */
    public static Document summaryResults(Instant time, List<SummaryResult> results) {
        XmlTree tree = new XmlTree(SafeReader.CEB_NAMESPACE, "ceb");
        Element root = root(tree, MessageType.CEB792, results.isEmpty() ? "-" : results.get(0).declSeqNo(), time);
        for (SummaryResult result : results) {
            Element node = tree.add(root, MessageType.CEB792.node());
            head(tree, tree.add(node, "SummaryResultHead"), result, time);
            for (SummaryLine line : result.lines()) {
                Element row = tree.add(node, "SummaryResultList");
                tree.add(row, "invtNo", line.invtNo());
                tree.add(row, "logisticsNo", line.logisticsNo());
                tree.add(row, "gseqno", String.valueOf(line.gseqno()));
                tree.add(row, "gnum", line.gnum());
                tree.add(row, "gcode", line.gcode());
            }
        }
        return tree.document();
    }

    private static void head(XmlTree tree, Element head, SummaryResult result, Instant time) {
        tree.add(head, "guid", guid(result.declSeqNo(), time));
        tree.add(head, "customsCode", result.application().getOrDefault("customsCode", ""));
        tree.add(head, "sumNo", result.sumNo());
        tree.add(head, "opDate", BusinessTime.wire17(time));
        tree.add(head, "declSeqNo", result.declSeqNo());
        tree.add(head, "entryId", result.entryId());
        tree.add(head, "decState", result.decState());
        for (String company : List.of("agentCode", "agentName", "ebcCode", "ebcName", "declAgentCode", "declAgentName")) {
            tree.add(head, company, result.application().getOrDefault(company, ""));
        }
        tree.add(head, "grossWeight", plain(result.grossWeight()));
        tree.add(head, "netWeight", plain(result.netWeight()));
        tree.add(head, "msgCount", "1");
        tree.add(head, "msgSeqNo", "1");
    }

    private static Element root(XmlTree tree, MessageType type, String of, Instant time) {
        return tree.root(type.root(), Map.of("guid", guid(type + " " + of, time), "version", "1.0"));
    }

    /** Made from the content, so that the same notice has the same bytes after a restart. */
    private static String guid(String of, Instant time) {
        return UUID.nameUUIDFromBytes((of + " " + time.toEpochMilli()).getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
