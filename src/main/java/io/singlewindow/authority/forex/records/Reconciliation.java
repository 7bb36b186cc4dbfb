package io.singlewindow.authority.forex.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a settlement's two data sets agree: the restored records' sum is the actual record before netting, and every
 * one is linked to it. It is asked before anything is sent, and knows nothing of how the records were made.
 */
public final class Reconciliation {

    /** A rounding to the fen is off by half a fen at most. */
    private static final BigDecimal HALF_FEN = new BigDecimal("0.005");

    private final List<Difference> differences = new ArrayList<>();

    private Reconciliation() {}

    /** One disagreement. */
    public record Difference(String what, String given, String expected) {}

    /** What does not agree; empty when all does. */
    public static List<Difference> differences(Settlement settlement) {
        Reconciliation reconciliation = new Reconciliation();
        settlement.restored().forEach(record -> reconciliation.record(settlement, record));
        reconciliation.actual(settlement);
        reconciliation.numbers(settlement);
        return List.copyOf(reconciliation.differences);
    }

    private void record(Settlement settlement, Restored record) {
        Actual actual = settlement.actual();
        BigDecimal orders = record.orders().stream().map(Funds::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        amount(record.rptNo() + " amount", record.amount(), orders);
        check(record.rptNo() + " is above 0", record.amount().signum() > 0, "true");
        check(record.rptNo() + " busCode", record.busCode(), actual.rptNo());
        check(record.rptNo() + " is one way", record.orders().stream().allMatch(one -> one.flow() == record.flow()
                && one.refund() == record.refund()), "true");
        within(record.rptNo() + " cnyAmount", record.cnyAmount(), record.amount().multiply(settlement.terms().rate()));
    }

    private void actual(Settlement settlement) {
        Actual actual = settlement.actual();
        amount("grossIn", actual.grossIn(), Settling.sum(settlement.restored(), Flow.IN));
        amount("grossOut", actual.grossOut(), Settling.sum(settlement.restored(), Flow.OUT));
        BigDecimal net = actual.grossIn().subtract(actual.grossOut());
        amount("amount after netting", actual.signed(actual.amount()), net);
        check("txCode", actual.txCode(), net.signum() == 0 ? Actual.ZERO_NET : Actual.NET);
        check("flow", actual.flow(), net.signum() == 0 ? null : net.signum() > 0 ? Flow.IN : Flow.OUT);
        within("cnyAmount", actual.cnyAmount(), actual.amount().multiply(settlement.terms().rate()));
        amount("cnyAmount with cnyRounding", actual.signed(actual.cnyAmount()).add(actual.cnyRounding()),
                Settling.signedRenminbi(settlement.restored()));
        BigDecimal allowed = HALF_FEN.multiply(BigDecimal.valueOf(settlement.restored().size() + 1L));
        check("cnyRounding is within " + allowed.toPlainString(), actual.cnyRounding().abs().compareTo(allowed) <= 0, "true");
    }

    private void numbers(Settlement settlement) {
        List<String> numbers = Stream.concat(Stream.of(settlement.actual().rptNo()), settlement.restored().stream().map(Restored::rptNo)).toList();
        check("different rptNo", numbers.stream().distinct().count(), String.valueOf(numbers.size()));
        check("rptNo of " + ReportNumbers.RPT_NO_LENGTH, numbers.stream().allMatch(no -> no.length() == ReportNumbers.RPT_NO_LENGTH), "true");
        List<String> items = settlement.funds().stream().map(Funds::itemId).toList();
        check("different orders and refunds", items.stream().distinct().count(), String.valueOf(items.size()));
    }

    private void amount(String what, BigDecimal given, BigDecimal expected) {
        if (given.compareTo(expected) != 0) {
            differences.add(new Difference(what, given.toPlainString(), expected.toPlainString()));
        }
    }

    private void within(String what, BigDecimal given, BigDecimal exact) {
        if (given.subtract(exact).abs().compareTo(HALF_FEN) > 0) {
            differences.add(new Difference(what, given.toPlainString(), exact.toPlainString()));
        }
    }

    private void check(String what, @Nullable Object given, @Nullable Object expected) {
        String have = Objects.toString(given);
        String want = Objects.toString(expected);
        if (!have.equals(want)) {
            differences.add(new Difference(what, have, want));
        }
    }
}
