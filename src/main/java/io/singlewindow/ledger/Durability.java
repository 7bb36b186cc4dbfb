package io.singlewindow.ledger;

import io.singlewindow.ledger.journal.JournaledPath;
import io.singlewindow.ledger.journal.SealedFile;
import io.singlewindow.ledger.quiet.QuietDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import javax.sql.DataSource;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a commit gets onto the disk, and whether it can. */
enum Durability {
    /** H2 writes some time after the commit and does not force; one force covers everything committed before it. */
    H2 {
        @Override
        int force(JdbcTemplate template) {
            QuietDataSource quiet = quiet(template);
            return Objects.requireNonNull(template.execute((ConnectionCallback<Integer>) connection -> force(database(connection), quiet)));
        }

        /**
         * Stores what was committed at a moment when nobody writes, so that what is stored is whole, and forces that. H2's
         * background thread stores at moments of its own, which are superseded here and are never where it comes up.
         */
        private int force(Database database, QuietDataSource quiet) {
            MVStore store = database.getStore().getMvStore();
            if (!store.isPersistent()) {
                return 0;
            }
            String name = store.getFileStore().getFileName();
            SealedFile file = JournaledPath.opened(name).orElse(null);
            try {
                quiet.whenQuiet(() -> {
                    store.commit();
                    // runs when all that was taken for writing is written
                    store.executeFilestoreOperation(file == null ? () -> { } : file::cut);
                });
                if (file == null) {
                    store.sync();
                    return 0;
                }
                file.seal();
                return file.losses();
            } catch (MVStoreException | IOException failed) {
                // what it has in memory is in doubt: the next connection opens it anew from what is on disk
                JournaledPath.giveUp(name, () -> giveUp(database));
                throw new IllegalStateException("H2 could not be forced", failed);
            }
        }

        /**
         * Its sessions end with it: one that is used later would find it closed and have H2 shut it down again, which takes whatever
         * database is registered by this name for it.
         */
        private void giveUp(Database database) {
            SessionLocal[] sessions = database.getSessions(false);
            if (!database.isClosing()) {
                database.shutdownImmediately();
            }
            for (SessionLocal session : sessions) {
                try {
                    session.close();
                } catch (RuntimeException gone) {
                    // it has no database to say goodbye to
                }
            }
        }

        /** One that nobody else knows where the transactions that write are not known, which {@link #require} does not accept. */
        private QuietDataSource quiet(JdbcTemplate template) {
            DataSource source = Objects.requireNonNull(template.getDataSource());
            return source instanceof QuietDataSource known ? known : new QuietDataSource(source);
        }

        private Database database(Connection connection) throws SQLException {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                return session.getDatabase();
            }
            throw new SQLFeatureNotSupportedException("H2 runs in another process, expected in this one: it cannot be forced");
        }

        @Override
        boolean seenBeforeDurable() {
            return true;
        }

        @Override
        void require(JdbcTemplate template) {
            if (!(template.getDataSource() instanceof QuietDataSource)) {
                throw new IllegalStateException("H2 is connected to by " + template.getDataSource() + ", expected a "
                        + QuietDataSource.class.getSimpleName() + ": a kill may leave halves of transactions");
            }
            String file = template.execute((ConnectionCallback<String>) connection -> {
                MVStore store = database(connection).getStore().getMvStore();
                return store.isPersistent() ? store.getFileStore().getFileName() : "memory";
            });
            if (file == null || JournaledPath.opened(file).isEmpty()) {
                throw new IllegalStateException("H2 keeps " + file + ", expected a URL jdbc:h2:" + JournaledPath.SCHEME
                        + ":… : without its journal a power cut may lose what is acknowledged");
            }
        }

        @Override
        void prepare(JdbcClient jdbc) {
            // one process has the file, and one thread of it appends
        }
    },
    /** PostgreSQL forces at commit, when it is told to. */
    POSTGRESQL {
        @Override
        int force(JdbcTemplate template) {
            // the commit has done it
            return 0;
        }

        @Override
        boolean seenBeforeDurable() {
            return false;
        }

        @Override
        void require(JdbcTemplate template) {
            JdbcClient jdbc = JdbcClient.create(template);
            for (String setting : new String[] {"fsync", "full_page_writes"}) {
                String value = jdbc.sql("SHOW " + setting).query(String.class).single();
                if (!value.equals("on")) {
                    throw new IllegalStateException("PostgreSQL runs with " + setting + "=" + value
                            + ", expected on: what is acknowledged would be lost with the power");
                }
            }
        }

        @Override
        void prepare(JdbcClient jdbc) {
            jdbc.sql("SET LOCAL synchronous_commit = on").update();
            jdbc.sql("SET LOCAL lock_timeout = '5s'").update();
            jdbc.sql("SET LOCAL idle_in_transaction_session_timeout = '2s'").update();
        }
    };

    /**
     * Makes everything committed so far survive a power cut.
     *
     * @return how often the database was given up before with something committed and not forced: when it is more than the last time,
     *     what was committed since may be gone
     */
    abstract int force(JdbcTemplate template);

    /** True when others read a commit before {@link #force} has put it on disk. */
    abstract boolean seenBeforeDurable();

    /**
     * Refuses a database that cannot keep its promise.
     *
     * @throws IllegalStateException with the setting's value and the one expected
     */
    abstract void require(JdbcTemplate template);

    /** Settings of an appending transaction. */
    abstract void prepare(JdbcClient jdbc);

    static Durability of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                default -> throw new IllegalStateException("The database is " + product + ", expected H2 or PostgreSQL");
            };
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The database cannot be reached", unreachable);
        }
    }
}
