package io.singlewindow.ledger.quiet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection that passes the gate at the first change of a transaction and leaves it at the transaction's end. */
final class GatedConnection implements InvocationHandler {

    private final Connection target;
    private final WriteGate gate;
    private boolean autoCommit;
    private boolean inside;

    private GatedConnection(Connection target, WriteGate gate) throws SQLException {
        this.target = target;
        this.gate = gate;
        this.autoCommit = target.getAutoCommit();
    }

    static Connection of(Connection target, WriteGate gate) throws SQLException {
        return proxy(Connection.class, new GatedConnection(target, gate));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement" -> gated(PreparedStatement.class, proxy, method, arguments);
            case "prepareCall" -> gated(CallableStatement.class, proxy, method, arguments);
            case "createStatement" -> gated(Statement.class, proxy, method, arguments);
            case "commit" -> ended(call(target, method, arguments));
            case "rollback" -> arguments == null ? ended(call(target, method, null)) : call(target, method, arguments);
            case "close" -> closing(method);
            case "setAutoCommit" -> {
                call(target, method, arguments);
                autoCommit = target.getAutoCommit();
                yield leaveWhereNothingIsOpen();
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call(target, method, arguments);
        };
    }

    /** Not reached by a commit that failed: what it left open ends when the connection is closed. */
    private @Nullable Object ended(@Nullable Object result) {
        leave();
        return result;
    }

    private @Nullable Object closing(Method method) throws Throwable {
        try {
            return call(target, method, null);
        } finally {
            leave();
        }
    }

    private @Nullable Object leaveWhereNothingIsOpen() {
        if (autoCommit) {
            leave();
        }
        return null;
    }

    private void leave() {
        if (inside) {
            inside = false;
            gate.leave();
        }
    }

    private <S extends Statement> Object gated(Class<S> type, Object connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Object statement = call(target, method, arguments);
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
        return proxy(type, (proxy, called, given) -> switch (called.getName()) {
            case "getConnection" -> connection;
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                    run(sql == null && given != null && given[0] instanceof String text ? text : sql, statement, called, given);
            case "executeBatch", "executeLargeBatch" -> run(sql, statement, called, given);
            case "equals" -> given != null && proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call(statement, called, given);
        });
    }

    /** @param sql null: not known, as in a batch of many */
    private @Nullable Object run(@Nullable String sql, Object statement, Method method, Object @Nullable [] arguments) throws Throwable {
        if (sql != null && !Writing.writes(sql)) {
            return call(statement, method, arguments);
        }
        if (!inside) {
            gate.enter();
            inside = true;
        }
        try {
            return call(statement, method, arguments);
        } finally {
            leaveWhereNothingIsOpen();
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(GatedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
