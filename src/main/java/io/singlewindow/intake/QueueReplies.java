package io.singlewindow.intake;

import io.singlewindow.broker.SubmissionQueues;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jms.InvalidDestinationException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.MessageCreator;
import org.springframework.stereotype.Component;

/**
 * Sends answers: to the temporary queue that the asker has named, else to the principal's own queue. It sends in the
 * session in which the message came, so that both are done or neither is.
 */
@Component
@Profile("!simulator")
class QueueReplies {

    private final JmsTemplate jms;

    QueueReplies(ConnectionFactory connections) {
        this.jms = new JmsTemplate(connections);
        this.jms.setSessionTransacted(true);
    }

    /**
     * Refuses an address of answers that is not the asker's own: it could be anyone's.
     *
     * @throws ProblemException 400
     */
    static void requireOwn(@Nullable Destination replyTo, String principal) throws JMSException {
        if (replyTo != null && !temporary(replyTo) && !ownQueue(replyTo, principal)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "JMSReplyTo " + replyTo,
                    "a temporary queue, or none for " + SubmissionQueues.out(principal));
        }
    }

    /** By its name too: what kind of queue it is the asker alone says. */
    private static boolean temporary(Destination replyTo) throws JMSException {
        return replyTo instanceof TemporaryQueue queue && SubmissionQueues.temporary(queue.getQueueName());
    }

    private static boolean ownQueue(Destination replyTo, String principal) throws JMSException {
        return replyTo instanceof Queue queue && queue.getQueueName().equals(SubmissionQueues.out(principal));
    }

    /** Sends the answer of a message. */
    void send(Message message, String principal, String correlation, QueueDoor.Reply reply) throws JMSException {
        MessageCreator answer = session -> {
            TextMessage text = session.createTextMessage(new String(reply.body(), StandardCharsets.UTF_8));
            text.setJMSCorrelationID(correlation);
            text.setStringProperty("ContentType", reply.contentType());
            text.setIntProperty("HttpStatus", reply.httpStatus());
            text.setBooleanProperty("IdempotentReplay", reply.replay());
            return text;
        };
        Destination replyTo = message.getJMSReplyTo();
        if (replyTo != null && temporary(replyTo)) {
            try {
                jms.send(replyTo, answer);
                return;
            } catch (InvalidDestinationException gone) {
                // whoever asked has left; the principal still finds it in its own queue
            }
        }
        jms.send(SubmissionQueues.out(principal), answer);
    }
}
