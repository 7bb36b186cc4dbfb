package io.singlewindow.authority.forex.records;

import io.singlewindow.message.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the records of a settlement (汇发〔2015〕7号, 20–21): a restored record per order, small ones merged, and the actual
 * record of what is left when refunds and payments are netted.
 */
public final class Settling {

    /** Of renminbi: half up, to the fen. */
    public static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

    private static final int FEN_DIGITS = 2;

    private final Terms terms;
    private final ReportNumbers numbers;

    private Settling(Terms terms, ReportNumbers numbers) {
        this.terms = terms;
        this.numbers = numbers;
    }

    /**
     * Settles funds that belong to one institution, direction and currency.
     *
     * @param id of the settlement, 32 hex characters
     * @param funds at least one, each above 0
     * @throws IllegalArgumentException when there are none, or one is not above 0
     */
    public static Settlement settle(String id, Direction direction, Terms terms, List<Funds> funds, ReportNumbers numbers) {
        if (funds.isEmpty() || funds.stream().anyMatch(one -> one.amount().signum() <= 0)) {
            throw new IllegalArgumentException("Funds are " + funds.stream().map(Funds::amount).toList() + ", expected one or more above 0");
        }
        Settling settling = new Settling(terms, numbers);
        String actualRptNo = numbers.nextRptNo();
        List<Restored> restored = settling.restored(actualRptNo, funds);
        return new Settlement(id, direction, terms, settling.actual(actualRptNo, restored), restored);
    }

    private List<Restored> restored(String actualRptNo, List<Funds> funds) {
        List<List<Funds>> records = new ArrayList<>();
        Map<String, List<Funds>> merged = new LinkedHashMap<>();
        for (Funds one : funds) {
            if (terms.merges(one.amount())) {
                merged.computeIfAbsent(one.flow() + "/" + one.refund(), missing -> new ArrayList<>()).add(one);
            } else {
                records.add(List.of(one));
            }
        }
        List<Restored> restored = new ArrayList<>();
        records.forEach(record -> restored.add(record(actualRptNo, record, false)));
        merged.values().forEach(record -> restored.add(record(actualRptNo, record, true)));
        return List.copyOf(restored);
    }

    private Restored record(String actualRptNo, List<Funds> orders, boolean merged) {
        Funds first = orders.get(0);
        BigDecimal amount = orders.stream().map(Funds::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Restored(numbers.nextRptNo(), actualRptNo, first.flow(), first.refund(), merged,
                merged ? terms.institution() : first.customer(), merged ? null : first.counterparty(), merged ? null : first.country(),
                amount, renminbi(amount), terms.txCode(), List.copyOf(orders));
    }

    private Actual actual(String rptNo, List<Restored> restored) {
        BigDecimal in = sum(restored, Flow.IN);
        BigDecimal out = sum(restored, Flow.OUT);
        BigDecimal net = in.subtract(out);
        Flow flow = net.signum() == 0 ? null : net.signum() > 0 ? Flow.IN : Flow.OUT;
        BigDecimal cny = renminbi(net.abs());
        BigDecimal signedCny = net.signum() < 0 ? cny.negate() : cny;
        return new Actual(rptNo, numbers.nextBusCode(), flow == null ? Actual.ZERO_NET : Actual.NET, flow, in, out, net.abs(), cny,
                signedRenminbi(restored).subtract(signedCny));
    }

    private BigDecimal renminbi(BigDecimal amount) {
        return amount.multiply(terms.rate()).setScale(FEN_DIGITS, ROUNDING);
    }

    static BigDecimal sum(List<Restored> restored, Flow flow) {
        return restored.stream().filter(record -> record.flow() == flow).map(Restored::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal signedRenminbi(List<Restored> restored) {
        return restored.stream().map(record -> record.flow() == Flow.IN ? record.cnyAmount() : record.cnyAmount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
