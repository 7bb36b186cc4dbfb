package io.singlewindow.backup;

import io.singlewindow.ledger.journal.JournaledPath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.core.env.Environment;

/**
 * What a server would work on: its data directory and its database.
 *
 * @param passphrase seals the keys; empty: they can be read by whoever has the file
 */
record Place(Path dataDir, String url, String username, String password, String passphrase) {

    private static final String UNFINISHED = "restore-unfinished";

    static Place of(Environment environment) {
        return new Place(Path.of(environment.getRequiredProperty("window.data-dir")), environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username", ""), environment.getProperty("spring.datasource.password", ""),
                environment.getProperty("window.backup-passphrase", ""));
    }

    boolean h2() {
        return url.startsWith("jdbc:h2:");
    }

    Path keys() {
        return dataDir.resolve("keys");
    }

    /** There while a restore is under way, and after one that failed; no server starts beside it. */
    Path unfinished() {
        return dataDir.resolve(UNFINISHED);
    }

    Connection connect() throws SQLException {
        JournaledPath.register();
        return DriverManager.getConnection(url, username, password);
    }
}
