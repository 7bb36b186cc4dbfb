package io.singlewindow.warning;

import io.singlewindow.warning.rule.Median;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Unit prices of filed goods, counted by day, and the median of a day, which is made at its first use and kept. */
@Component
@Profile("!simulator")
class PriceFacts {

    /** Different prices looked at for one median, the newest days first; goods of more prices have none that means much. */
    private static final int PRICES_READ_MAX = 5_000;

    private final JdbcClient jdbc;

    PriceFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a deal, or with -1 takes one back. */
    void count(String goods, LocalDate day, BigDecimal price, int deals) {
        int updated = jdbc.sql("UPDATE warning_price SET deals = deals + ? WHERE goods = ? AND seen_on = ? AND price = ?")
                .params(deals, goods, day, price).update();
        if (updated == 0 && deals > 0) {
            jdbc.sql("INSERT INTO warning_price (goods, seen_on, price, deals) VALUES (?, ?, ?, ?)").params(goods, day, price, deals).update();
        }
    }

    /** The median of the days before this one; the same whenever it is asked for on the day. */
    Optional<Median> median(String goods, LocalDate usedOn, int days) {
        Optional<Median> known = jdbc.sql("SELECT median, deals, lowest, highest, from_on, to_on FROM warning_median WHERE goods = ? AND used_on = ?")
                .params(goods, usedOn).query((row, n) -> new Median(row.getBigDecimal(1), row.getLong(2), row.getBigDecimal(3), row.getBigDecimal(4),
                        row.getObject(5, LocalDate.class), row.getObject(6, LocalDate.class))).optional();
        return known.or(() -> Optional.of(made(goods, usedOn, days))).filter(one -> one.deals() > 0);
    }

    private Median made(String goods, LocalDate usedOn, int days) {
        LocalDate from = usedOn.minusDays(days);
        LocalDate to = usedOn.minusDays(1);
        List<Median.Price> prices = jdbc.sql("SELECT price, deals FROM warning_price WHERE goods = ? AND seen_on >= ? AND seen_on <= ?"
                        + " ORDER BY seen_on DESC, price FETCH FIRST " + PRICES_READ_MAX + " ROWS ONLY")
                .params(goods, from, to).query((row, n) -> new Median.Price(row.getBigDecimal(1), row.getLong(2))).list();
        Median made = Median.of(prices, from, to).orElse(new Median(BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO, from, to));
        jdbc.sql("INSERT INTO warning_median (goods, used_on, median, deals, lowest, highest, from_on, to_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(goods, usedOn, made.value(), made.deals(), made.lowest(), made.highest(), from, to).update();
        return made;
    }
}
