package io.singlewindow.authority.forex;

import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.authority.rates.ExchangeRates.Rate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Takes in, at the start, the rates of the file that the settings name: currency, from, to, rate, source. */
@Component
@Profile("!simulator")
class RateFile implements InitializingBean {

    private static final int COLUMNS = 5;

    private final ExchangeRates rates;
    private final ForexSettings settings;
    private final ResourceLoader resources;

    RateFile(ExchangeRates rates, ForexSettings settings, ResourceLoader resources) {
        this.rates = rates;
        this.settings = settings;
        this.resources = resources;
    }

    @Override
    public void afterPropertiesSet() {
        if (settings.rates().isEmpty()) {
            return;
        }
        try {
            List<String> lines = resources.getResource(settings.rates()).getContentAsString(StandardCharsets.UTF_8).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("currency,")) {
                    add(line, i + 1);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.forex.rates is " + settings.rates() + ", which cannot be read", unreadable);
        }
    }

    private void add(String line, int number) {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length != COLUMNS || !cells[0].matches("[A-Z]{3}") || new BigDecimal(cells[3]).signum() <= 0 || cells[4].isBlank()) {
                throw new IllegalArgumentException("no rate");
            }
            rates.add(cells[0], LocalDate.parse(cells[1]), LocalDate.parse(cells[2]), new Rate(new BigDecimal(cells[3]), cells[4]));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new IllegalStateException("Line " + number + " of " + settings.rates() + " is " + line
                    + ", expected ISO currency,yyyy-MM-dd,yyyy-MM-dd,rate,source", malformed);
        }
    }
}
