package io.singlewindow.intake;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A principal at the broker. */
final class QueueClient implements AutoCloseable {

    private static final long ANSWER_MILLIS_MAX = 90_000;

    final JMSContext context;
    private final String principal;
    private final Map<String, Answered> others = new HashMap<>();

    QueueClient(RunningWindow window, String principal) {
        this.principal = principal;
        this.context = new ActiveMQConnectionFactory(window.brokerUrl(), principal, "sandbox-" + principal).createContext();
    }

    /** What came back. */
    record Answered(String correlationId, int httpStatus, boolean replay, String text) {

        JsonNode json() {
            return RunningWindow.JSON.readTree(text);
        }
    }

    BytesMessage bytes(byte[] body) {
        BytesMessage message = context.createBytesMessage();
        try {
            message.writeBytes(body);
        } catch (JMSException failed) {
            throw new JMSRuntimeException(failed.getMessage());
        }
        return message;
    }

    TextMessage text(byte[] body) {
        return context.createTextMessage(new String(body, StandardCharsets.UTF_8));
    }

    /** Sends it; gives its id. */
    String send(Message message) {
        context.createProducer().send(context.createQueue("submissions.in"), message);
        try {
            return message.getJMSMessageID();
        } catch (JMSException failed) {
            throw new JMSRuntimeException(failed.getMessage());
        }
    }

    /** Sends it with a temporary queue for the answer, and waits for that. */
    Answered ask(Message message) {
        Queue temporary = context.createTemporaryQueue();
        replyTo(message, temporary);
        String id = send(message);
        Answered answer = next(temporary);
        if (!answer.correlationId().equals(id)) {
            throw new AssertionError("Expected an answer to " + id + ", got " + answer);
        }
        return answer;
    }

    static void replyTo(Message message, @Nullable Destination destination) {
        try {
            message.setJMSReplyTo(destination);
        } catch (JMSException failed) {
            throw new JMSRuntimeException(failed.getMessage());
        }
    }

    /** The answer to this in the principal's own queue. */
    Answered answerTo(String correlationId) {
        while (!others.containsKey(correlationId)) {
            Answered next = next(context.createQueue("submissions.out." + principal));
            others.put(next.correlationId(), next);
        }
        return others.get(correlationId);
    }

    Answered next(Destination from) {
        try (var consumer = context.createConsumer(from)) {
            Message answer = consumer.receive(ANSWER_MILLIS_MAX);
            if (answer == null) {
                throw new AssertionError("No answer in " + from);
            }
            return new Answered(answer.getJMSCorrelationID(), answer.getIntProperty("HttpStatus"),
                    answer.getBooleanProperty("IdempotentReplay"), ((TextMessage) answer).getText());
        } catch (JMSException failed) {
            throw new JMSRuntimeException(failed.getMessage());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
