package io.singlewindow.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that is away at times, or fails at the commit. */
final class FailingDataSource extends DelegatingDataSource {

    /** How it fails. */
    enum Mode {
        /** Not at all. */
        WORKS,
        /** No connection is to be had. */
        AWAY,
        /** The commit fails, and the database has rolled back. */
        REFUSES_COMMIT,
        /** The commit fails as seen from here, and was done. */
        LOSES_ANSWER
    }

    private volatile Mode mode = Mode.WORKS;

    FailingDataSource(DataSource target) {
        super(target);
    }

    void set(Mode wanted) {
        mode = wanted;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (mode == Mode.AWAY) {
            throw new SQLTransientConnectionException("The database is away");
        }
        Connection target = super.getConnection();
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean commits = method.getName().equals("commit") && !target.getAutoCommit();
                    if (commits && mode == Mode.REFUSES_COMMIT) {
                        target.rollback();
                        throw new SQLException("The commit is refused");
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (commits && mode == Mode.LOSES_ANSWER) {
                            throw new SQLException("The commit's answer is lost");
                        }
                        return result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
