package io.singlewindow.authority.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dated exchange rates. Where a day has none, there is none: a rate is never guessed. */
@Component
@Profile("!simulator")
public class ExchangeRates {

    private static final Rate RENMINBI = new Rate(BigDecimal.ONE, "CNY");

    private final JdbcClient jdbc;

    /** The rates of this database. */
    public ExchangeRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Renminbi for one unit of a currency, and who published it. */
    public record Rate(BigDecimal rate, String source) {}

    /** The rate of a currency (ISO) on a day; of several periods the one that began last. */
    public Optional<Rate> on(String currency, LocalDate day) {
        return currency.equals(Currencies.CNY)
                ? Optional.of(RENMINBI)
                : jdbc.sql("SELECT rate, source FROM exchange_rate WHERE currency = ? AND valid_from <= ? AND valid_to >= ?"
                                + " ORDER BY valid_from DESC FETCH FIRST 1 ROWS ONLY")
                        .params(currency, day, day).query((row, n) -> new Rate(row.getBigDecimal(1), row.getString(2))).optional();
    }

    /** Takes a rate in; what is known of a currency from that day stays as it is. */
    public void add(String currency, LocalDate from, LocalDate to, Rate rate) {
        try {
            if (jdbc.sql("SELECT COUNT(*) FROM exchange_rate WHERE currency = ? AND valid_from = ?").params(currency, from)
                    .query(Integer.class).single() == 0) {
                jdbc.sql("INSERT INTO exchange_rate (currency, valid_from, valid_to, rate, source) VALUES (?, ?, ?, ?, ?)")
                        .params(currency, from, to, rate.rate(), rate.source()).update();
            }
        } catch (DuplicateKeyException meanwhile) {
            // another node has the same file
        }
    }
}
