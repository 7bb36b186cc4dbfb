package io.singlewindow.summary;

import io.singlewindow.message.DeclarationList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lists of a month come to when they are merged by the eight keys (公告2018年第194号, 十): the head's consignor,
 * transport mode, producing or selling unit, destination country and exit customs; the line's final destination, ten-digit
 * code and currency. Quantities of different units are never added, so the declared unit parts lines too.
 */
final class SummaryMerge {

    private SummaryMerge() {}

    /** The five keys of a declaration's head. */
    record HeadKey(String ebcCode, String trafMode, String ownerCode, String country, String portCode) {

        private static final Comparator<HeadKey> ORDER = Comparator.comparing(HeadKey::ebcCode).thenComparing(HeadKey::trafMode)
                .thenComparing(HeadKey::ownerCode).thenComparing(HeadKey::country).thenComparing(HeadKey::portCode);
    }

    /** The three keys of a line, and its unit. */
    record LineKey(String gcode, String country, String currency, String unit) {

        private static final Comparator<LineKey> ORDER = Comparator.comparing(LineKey::gcode).thenComparing(LineKey::country)
                .thenComparing(LineKey::currency).thenComparing(LineKey::unit);
    }

    /**
     * A list that goes into a summary.
     *
     * @param invtNo the number customs gave it
     */
    record Listed(String invtNo, DeclarationList list) {}

    /**
     * A merged line.
     *
     * @param quantity in the declared unit
     * @param amount in the line's currency, exact
     * @param rows how many rows of lists it holds
     */
    record Line(LineKey key, String name, BigDecimal quantity, BigDecimal amount, int rows) {

        private Line plus(DeclarationList.Line row) {
            return new Line(key, name, quantity.add(row.qty()), amount.add(row.totalPrice()), rows + 1);
        }
    }

    /** A declaration to be expected: its head's keys, its lists and its lines, in the keys' order. */
    record Declaration(HeadKey key, List<String> invtNos, BigDecimal grossWeight, BigDecimal netWeight, List<Line> lines) {}

    /** The declarations that these lists come to; the order in which they are given does not matter. */
    static List<Declaration> merge(List<Listed> lists) {
        Map<HeadKey, List<Listed>> byHead = new TreeMap<>(HeadKey.ORDER);
        lists.stream().sorted(Comparator.comparing(Listed::invtNo))
                .forEach(one -> byHead.computeIfAbsent(head(one.list()), first -> new ArrayList<>()).add(one));
        List<Declaration> declarations = new ArrayList<>();
        byHead.forEach((key, group) -> declarations.add(declaration(key, group)));
        return declarations;
    }

    private static Declaration declaration(HeadKey key, List<Listed> group) {
        Map<LineKey, Line> lines = new TreeMap<>(LineKey.ORDER);
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        for (Listed one : group) {
            gross = gross.add(one.list().grossWeight());
            net = net.add(one.list().netWeight());
            for (DeclarationList.Line row : one.list().lines()) {
                LineKey line = new LineKey(row.gcode(), row.country(), row.currency(), row.unit());
                lines.put(line, lines.getOrDefault(line, new Line(line, row.gname(), BigDecimal.ZERO, BigDecimal.ZERO, 0)).plus(row));
            }
        }
        return new Declaration(key, group.stream().map(Listed::invtNo).toList(), gross, net, List.copyOf(lines.values()));
    }

    private static HeadKey head(DeclarationList list) {
        return new HeadKey(list.ebcCode(), list.trafMode(), list.ownerCode() == null ? "" : list.ownerCode(), list.country(), list.portCode());
    }

    /** Totals by currency, in the order of the codes. */
    static Map<String, BigDecimal> totals(List<Declaration> declarations) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        declarations.forEach(one -> one.lines().forEach(line -> totals.merge(line.key().currency(), line.amount(), BigDecimal::add)));
        return new LinkedHashMap<>(totals);
    }
}
