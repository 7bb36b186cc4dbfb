package io.singlewindow.consignment.match;

import io.singlewindow.consignment.match.FieldMatch.Verdict;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of goods: order and list, paired by gnum (商品序号). */
final class LineRows {

    private static final List<Attribute> IMPORT = List.of(
            Attribute.number("qty", Order.Line::qty, DeclarationList.Line::qty),
            Attribute.text("unit", Order.Line::unit, DeclarationList.Line::unit),
            Attribute.number("price", Order.Line::price, DeclarationList.Line::price),
            Attribute.number("totalPrice", Order.Line::totalPrice, DeclarationList.Line::totalPrice),
            Attribute.text("country", Order.Line::country, DeclarationList.Line::country));
    private static final List<Attribute> EXPORT = List.of(
            Attribute.text("itemNo", Order.Line::itemNo, DeclarationList.Line::itemNo),
            Attribute.number("qty", Order.Line::qty, DeclarationList.Line::qty),
            Attribute.text("unit", Order.Line::unit, DeclarationList.Line::unit),
            Attribute.number("price", Order.Line::price, DeclarationList.Line::price),
            Attribute.text("currency", Order.Line::currency, DeclarationList.Line::currency));

    private LineRows() {}

    static List<FieldMatch> of(Documents documents) {
        List<FieldMatch> rows = new ArrayList<>();
        Order order = documents.order();
        DeclarationList list = documents.list();
        rows.add(Row.hard("lines", "order and list have the same number of rows")
                .required(order, Side.ORDER, "OrderList", any -> any.lines().size())
                .required(list, Side.LIST, "InventoryList", any -> any.lines().size())
                .number());
        if (order == null || list == null) {
            return rows;
        }
        Map<Integer, Order.Line> ordered = byGnum(order.lines(), Order.Line::gnum);
        Map<Integer, DeclarationList.Line> listed = byGnum(list.lines(), DeclarationList.Line::gnum);
        Set<Integer> gnums = new TreeSet<>(ordered.keySet());
        gnums.addAll(listed.keySet());
        List<Attribute> attributes = documents.direction() == Direction.IMPORT ? IMPORT : EXPORT;
        for (int gnum : gnums) {
            Order.Line left = ordered.get(gnum);
            DeclarationList.Line right = listed.get(gnum);
            if (left == null || right == null) {
                rows.add(unpaired(gnum, left, right));
            } else {
                attributes.forEach(attribute -> rows.add(attribute.compare(gnum, left, right)));
            }
        }
        return rows;
    }

    private static FieldMatch unpaired(int gnum, Order.@Nullable Line left, DeclarationList.@Nullable Line right) {
        return Row.hard("lines[" + gnum + "]", "each gnum stands on the order and on the list")
                .required(left, Side.ORDER, "OrderList/gnum", Order.Line::gnum)
                .required(right, Side.LIST, "InventoryList/gnum", DeclarationList.Line::gnum)
                .verdict(Verdict.DIFFERENT);
    }

    /** A number given twice keeps its first row; the count of rows tells the second. */
    private static <L> Map<Integer, L> byGnum(List<L> lines, Function<L, Integer> gnum) {
        Map<Integer, L> map = new TreeMap<>();
        for (L line : lines) {
            map.putIfAbsent(gnum.apply(line), line);
        }
        return map;
    }

    /** One element of a row of goods. */
    private record Attribute(
            String name,
            boolean number,
            Function<Order.Line, @Nullable Object> order,
            Function<DeclarationList.Line, @Nullable Object> list) {

        static Attribute number(
                String name,
                Function<Order.Line, @Nullable Object> order,
                Function<DeclarationList.Line, @Nullable Object> list) {
            return new Attribute(name, true, order, list);
        }

        static Attribute text(
                String name,
                Function<Order.Line, @Nullable Object> order,
                Function<DeclarationList.Line, @Nullable Object> list) {
            return new Attribute(name, false, order, list);
        }

        FieldMatch compare(int gnum, Order.Line left, DeclarationList.Line right) {
            Row row = Row.hard("lines[" + gnum + "]." + name, "the same " + name + " in the row of the same gnum");
            if (name.equals("itemNo")) {
                // The schema lets both leave the firm's own goods number empty.
                row.optional(left, Side.ORDER, "OrderList/" + name, order)
                        .optional(right, Side.LIST, "InventoryList/" + name, list);
            } else {
                row.required(left, Side.ORDER, "OrderList/" + name, order)
                        .required(right, Side.LIST, "InventoryList/" + name, list);
            }
            return number ? row.number() : row.text();
        }
    }
}
