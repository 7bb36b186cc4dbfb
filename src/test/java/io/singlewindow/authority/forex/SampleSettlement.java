package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.records.Flow;
import io.singlewindow.authority.forex.records.Funds;
import io.singlewindow.authority.forex.records.Party;
import io.singlewindow.authority.forex.records.ReportNumbers;
import io.singlewindow.authority.forex.records.Settlement;
import io.singlewindow.authority.forex.records.Settling;
import io.singlewindow.authority.forex.records.Terms;
import io.singlewindow.authority.simulator.JwsPost;
import io.singlewindow.message.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Settlements that need no window: of exports in dollars, numbered by this process. */
final class SampleSettlement {

    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime() % 1_000_000_000);

    private SampleSettlement() {}

    /** One order each of 50 dollars, merged, and of 600, on its own. */
    static Settlement of(String... orderNos) {
        return of(Arrays.stream(orderNos).map(orderNo -> order(orderNo, orderNo.hashCode() % 2 == 0 ? "50" : "600")).toList());
    }

    static Settlement of(List<Funds> funds) {
        Terms terms = new Terms(Party.company("91330100TERT00024R", "杭州示例支付有限公司"), "USD", LocalDate.of(2026, 11, 1),
                new BigDecimal("7.1"), "test", new BigDecimal("7.1"), new BigDecimal("500"), "122990", "");
        return Settling.settle(JwsPost.id(), Direction.EXPORT, terms, funds,
                new ReportNumbers("330100", "SW", LocalDate.of(2026, 11, 1), SERIAL.getAndAdd(100)));
    }

    static Funds order(String orderNo, String amount) {
        return funds(orderNo, amount, null);
    }

    /** A refund of the order that a settlement has told of. */
    static Funds refund(String orderNo, String amount, @Nullable String reverses) {
        return funds(orderNo, amount, reverses);
    }

    private static Funds funds(String orderNo, String amount, @Nullable String reverses) {
        return new Funds(JwsPost.id(), reverses != null, reverses == null ? Flow.IN : Flow.OUT, new BigDecimal(amount),
                Party.company("91330100TERT00016Y", "杭州示例电子商务有限公司"), null, "502", orderNo, "91330100TERT00016Y",
                "91330100TERT00016Y", "QD" + orderNo, "YD" + orderNo, "20261101", reverses);
    }

    static String rptNoOf(Settlement settlement, String orderNo) {
        return settlement.restored().stream().filter(record -> record.orders().stream().anyMatch(one -> one.orderNo().equals(orderNo)))
                .findFirst().orElseThrow().rptNo();
    }
}
