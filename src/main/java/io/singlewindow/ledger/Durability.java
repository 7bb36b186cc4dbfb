package io.singlewindow.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a commit gets onto the disk, and whether it can. */
enum Durability {
    /** H2 writes at commit but does not force; one forced write covers everything committed before it. */
    H2 {
        @Override
        void force(JdbcClient jdbc) {
            jdbc.sql("CHECKPOINT SYNC").update();
        }

        @Override
        boolean seenBeforeDurable() {
            return true;
        }

        @Override
        void require(JdbcClient jdbc) {
            // nothing of H2 can be set so that it would not force
        }

        @Override
        void prepare(JdbcClient jdbc) {
            // one process has the file, and one thread of it appends
        }
    },
    /** PostgreSQL forces at commit, when it is told to. */
    POSTGRESQL {
        @Override
        void force(JdbcClient jdbc) {
            // the commit has done it
        }

        @Override
        boolean seenBeforeDurable() {
            return false;
        }

        @Override
        void require(JdbcClient jdbc) {
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

    /** Makes everything committed so far survive a power cut. */
    abstract void force(JdbcClient jdbc);

    /** True when others read a commit before {@link #force} has put it on disk. */
    abstract boolean seenBeforeDurable();

    /**
     * Refuses a database that cannot keep its promise.
     *
     * @throws IllegalStateException with the setting's value and the one expected
     */
    abstract void require(JdbcClient jdbc);

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
