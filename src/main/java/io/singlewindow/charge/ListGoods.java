package io.singlewindow.charge;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.rules.tax.Content;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a list says of its goods, as tax needs it. */
final class ListGoods {

    private static final String RENMINBI = "142";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    /** Customs' units (计量单位代码) by which cosmetics are measured, and how many of ours they are. */
    private static final Map<String, Content> UNITS = Map.of("095", new Content(THOUSAND, Content.Unit.ML), "096", new Content(BigDecimal.ONE, Content.Unit.ML),
            "035", new Content(THOUSAND, Content.Unit.G), "036", new Content(BigDecimal.ONE, Content.Unit.G), "020", new Content(BigDecimal.ONE, Content.Unit.PIECE));

    private ListGoods() {}

    /** Goods without freight and insurance. */
    static BigDecimal value(DeclarationList list) {
        return list.lines().stream().map(DeclarationList.Line::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** True when the order is of one single item (仅一件商品): one row of not more than one of it. */
    static boolean oneItem(DeclarationList list) {
        return list.lines().size() == 1 && list.lines().get(0).qty().compareTo(BigDecimal.ONE) <= 0;
    }

    /** Items in the order, at least one for each row. */
    static int items(DeclarationList list) {
        return list.lines().stream().mapToInt(line -> line.qty().max(BigDecimal.ONE).min(BigDecimal.valueOf(1_000_000)).intValue()).sum();
    }

    /** The first currency that is not renminbi. */
    static Optional<String> otherCurrency(DeclarationList list) {
        if (!list.freightCurrency().strip().equals(RENMINBI)) {
            return Optional.of(list.freightCurrency().strip());
        }
        return list.lines().stream().map(line -> line.currency().strip()).filter(currency -> !currency.equals(RENMINBI)).findFirst();
    }

    /** What a row holds, from the first of its quantities that says it. */
    static @Nullable Content content(DeclarationList.Line line) {
        Content first = content(line.unit1(), line.qty1());
        if (first != null) {
            return first;
        }
        Content second = line.qty2() == null ? null : content(String.valueOf(line.unit2()), line.qty2());
        return second != null ? second : content(line.unit(), line.qty());
    }

    /** How much of a unit (计量单位代码) a row holds, by the first of its quantities that says it; empty where none does. */
    static Optional<BigDecimal> quantity(DeclarationList.Line line, String unit) {
        return in(unit, line.unit1(), line.qty1()).or(() -> line.qty2() == null ? Optional.empty() : in(unit, String.valueOf(line.unit2()), line.qty2()))
                .or(() -> in(unit, line.unit(), line.qty()));
    }

    private static Optional<BigDecimal> in(String wanted, String given, BigDecimal quantity) {
        if (wanted.equals(given.strip())) {
            return Optional.of(quantity);
        }
        Content one = UNITS.get(wanted);
        Content other = UNITS.get(given.strip());
        return one == null || other == null || one.unit() != other.unit() ? Optional.empty()
                : Optional.of(quantity.multiply(other.amount()).divide(one.amount()));
    }

    private static @Nullable Content content(String unit, BigDecimal quantity) {
        Content one = UNITS.get(unit.strip());
        return one == null ? null : new Content(one.amount().multiply(quantity), one.unit());
    }
}
