package io.singlewindow.ledger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Silences those who report at length what a test does to them on purpose. */
final class QuietLogs implements AutoCloseable {

    private static final List<String> LOUD =
            List.of("org.springframework.transaction", "com.zaxxer.hikari", "io.singlewindow.ledger.Committer",
                    "io.singlewindow.ledger.LogFaults");

    QuietLogs() {
        LOUD.forEach(name -> logger(name).setLevel(Level.OFF));
    }

    @Override
    public void close() {
        LOUD.forEach(name -> logger(name).setLevel(null));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
