package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import tools.jackson.databind.json.JsonMapper;

/** The ways in; each sends messages in their order and sees every one accepted. */
enum Door {
    REST {
        @Override
        void send(Window window, int brokerPort, List<byte[]> messages) {
            for (byte[] message : messages) {
                Window.Answer answer = window.submit(message);
                assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            }
        }
    },
    SOAP {
        @Override
        void send(Window window, int brokerPort, List<byte[]> messages) {
            for (byte[] message : messages) {
                String envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                        + "<submit xmlns=\"urn:single-window:submission:1\"><content>" + Base64.getEncoder().encodeToString(message)
                        + "</content></submit></s:Body></s:Envelope>";
                Window.Answer answer = window.post("/ws/submissions", Window.ANYONE, "text/xml; charset=UTF-8", envelope.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.text()).contains(">ACCEPTED<");
            }
        }
    },
    QUEUE {
        @Override
        void send(Window window, int brokerPort, List<byte[]> messages) {
            try (JMSContext context = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort, "any", "sandbox-any").createContext()) {
                var answers = context.createTemporaryQueue();
                try (var consumer = context.createConsumer(answers)) {
                    for (byte[] body : messages) {
                        var message = context.createBytesMessage();
                        message.writeBytes(body);
                        message.setJMSReplyTo(answers);
                        context.createProducer().send(context.createQueue("submissions.in"), message);
                        TextMessage answer = (TextMessage) consumer.receive(ANSWER_MILLIS_MAX);
                        assertThat(answer).as("an answer").isNotNull();
                        assertThat(JsonMapper.shared().readTree(answer.getText()).get("status").asString()).isEqualTo("ACCEPTED");
                    }
                }
            } catch (JMSException failed) {
                throw new AssertionError(failed);
            }
        }
    },
    ZIP {
        @Override
        void send(Window window, int brokerPort, List<byte[]> messages) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(packed)) {
                for (int n = 0; n < messages.size(); n++) {
                    zip.putNextEntry(new ZipEntry(n + ".xml"));
                    zip.write(messages.get(n));
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            Window.Answer answer = window.post("/api/v1/submissions/batch", Window.ANYONE, "application/zip", packed.toByteArray());
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            List<String> statuses = answer.json().get("items").valueStream().map(item -> item.get("status").asString()).toList();
            assertThat(statuses).hasSize(messages.size()).containsOnly("ACCEPTED");
        }
    };

    private static final long ANSWER_MILLIS_MAX = 60_000;

    abstract void send(Window window, int brokerPort, List<byte[]> messages);
}
