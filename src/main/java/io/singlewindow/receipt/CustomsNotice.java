package io.singlewindow.receipt;

import io.singlewindow.message.MessageType;
import java.util.Set;
import org.w3c.dom.Element;

/** What customs sends of its own accord, or about a message as a whole: tax bills, summary results, format receipts. */
public interface CustomsNotice {

    /** The messages that are understood here. */
    Set<MessageType> types();

    /**
     * Applies one business node, in the transaction that takes the message; the same node again changes nothing.
     *
     * @param receiptId of the kept message
     * @throws IllegalArgumentException before anything is written, when the node cannot be used: the message is parked with
     *     the exception's text and may be replayed
     */
    void apply(MessageType type, Element node, String receiptId);
}
