package io.singlewindow.ledger;

import java.sql.SQLException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that does not write now from a submission that it does not take. */
final class DatabaseFault {

    /** SQLSTATE class of lost connections, in both dialects. */
    private static final String CONNECTION = "08";
    /** SQLSTATE class of a server that is stopped. */
    private static final String INTERVENTION = "57";

    private DatabaseFault() {}

    /** True when every other write would fail as well, so that nobody in particular is to blame. */
    static boolean causes(Throwable failed) {
        return failed instanceof TransactionException
                || failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException
                || failed instanceof NonTransientDataAccessResourceException
                || lostConnection(failed);
    }

    private static boolean lostConnection(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
            if (state.startsWith(CONNECTION) || state.startsWith(INTERVENTION)) {
                return true;
            }
        }
        return false;
    }
}
