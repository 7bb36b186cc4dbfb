package io.singlewindow.authority.forex.records;

import io.singlewindow.message.Direction;
import java.util.List;

/**
 * One settlement: the actual record of a payment institution, and the restored records that it is made of.
 *
 * @param id 32 hex characters, the window's own
 */
public record Settlement(String id, Direction direction, Terms terms, Actual actual, List<Restored> restored) {

    /** All orders and refunds in it. */
    public List<Funds> funds() {
        return restored.stream().flatMap(record -> record.orders().stream()).toList();
    }
}
