package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.customs.AnswerPlan.Planned;
import io.singlewindow.authority.simulator.customs.Reception.Seen;
import io.singlewindow.message.writing.CebNotices;
import io.singlewindow.message.writing.CebNotices.SummaryLine;
import io.singlewindow.message.writing.CebNotices.TaxLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.w3c.dom.Document;

/** What customs sends of its own accord: tax bills of released import lists, and what became of a summary. */
final class NoticeWriter {

    /** Stand-in: 70 % of 13 % VAT on every row, no duty, no consumption tax. A real bill is customs' to reckon. */
    private static final BigDecimal VAT = new BigDecimal("0.091");
    private static final int FEN = 2;
    /** Stand-in: the specification does not list the values of decState. */
    private static final String DECLARED = "1";

    private final Function<Seen, List<Seen>> listsOfSummary;

    NoticeWriter(Function<Seen, List<Seen>> listsOfSummary) {
        this.listsOfSummary = listsOfSummary;
    }

    Document write(Planned planned) {
        return switch (planned.code()) {
            case CebNotices.TAX_BILL -> CebNotices.taxBills(planned.at(), planned.documents().stream().map(NoticeWriter::bill).toList());
            case CebNotices.TAX_BILL_STATE -> CebNotices.taxBillStates(planned.at(), planned.documents().stream()
                    .map(list -> new CebNotices.TaxState(taxNo(list), list.field("invtNo"), "2", "JK" + list.field("invtNo"))).toList());
            case CebNotices.SUMMARY_RESULT -> CebNotices.summaryResults(planned.at(), planned.documents().stream()
                    .flatMap(summary -> results(summary).stream()).toList());
            default -> throw new IllegalArgumentException("Nothing is known of " + planned.code());
        };
    }

    private static String taxNo(Seen list) {
        return list.field("invtNo") + "_0";
    }

    private static CebNotices.TaxBill bill(Seen list) {
        List<TaxLine> lines = list.rows().stream().map(row -> {
            BigDecimal price = new BigDecimal(row.getOrDefault("totalPrice", "0").strip());
            return new TaxLine(row.getOrDefault("gnum", "1").strip(), row.getOrDefault("gcode", ""), price, BigDecimal.ZERO,
                    price.multiply(VAT).setScale(FEN, RoundingMode.HALF_UP), BigDecimal.ZERO);
        }).toList();
        return new CebNotices.TaxBill(taxNo(list), list.field("invtNo"), "1", list.field("ebcCode"), list.field("logisticsCode"),
                list.field("agentCode"), list.field("customsCode"), lines);
    }

    /** A declaration for each head of the eight keys; its rows in the order of their codes' first appearance. */
    private List<CebNotices.SummaryResult> results(Seen summary) {
        Map<String, List<Seen>> byHead = new LinkedHashMap<>();
        listsOfSummary.apply(summary).forEach(list -> byHead.computeIfAbsent(String.join("|", list.field("ebcCode"), list.field("trafMode"),
                list.field("ownerCode"), list.field("country"), list.field("portCode")), first -> new ArrayList<>()).add(list));
        List<CebNotices.SummaryResult> results = new ArrayList<>();
        byHead.values().forEach(lists -> results.add(result(summary, lists, results.size() + 1)));
        return results;
    }

    private static CebNotices.SummaryResult result(Seen summary, List<Seen> lists, int place) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        List<SummaryLine> lines = new ArrayList<>();
        for (Seen list : lists) {
            for (Map<String, String> row : list.rows()) {
                String key = String.join("|", row.getOrDefault("gcode", ""), row.getOrDefault("country", ""), row.getOrDefault("currency", ""),
                        row.getOrDefault("unit", ""));
                int place1 = rows.computeIfAbsent(key, first -> rows.size() + 1);
                lines.add(new SummaryLine(list.field("invtNo"), list.field("logisticsNo"), place1, row.getOrDefault("gnum", "1").strip(),
                        row.getOrDefault("gcode", "")));
            }
        }
        String sumNo = summary.field("sumNo");
        // 18 characters each: the application's number with the declaration's place in it
        String tail = sumNo.substring(0, 8) + String.format("%03d", place) + sumNo.substring(sumNo.length() - 7);
        return new CebNotices.SummaryResult(summary.fields(), sumNo, "H" + tail.substring(1), tail, DECLARED,
                sum(lists, "grossWeight"), sum(lists, "netWeight"), lines);
    }

    private static BigDecimal sum(List<Seen> lists, String field) {
        return lists.stream().map(list -> new BigDecimal(list.field(field))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
