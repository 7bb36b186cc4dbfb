package io.singlewindow.filing;

import io.singlewindow.message.Direction;

/** Declares filings of goods void (作废): the port by which a decision does. */
@FunctionalInterface
public interface GoodsVoiding {

    /**
     * Declares a company's goods with this item number void from now on, in the caller's transaction: a move of customs by the window, with its
     * entry, and the owner is flagged. Nothing happens where they are void or ended already.
     *
     * @param reason why, as the entry and the flag have it
     */
    void end(String owner, Direction direction, String itemNo, String reason);
}
