package io.singlewindow.filing.register;

import io.singlewindow.filing.EntityRegions;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Regions from the filings that have not ended. */
@Component
@Profile("!simulator")
class JdbcEntityRegions implements EntityRegions {

    private final JdbcClient jdbc;

    JdbcEntityRegions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> of(String uscc) {
        return jdbc.sql("SELECT region FROM filing WHERE kind = 'ENTITY' AND uscc = ? AND identity IS NOT NULL ORDER BY filing_no FETCH FIRST 1 ROWS ONLY")
                .param(uscc).query(String.class).optional();
    }
}
