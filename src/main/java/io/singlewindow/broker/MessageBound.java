package io.singlewindow.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Refuses a submission that nobody could take from its queue: a client's library reads the whole of a text before anyone
 * sees its length. What is a little too large is let through, to be answered with a finding.
 */
final class MessageBound implements ActiveMQServerMessagePlugin {

    private static final int AROUND_BYTES_MAX = 65_536;

    private final long bytesMax;

    /** @param messageBytesMax bytes that a message may have; its text has two bytes a character on the wire */
    MessageBound(int messageBytesMax) {
        this.bytesMax = 2L * messageBytesMax + AROUND_BYTES_MAX;
    }

    @Override
    public void beforeSend(ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (!SubmissionQueues.IN.equals(message.getAddress())) {
            return;
        }
        long bytes = message.isLargeMessage() ? message.getWholeMessageSize() : message.getEncodeSize();
        if (bytes > bytesMax) {
            throw new ActiveMQException("A message of " + bytes + " bytes, limit " + bytesMax, ActiveMQExceptionType.ILLEGAL_STATE);
        }
    }
}
