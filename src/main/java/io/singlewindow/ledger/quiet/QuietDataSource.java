package io.singlewindow.ledger.quiet;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * H2's connections, which it knows the writing transactions of. When H2 stores its maps it takes the root of one after
 * the other while others write on, so what it stores may hold one half of a transaction and not the other, nor the undo
 * log that would take the half back; killed then, it comes up with rows that their indexes miss and that no update can
 * change any more. What is stored when nobody writes is whole.
 */
public final class QuietDataSource extends DelegatingDataSource {

    private final WriteGate gate = new WriteGate();

    public QuietDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return GatedConnection.of(super.getConnection(), gate);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return GatedConnection.of(super.getConnection(username, password), gate);
    }

    /**
     * Waits until no transaction writes, and lets none begin to before the action has ended.
     *
     * @throws IllegalStateException when this thread's own transaction writes, or another's does not end
     */
    public void whenQuiet(Runnable action) {
        gate.whenQuiet(action);
    }
}
