package io.singlewindow.filing.register;

import io.singlewindow.filing.SiteDirectory;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The filed sites in the database. */
@Component
@Profile("!simulator")
class JdbcSiteDirectory implements SiteDirectory {

    private final JdbcClient jdbc;

    JdbcSiteDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> operator(String loctNo) {
        return jdbc.sql("SELECT uscc FROM filed_site WHERE loct_no = ?").param(loctNo).query(String.class).optional();
    }
}
