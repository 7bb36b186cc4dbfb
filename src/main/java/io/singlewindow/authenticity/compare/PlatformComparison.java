package io.singlewindow.authenticity.compare;

import io.singlewindow.authenticity.wire.PlatformData;
import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.consignment.match.FieldMatch.Severity;
import io.singlewindow.consignment.match.FieldMatch.Verdict;
import io.singlewindow.consignment.match.MatchReport;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says of a payment against the order and the payment that the window holds, field by field. The interface has
 * neither a price nor a payer of its own; the payment company's raw answer is searched for what it must hold, and what is not
 * found there is absent, since its form is the payment company's.
 */
public final class PlatformComparison {

    private static final DateTimeFormatter WIRE_14 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int FEN_DIGITS = 2;
    private static final int VALUE_CHARACTERS_MAX = 500;

    private final Rules rules;
    private final UnaryOperator<String> company;

    /**
     * How far values may be apart.
     *
     * @param amount of a currency unit
     * @param tradingTime of the platform's time of payment from the payment voucher's
     */
    public record Rules(BigDecimal amount, Duration tradingTime) {}

    /**
     * What the window holds.
     *
     * @param payments of the orders that the platform names, by order number; only those that are there
     */
    public record Held(Order order, Payment payment, Map<String, Payment> payments) {}

    /**
     * @param company a company's code as it is filed, since messages name it by 10 or by 18 characters
     */
    public PlatformComparison(Rules rules, UnaryOperator<String> company) {
        this.rules = rules;
        this.company = company;
    }

    /** Compares; fields in the order of the interface. */
    public MatchReport compare(PlatformData data, Held held) {
        List<FieldMatch> fields = new ArrayList<>();
        fields.add(orderNo(data, held.order()));
        fields.add(same("ebpCode", Severity.HARD, company, "the order's platform",
                values(data.head().ebpCode(), held.order().ebpCode(), null), elements("ebpCode", "ebpCode", null)));
        fields.add(same("payCode", Severity.HARD, company, "the payment's company, and the order's where it names one",
                values(data.head().payCode(), held.order().payCode(), held.payment().payCode()), elements("payCode", "payCode", "payCode")));
        fields.add(same("payTransactionId", Severity.HARD, String::strip, "the payment's number, and the order's where it names one",
                values(data.head().payTransactionId(), held.order().payTransactionId(), held.payment().payTransactionId()),
                elements("payTransactionId", "payTransactionId", "payTransactionId")));
        fields.add(amount(data, held));
        fields.add(same("currency", Severity.HARD, String::strip, "the payment's currency",
                values(data.head().currency(), held.order().currency(), held.payment().currency()), elements("currency", "currency", "currency")));
        fields.add(tradingTime(data, held.payment()));
        fields.add(goods(data, held.order()));
        fields.add(payee(data, held.order()));
        fields.add(raw("initalResponse.payTransactionId", data, List.of(data.head().payTransactionId())));
        fields.add(raw("initalResponse.totalAmount", data, amountForms(data.head().totalAmount())));
        return new MatchReport(fields);
    }

    private static FieldMatch orderNo(PlatformData data, Order order) {
        List<String> named = data.orders().stream().map(PlatformData.PaidOrder::orderNo).toList();
        boolean among = named.contains(order.orderNo());
        Verdict verdict = !among ? Verdict.DIFFERENT : named.size() == 1 ? Verdict.EQUAL : Verdict.WITHIN;
        return new FieldMatch("orderNo", Severity.HARD, verdict, values(cut(String.join(", ", named)), order.orderNo(), null),
                elements("payExchangeInfoLists/orderNo", "orderNo", null), "one of the orders of the payment request", null);
    }

    /** The total is that of all orders of the payment request; when one of them is not here it cannot be told. */
    private FieldMatch amount(PlatformData data, Held held) {
        Set<String> named = data.orders().stream().map(PlatformData.PaidOrder::orderNo).collect(Collectors.toCollection(TreeSet::new));
        boolean all = held.payments().keySet().containsAll(named);
        BigDecimal paid = held.payments().values().stream().map(Payment::amountPaid).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal apart = data.head().totalAmount().subtract(paid).abs();
        Verdict verdict = !all ? Verdict.ABSENT
                : apart.signum() == 0 ? Verdict.EQUAL : apart.compareTo(rules.amount()) <= 0 ? Verdict.WITHIN : Verdict.DIFFERENT;
        BigDecimal orderPaid = held.order().acturalPaid();
        boolean orderDiffers = verdict != Verdict.ABSENT && named.size() == 1 && orderPaid != null
                && data.head().totalAmount().subtract(orderPaid).abs().compareTo(rules.amount()) > 0;
        return new FieldMatch("totalAmount", Severity.HARD, orderDiffers ? Verdict.DIFFERENT : verdict,
                values(plain(data.head().totalAmount()), orderPaid == null || named.size() > 1 ? null : plain(orderPaid), all ? plain(paid) : null),
                elements("totalAmount", "acturalPaid", "amountPaid"),
                all ? "what was paid for the orders of the payment request" : "one of the request's orders has no payment here", plain(rules.amount()));
    }

    private FieldMatch tradingTime(PlatformData data, Payment payment) {
        LocalDateTime told = time(data.head().tradingTime());
        LocalDateTime paid = time(payment.payTime());
        Verdict verdict = told == null || paid == null ? Verdict.ABSENT
                : told.equals(paid) ? Verdict.EQUAL
                : Duration.between(told, paid).abs().compareTo(rules.tradingTime()) <= 0 ? Verdict.WITHIN : Verdict.DIFFERENT;
        return new FieldMatch("tradingTime", Severity.SOFT, verdict, values(data.head().tradingTime(), null, payment.payTime()),
                elements("tradingTime", null, "payTime"), "the payment's time", rules.tradingTime().toString());
    }

    /** Names only, since the interface has no quantities and no prices. */
    private static FieldMatch goods(PlatformData data, Order order) {
        Set<String> told = data.orders().stream().filter(one -> one.orderNo().equals(order.orderNo())).flatMap(one -> one.goods().stream())
                .map(PlatformData.Goods::gname).map(PlatformComparison::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> held = order.lines().stream().map(Order.Line::itemName).map(PlatformComparison::name).collect(Collectors.toCollection(TreeSet::new));
        boolean each = held.stream().allMatch(name -> told.stream().anyMatch(other -> other.contains(name) || name.contains(other)));
        Verdict verdict = told.isEmpty() ? Verdict.ABSENT : told.equals(held) ? Verdict.EQUAL : each ? Verdict.WITHIN : Verdict.DIFFERENT;
        return new FieldMatch("goods", Severity.SOFT, verdict, values(cut(String.join("; ", told)), cut(String.join("; ", held)), null),
                elements("payExchangeInfoLists/goodsInfo/gname", "OrderList/itemName", null), "each of the order's goods is named", "names contained in each other");
    }

    private FieldMatch payee(PlatformData data, Order order) {
        String told = data.orders().stream().filter(one -> one.orderNo().equals(order.orderNo())).map(PlatformData.PaidOrder::recpCode)
                .filter(code -> code != null && !code.isBlank()).findFirst().orElse(null);
        Set<String> expected = Stream.of(order.ebcCode(), order.ebpCode()).map(company).collect(Collectors.toCollection(TreeSet::new));
        Verdict verdict = told == null ? Verdict.ABSENT : expected.contains(company.apply(told)) ? Verdict.EQUAL : Verdict.DIFFERENT;
        return new FieldMatch("recpCode", Severity.SOFT, verdict, values(told, String.join(", ", expected), null),
                elements("payExchangeInfoLists/recpCode", "ebcCode, ebpCode", null), "the payee is the order's company or platform", null);
    }

    private static FieldMatch raw(String field, PlatformData data, List<String> forms) {
        String response = data.head().initalResponse();
        String found = forms.stream().filter(response::contains).findFirst().orElse(null);
        return new FieldMatch(field, Severity.SOFT, found == null ? Verdict.ABSENT : Verdict.EQUAL, values(found, null, null),
                elements("initalResponse", null, null), "the payment company's answer holds " + String.join(" or ", forms), null);
    }

    /** Yuan, with and without zeros behind the point, and fen, as payment companies write them. */
    private static List<String> amountForms(BigDecimal amount) {
        List<String> forms = new ArrayList<>(List.of(plain(amount)));
        if (amount.scale() <= FEN_DIGITS) {
            forms.add(amount.setScale(FEN_DIGITS).toPlainString());
            forms.add(amount.movePointRight(FEN_DIGITS).stripTrailingZeros().toPlainString());
        }
        return forms.stream().distinct().toList();
    }

    private static FieldMatch same(
            String field, Severity severity, UnaryOperator<String> spelling, String rule, Map<String, String> values, Map<String, String> elements) {
        long different = values.values().stream().map(spelling).distinct().count();
        Map<String, String> present = new LinkedHashMap<>(elements);
        present.keySet().retainAll(values.keySet());
        Verdict verdict = values.size() < 2 ? Verdict.ABSENT : different == 1 ? Verdict.EQUAL : Verdict.DIFFERENT;
        return new FieldMatch(field, severity, verdict, values, present, rule, null);
    }

    private static Map<String, String> values(@Nullable String platform, @Nullable String order, @Nullable String payment) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "platform", platform);
        put(values, "order", order);
        put(values, "payment", payment);
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    private static Map<String, String> elements(String platform, @Nullable String order, @Nullable String payment) {
        return values(platform, order == null ? null : order.contains("/") ? order : "OrderHead/" + order, payment == null ? null : "PaymentHead/" + payment);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static String name(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= VALUE_CHARACTERS_MAX ? text : text.substring(0, VALUE_CHARACTERS_MAX) + "…";
    }

    private static @Nullable LocalDateTime time(String wire14) {
        try {
            return LocalDateTime.parse(wire14, WIRE_14);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
