package io.singlewindow.ledger;

import io.singlewindow.ledger.journal.JournaledPath;
import io.singlewindow.ledger.quiet.QuietDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2LedgerTest extends LedgerContract {

    @Override
    DataSource dataSource(Path folder) {
        JournaledPath.register();
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:journaled:" + folder.resolve("window") + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return new QuietDataSource(h2);
    }

    @Override
    String migrations() {
        return "h2";
    }
}
