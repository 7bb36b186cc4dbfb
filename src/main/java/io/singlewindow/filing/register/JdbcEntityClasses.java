package io.singlewindow.filing.register;

import io.singlewindow.filing.EntityClasses;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Classes from the filings that have not ended. */
@Component
@Profile("!simulator")
class JdbcEntityClasses implements EntityClasses {

    private final JdbcClient jdbc;

    JdbcEntityClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> of(String uscc) {
        return jdbc.sql("SELECT subject FROM filing WHERE kind = 'ENTITY' AND uscc = ? AND identity IS NOT NULL ORDER BY subject FETCH FIRST 1 ROWS ONLY")
                .param(uscc).query(String.class).optional();
    }
}
