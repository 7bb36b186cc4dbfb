package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerDirectory;
import io.singlewindow.broker.SubmissionQueues;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.problem.ProblemJson;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * The queue door: a message in, its durable answer out in the same transaction. When that is lost the message comes again,
 * and gets the stored answer. What can never be accepted is answered with its findings; only what may go better later, and
 * what nobody foresaw, goes back to the queue, the latter a few times.
 */
@Component("queueDoor")
@Profile("!simulator")
class QueueDoor {

    private static final Logger LOG = LoggerFactory.getLogger(QueueDoor.class);
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    private static final String MESSAGE_KEY = "jms-";
    private static final String CONTENT_ENCODING = "ContentEncoding";
    private static final String ACCEPT = "Accept";
    /** Who logged in to send it, as the broker says. */
    private static final String VALIDATED_USER = "JMSXUserID";
    private static final String DELIVERY = "JMSXDeliveryCount";
    private static final int UNFORESEEN_DELIVERIES_MAX = 5;
    private static final int FULL = 503;
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String XML = "application/xml";

    private final ProducerTemplate routes;
    private final CallerDirectory callers;
    private final Bodies bodies;
    private final BodyBudget budget;
    private final QueueReplies replies;
    private final SignedReceipts receipts;
    private final ObjectMapper json;
    private final Clock clock;

    QueueDoor(
            ProducerTemplate routes, CallerDirectory callers, Bodies bodies, BodyBudget budget, QueueReplies replies,
            SignedReceipts receipts, ObjectMapper json, Clock clock) {
        this.routes = routes;
        this.callers = callers;
        this.bodies = bodies;
        this.budget = budget;
        this.replies = replies;
        this.receipts = receipts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is answered.
     *
     * @param httpStatus as the REST door would answer
     * @param body JSON as it would answer, or the signed receipt that was asked for
     */
    record Reply(int httpStatus, String contentType, byte[] body, boolean replay) {}

    /** Takes one message and sends its answer. */
    public void take(Message message) throws JMSException {
        String user = message.getStringProperty(VALIDATED_USER);
        Optional<Caller> caller = user == null ? Optional.empty() : callers.byId(user);
        if (caller.isEmpty()) {
            // there is nobody to answer; a broker elsewhere must be told to say who has logged in
            LOG.warn("Message {} is of {}, who is no principal, and is dropped", message.getJMSMessageID(), user);
            return;
        }
        String correlation = message.getJMSCorrelationID() == null ? message.getJMSMessageID() : message.getJMSCorrelationID();
        replies.send(message, caller.get().id(), correlation, reply(message, caller.get(), correlation));
    }

    private Reply reply(Message message, Caller caller, String correlation) throws JMSException {
        try (BodyBudget.Share share = budget.share()) {
            boolean receipt = XML.equals(text(message, ACCEPT));
            Answer answer = routes.requestBody("direct:accept-submission", submission(message, caller, share), Answer.class);
            return receipt
                    ? new Reply(answer.httpStatus(), XML, receipts.of(answer, caller), answer.replay())
                    : new Reply(answer.httpStatus(), JSON, answer.json(), answer.replay());
        } catch (RuntimeException | JMSException thrown) {
            ProblemException refused = ProblemException.in(thrown).orElse(null);
            boolean later = refused != null && refused.status() == FULL;
            if (later || refused == null && message.getIntProperty(DELIVERY) < UNFORESEEN_DELIVERIES_MAX) {
                throw thrown;
            }
            if (refused == null) {
                LOG.error("Unexpected failure of message {}, given up", correlation, thrown);
                refused = new ProblemException(FULL, Finding.of(ErrorCode.SYS_001, null, null));
            }
            return new Reply(refused.status(), PROBLEM, json.writeValueAsBytes(ProblemJson.problem(refused, SubmissionQueues.IN, correlation)), false);
        }
    }

    private Submission submission(Message message, Caller caller, BodyBudget.Share share) throws JMSException {
        Submission.requireClient(caller);
        QueueReplies.requireOwn(message.getJMSReplyTo(), caller.id());
        String key = text(message, IDEMPOTENCY_KEY);
        Submission.requireFitting(key, IDEMPOTENCY_KEY);
        if (key == null && message.getJMSMessageID() != null) {
            // a rejected message that comes again is not judged a second time either
            key = MESSAGE_KEY + message.getJMSMessageID();
        }
        boolean packed = Bodies.packed(text(message, CONTENT_ENCODING), CONTENT_ENCODING + " ");
        byte[] bytes = bytes(message, share);
        Bodies.Body body = packed ? bodies.inflate(bytes, bodies.messageBytesMax(), share) : new Bodies.Body(bytes, null);
        return new Submission(caller, body.bytes(), body.refusal(), key, "jms", clock.instant(), true);
    }

    /**
     * A property of the message.
     *
     * @throws ProblemException 400 when it is there and no text, nor anything that can be written as one
     */
    private static @Nullable String text(Message message, String property) throws JMSException {
        try {
            return message.getStringProperty(property);
        } catch (MessageFormatException bytes) {
            throw ProblemException.of(400, ErrorCode.SYS_007, property, "a text");
        }
    }

    private byte[] bytes(Message message, BodyBudget.Share share) throws JMSException {
        int bytesMax = bodies.messageBytesMax();
        if (message instanceof BytesMessage given) {
            requireFitting(given.getBodyLength());
            share.cover((int) given.getBodyLength());
            byte[] bytes = new byte[(int) given.getBodyLength()];
            given.reset();
            given.readBytes(bytes);
            return bytes;
        }
        if (message instanceof TextMessage given) {
            String text = given.getText() == null ? "" : given.getText();
            requireFitting(text.length());
            share.cover(Math.min(bytesMax, text.length()));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            requireFitting(bytes.length);
            share.cover(bytes.length);
            return bytes;
        }
        throw ProblemException.of(415, ErrorCode.SYS_005, kind(message), "BytesMessage or TextMessage");
    }

    private void requireFitting(long bytes) {
        if (bytes > bodies.messageBytesMax()) {
            throw Bodies.tooLarge(String.valueOf(bytes), bodies.messageBytesMax());
        }
    }

    /** The kind of a message in the words of JMS. */
    private static String kind(@Nullable Message message) {
        return message instanceof jakarta.jms.MapMessage ? "MapMessage"
                : message instanceof jakarta.jms.ObjectMessage ? "ObjectMessage"
                : message instanceof jakarta.jms.StreamMessage ? "StreamMessage" : "Message";
    }
}
