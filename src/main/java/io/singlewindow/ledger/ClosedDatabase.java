package io.singlewindow.ledger;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * Tells the pool that a connection to an H2 database that was closed is dead. It would not see that by itself, and a
 * connection in steady use is not tested: the ledger would be given the dead one for ever. Public, as the pool makes it.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failed) {
        return failed.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED || failed.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
