package io.singlewindow.consignment.match;

import io.singlewindow.consignment.match.FieldMatch.Severity;
import io.singlewindow.consignment.match.FieldMatch.Verdict;
import io.singlewindow.masking.Masker;
import io.singlewindow.message.IdentityNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One row of the table while it is filled in: who carries the field, then how it is compared. */
final class Row {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String field;
    private final Severity severity;
    private final String rule;
    private final List<Carrier> carriers = new ArrayList<>();
    private boolean contradicted;

    private Row(String field, Severity severity, String rule) {
        this.field = field;
        this.severity = severity;
        this.rule = rule;
    }

    static Row of(String field, Severity severity, String rule) {
        return new Row(field, severity, rule);
    }

    static Row hard(String field, String rule) {
        return new Row(field, Severity.HARD, rule);
    }

    static Row soft(String field, String rule) {
        return new Row(field, Severity.SOFT, rule);
    }

    /** A document that must carry the field: leaving it empty is a difference, not an absence. */
    <D> Row required(@Nullable D document, Side side, String element, Function<D, @Nullable Object> value) {
        if (document != null) {
            carriers.add(new Carrier(side, element, text(value.apply(document))));
        }
        return this;
    }

    /** A document that may carry the field: left empty, it takes no part. */
    <D> Row optional(@Nullable D document, Side side, String element, Function<D, @Nullable Object> value) {
        if (document != null && !text(value.apply(document)).isEmpty()) {
            required(document, side, element, value);
        }
        return this;
    }

    /** What a document's own amounts add up to; when it states another total, it contradicts itself. The tolerance is in the amounts' currency. */
    Row addsUpTo(Side side, String sum, BigDecimal total, BigDecimal tolerance) {
        carriers.replaceAll(carrier -> {
            if (carrier.side() != side || number(carrier.value()) == null || apart(carrier.value(), total).compareTo(tolerance) <= 0) {
                return carrier;
            }
            contradicted = true;
            return carrier.noted(sum + " = " + total.toPlainString());
        });
        return this;
    }

    /** Texts, the same after trimming. */
    FieldMatch text() {
        return done(allAlike(value -> value), UnaryOperator.identity(), null);
    }

    /** Codes of companies, the same when they name one company. */
    FieldMatch company(UnaryOperator<String> spelling) {
        return done(allAlike(spelling), UnaryOperator.identity(), null);
    }

    /** Identity numbers: a closing x is an X, and none is shown whole. */
    FieldMatch identity() {
        return done(allAlike(value -> value.toUpperCase(Locale.ROOT)), IdentityNumber::mask, null);
    }

    /** Telephones: compared as texts, never shown whole. */
    FieldMatch telephone() {
        return done(allAlike(value -> value), Masker::telephone, null);
    }

    /** Decimals, the same whatever their scale. */
    FieldMatch number() {
        return done(allAlike(Row::canonical), UnaryOperator.identity(), null);
    }

    /** Amounts of one currency that may be apart by so much of it. */
    FieldMatch amount(BigDecimal tolerance) {
        if (tolerance.signum() == 0) {
            return number();
        }
        Verdict verdict = allAlike(Row::canonical);
        if (verdict == Verdict.DIFFERENT && within(tolerance)) {
            verdict = Verdict.WITHIN;
        }
        return done(verdict, UnaryOperator.identity(), tolerance.toPlainString());
    }

    /** Decimals that may be apart by a fraction of the first. */
    FieldMatch numberWithin(BigDecimal fraction) {
        Verdict verdict = allAlike(Row::canonical);
        if (verdict == Verdict.DIFFERENT && near(fraction)) {
            verdict = Verdict.WITHIN;
        }
        String percent = fraction.multiply(HUNDRED).stripTrailingZeros().toPlainString() + " %";
        return done(verdict, UnaryOperator.identity(), percent);
    }

    /** A verdict the caller reached. */
    FieldMatch verdict(Verdict verdict) {
        return done(verdict, UnaryOperator.identity(), null);
    }

    private boolean near(BigDecimal fraction) {
        BigDecimal first = number(carriers.get(0).value());
        if (first == null) {
            return false;
        }
        return within(first.abs().multiply(fraction));
    }

    private boolean within(BigDecimal most) {
        BigDecimal first = number(carriers.get(0).value());
        return first != null && carriers.stream().map(carrier -> number(carrier.value()))
                .allMatch(other -> other != null && other.subtract(first).abs().compareTo(most) <= 0);
    }

    private Verdict allAlike(UnaryOperator<String> form) {
        if (carriers.size() < 2) {
            return Verdict.ABSENT;
        }
        long forms = carriers.stream().map(carrier -> form.apply(carrier.value())).distinct().count();
        return forms == 1 ? Verdict.EQUAL : Verdict.DIFFERENT;
    }

    private FieldMatch done(Verdict verdict, UnaryOperator<String> shown, @Nullable String tolerance) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> elements = new LinkedHashMap<>();
        for (Carrier carrier : carriers) {
            values.put(carrier.side().key(), carrier.show(shown));
            elements.put(carrier.side().key(), carrier.element());
        }
        return new FieldMatch(field, severity, contradicted ? Verdict.DIFFERENT : verdict, values, elements, rule, tolerance);
    }

    private static BigDecimal apart(String value, BigDecimal total) {
        return new BigDecimal(value).subtract(total).abs();
    }

    private static String canonical(String value) {
        BigDecimal number = number(value);
        return number == null ? value : number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal number(String value) {
        return value.isEmpty() ? null : new BigDecimal(value);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString().strip();
    }

    /** One document's value and where it stands. */
    private record Carrier(Side side, String element, String value, @Nullable String note) {

        Carrier(Side side, String element, String value) {
            this(side, element, value, null);
        }

        Carrier noted(String text) {
            return new Carrier(side, element, value, text);
        }

        /** An identity number written into a name or an address is not shown whole either. */
        String show(UnaryOperator<String> form) {
            String shown = IdentityNumber.maskWithin(form.apply(value));
            return note == null ? shown : shown + " (" + note + ")";
        }
    }
}
