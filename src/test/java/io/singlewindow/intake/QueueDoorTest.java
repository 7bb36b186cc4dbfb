package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.intake.QueueClient.Answered;
import io.singlewindow.message.MessageType;
import io.singlewindow.signature.SignatureAlgorithm;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The queue door as its clients meet it, the careful and the hostile. */
class QueueDoorTest {

    private final RunningWindow window = RunningWindow.shared();
    private final QueueClient payment = new QueueClient(window, "payment");

    @AfterEach
    void close() {
        payment.close();
    }

    private static byte[] payment(String number) {
        return SandboxMessage.of(MessageType.CEB411).with("8C6B1E52-4F0D-4A8B-9D3E-000000000411", "8C6B1E52-4F0D-4A8B-9D3E-6" + number)
                .element(1, "payTransactionId", "ZQ" + number).signedBy("payment", SignatureAlgorithm.SM2);
    }

    @Test
    void bytesAndTextAreTheSameMessageAndTheAnswerIsThatOfTheRestDoor() {
        byte[] message = payment("00000000001");
        Answered first = payment.ask(payment.bytes(message));
        assertThat(first.httpStatus()).as(first.text()).isEqualTo(202);
        assertThat(first.replay()).isFalse();
        Answered text = payment.ask(payment.text(message));
        assertThat(text.replay()).isTrue();
        assertThat(text.text()).isEqualTo(first.text());
        RunningWindow.Answered rest = window.post("/api/v1/submissions", "sandbox-payment", Map.of("Content-Type", "application/xml"), message);
        assertThat(rest.replay()).isTrue();
        assertThat(rest.text()).isEqualTo(first.text());
    }

    @Test
    void withoutReplyToTheAnswerLiesInThePrincipalsQueueUnderTheIdOfTheMessageOrItsCorrelationId() throws JMSException {
        String plain = payment.send(payment.bytes(payment("00000000002")));
        Message correlated = payment.bytes("<x/>".getBytes());
        correlated.setJMSCorrelationID("mine-" + plain);
        payment.send(correlated);
        assertThat(payment.answerTo(plain).httpStatus()).isEqualTo(202);
        assertThat(payment.answerTo("mine-" + plain).httpStatus()).isEqualTo(422);
    }

    @Test
    void whoeverAsksForXmlGetsTheReceiptInAnEnvelopeThatTheWindowSigned() throws Exception {
        byte[] body = payment("00000000011");
        Message asked = payment.bytes(body);
        asked.setStringProperty("Accept", "application/xml");
        Answered answer = payment.ask(asked);
        assertThat(answer.httpStatus()).as(answer.text()).isEqualTo(202);
        JsonNode doctor = window.post("/api/v1/tools/verify-signature", "sandbox-payment", Map.of("Content-Type", "application/xml"),
                answer.text().getBytes(StandardCharsets.UTF_8)).json();
        assertThat(doctor.get("valid").asBoolean()).as(doctor.toString()).isTrue();
        assertThat(doctor.get("certificate").get("subject").asString()).contains("单一窗口");
        assertThat(answer.text()).contains(":SenderId>DXPENTZJSW000001<").contains(":MsgType>CEB412Message<");
        String data = answer.text().replaceFirst("(?s).*<\\w+:Data>([^<]*)</.*", "$1");
        assertThat(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8)).contains("CEB412Message")
                .contains("ZQ00000000011").contains(":returnStatus>2<");
        Message again = payment.bytes(body);
        assertThat(payment.ask(again).json().get("status").asString()).isEqualTo("ACCEPTED");
        Message refused = payment.context.createMapMessage();
        refused.setStringProperty("Accept", "application/xml");
        refused(payment.ask(refused), 415, "SYS-005");
    }

    @Test
    void anIdempotencyKeyRepeatsWhateverWasAnsweredAndRefusesOtherContent() throws JMSException {
        Answered first = payment.ask(keyed("<x/>"));
        Answered again = payment.ask(keyed("<x/>"));
        Answered other = payment.ask(keyed("<y/>"));
        assertThat(first.httpStatus()).isEqualTo(422);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replay()).isTrue();
        assertThat(other.httpStatus()).isEqualTo(422);
        assertThat(other.json().get("code").asString()).isEqualTo("DUP-002");
        assertThat(other.json().get("findings").get(0).get("message").get("zh").asString()).isNotBlank();
    }

    private Message keyed(String body) throws JMSException {
        Message message = payment.bytes(body.getBytes());
        message.setStringProperty("IdempotencyKey", "k-over-the-queue");
        return message;
    }

    @ParameterizedTest
    @ValueSource(strings = {"IdempotencyKey", "ContentEncoding", "Accept"})
    void aPropertyThatIsNoTextIsAnsweredOnceWithAFinding(String property) {
        Message bytes = payment.bytes("<x/>".getBytes());
        ((ActiveMQMessage) bytes).getCoreMessage().putBytesProperty(property, new byte[] {1, 2, 3});
        refused(payment.ask(bytes), 400, "SYS-007");
    }

    @Test
    void aMessageThatTheBrokersClientCannotReadComesBackAFewTimesOnlyToo() throws JMSException {
        String id = "unreadable-" + UUID.randomUUID();
        QueueDoor door = window.bean(QueueDoor.class);
        assertThatThrownBy(() -> door.take(unreadable(id, 4))).isInstanceOf(JMSException.class);
        door.take(unreadable(id, 5));
        refused(payment.answerTo(id), 503, "SYS-001");
    }

    /** The payment institution's message, of whose body nothing can be read. */
    private static Message unreadable(String id, int deliveries) {
        return (Message) Proxy.newProxyInstance(Message.class.getClassLoader(), new Class<?>[] {BytesMessage.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getJMSMessageID" -> id;
                    case "getStringProperty" -> "JMSXUserID".equals(arguments[0]) ? "payment" : null;
                    case "getIntProperty" -> deliveries;
                    case "getBodyLength" -> throw new JMSException("the large body is gone");
                    default -> null;
                });
    }

    @Test
    void whatCannotBeTakenIsAnsweredOnceWithAFinding() throws JMSException {
        refused(payment.ask(payment.bytes(new byte[10_485_761])), 413, "SYS-006");
        refused(payment.ask(payment.text(new byte[10_485_761])), 413, "SYS-006");
        refused(payment.ask(payment.context.createMapMessage()), 415, "SYS-005");
        refused(payment.ask(payment.context.createObjectMessage("text")), 415, "SYS-005");
        refused(payment.ask(payment.context.createStreamMessage()), 415, "SYS-005");
        refused(payment.ask(payment.context.createMessage()), 415, "SYS-005");
        Message unknown = payment.bytes("<x/>".getBytes());
        unknown.setStringProperty("ContentEncoding", "br");
        refused(payment.ask(unknown), 415, "SYS-005");
        Message longKey = payment.bytes("<x/>".getBytes());
        longKey.setStringProperty("IdempotencyKey", "k".repeat(201));
        refused(payment.ask(longKey), 400, "SYS-007");
        Answered empty = payment.ask(payment.context.createTextMessage(null));
        assertThat(empty.httpStatus()).isEqualTo(400);
        assertThat(empty.json().get("findings").get(0).get("code").asString()).isEqualTo("READ-009");
        assertThat(empty.json().get("submissionId").asString()).hasSize(32);
    }

    private static void refused(Answered answer, int status, String code) {
        assertThat(answer.httpStatus()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("findings").get(0).get("message").get("en").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("submissionId");
    }

    @Test
    void whatNobodyCouldReadIsRefusedAtTheSenderAndLeavesNothingOnTheDisk() {
        assertThatThrownBy(() -> payment.send(payment.bytes(new byte[30 << 20]))).isInstanceOf(JMSRuntimeException.class)
                .hasMessageContaining("limit");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(window.dataDir().resolve("broker/large").toFile().listFiles()).isEmpty());
        assertThat(payment.ask(payment.bytes("<x/>".getBytes())).httpStatus()).isEqualTo(422);
    }

    @Test
    void aPackedMessageIsTheSameMessageAndABombIsKeptAsUnreadable() throws Exception {
        byte[] message = payment("00000000003");
        Answered plain = payment.ask(payment.bytes(message));
        Answered packed = payment.ask(packed(message));
        assertThat(packed.text()).isEqualTo(plain.text());
        Answered bomb = payment.ask(packed(new byte[100 << 20]));
        assertThat(bomb.httpStatus()).isEqualTo(400);
        assertThat(bomb.json().get("findings").get(0).get("code").asString()).isEqualTo("READ-011");
    }

    private Message packed(byte[] plain) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        Message message = payment.bytes(packed.toByteArray());
        message.setStringProperty("ContentEncoding", "gzip");
        return message;
    }

    @Test
    void answersGoToNobodyElse() throws JMSException {
        try (QueueClient platform = new QueueClient(window, "platform")) {
            List<ActiveMQDestination> elsewhere = List.of(ActiveMQDestination.createQueue("submissions.out.platform"), ActiveMQDestination.createQueue("customs.out"),
                    ActiveMQDestination.createQueue("submissions.in"), ActiveMQDestination.createTopic("t"),
                    ActiveMQDestination.createTemporaryQueue("work.index"), ActiveMQDestination.createTemporaryQueue("submissions.out.platform"),
                    ActiveMQDestination.createQueue(UUID.randomUUID().toString()));
            for (ActiveMQDestination replyTo : elsewhere) {
                Message message = payment.bytes("<x/>".getBytes());
                QueueClient.replyTo(message, replyTo);
                Answered answer = payment.answerTo(payment.send(message));
                refused(answer, 400, "SYS-007");
                assertThat(answer.json().get("findings").get(0).get("given").asString()).contains(replyTo.getName());
            }
            Message own = payment.bytes("<x/>".getBytes());
            QueueClient.replyTo(own, payment.context.createQueue("submissions.out.payment"));
            assertThat(payment.answerTo(payment.send(own)).httpStatus()).isEqualTo(422);
            String last = platform.send(platform.bytes("<last/>".getBytes()));
            assertThat(platform.next(platform.context.createQueue("submissions.out.platform")).correlationId()).isEqualTo(last);
        }
    }

    @Test
    void whenTheAskerHasLeftTheAnswerLiesInItsOwnQueue() {
        String asked;
        Queue temporary;
        Message message = payment.bytes("<x/>".getBytes());
        try (QueueClient leaving = new QueueClient(window, "payment")) {
            temporary = leaving.context.createTemporaryQueue();
        }
        QueueClient.replyTo(message, temporary);
        asked = payment.send(message);
        assertThat(payment.answerTo(asked).httpStatus()).isEqualTo(422);
    }

    @Test
    void theLoginSaysWhoseItIsWhateverTheMessageSays() throws JMSException {
        byte[] order = SandboxMessage.of(MessageType.CEB311).with("8C6B1E52-4F0D-4A8B-9D3E-000000000311", "8C6B1E52-4F0D-4A8B-9D3E-700000000311")
                .signedBy("platform");
        for (String property : List.of("JMSXUserID", "_AMQ_VALIDATED_USER", "principal")) {
            Message message = payment.bytes(order);
            try {
                message.setStringProperty(property, "platform");
            } catch (JMSRuntimeException | JMSException refused) {
                continue;
            }
            Answered answer = payment.ask(message);
            assertThat(answer.httpStatus()).as(answer.text()).isEqualTo(422);
            assertThat(answer.json().get("findings").get(0).get("code").asString()).isEqualTo("SND-001");
        }
    }

    @Test
    void propertiesOfAMessageDoNotSteerRoutes() throws JMSException {
        String mark = "customs.out";
        try (SeenHeaders seen = SeenHeaders.of(window, "receive-submission")) {
            Message message = payment.bytes("<x/>".getBytes());
            for (String name : List.of("CamelJmsDestinationName", "CamelJmsDestination", "CamelBeanMethodName", "camelBeanMethodName",
                    "CAMELTOENDPOINT", "CamelHttpUri", "org_DOT_apache_DOT_camel_DOT_x")) {
                message.setStringProperty(name, mark);
            }
            message.setStringProperty("Harmless", "may come in");
            assertThat(payment.ask(message).httpStatus()).isEqualTo(422);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> seen.headers().containsKey("Harmless"));
            assertThat(seen.headers()).doesNotContainValue(mark);
        }
    }

    @Test
    void aPrincipalReachesItsOwnQueuesOnly() {
        for (String queue : List.of("work.index", "customs.out", "customs.in", "submissions.out.platform", "submissions.out.payment", "no.such.queue",
                "activemq.management")) {
            assertThatThrownBy(() -> payment.context.createProducer().send(payment.context.createQueue(queue), "x")).as("send to " + queue)
                    .isInstanceOf(JMSRuntimeException.class);
        }
        for (String queue : List.of("work.index", "customs.out", "customs.in", "submissions.out.platform", "submissions.in", "no.such.queue",
                "submissions.out.payment::work.index", "submissions.out.payment::customs.in", "submissions.out.*", "submissions.out.#")) {
            assertThatThrownBy(() -> payment.context.createConsumer(payment.context.createQueue(queue))).as("consume " + queue)
                    .isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> payment.context.createBrowser(payment.context.createQueue(queue)).getEnumeration()).as("browse " + queue)
                    .isInstanceOfAny(JMSRuntimeException.class, JMSException.class);
        }
        assertThatThrownBy(() -> payment.context.createConsumer(payment.context.createTopic("submissions.out.platform"))).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> payment.context.createDurableConsumer(payment.context.createTopic("submissions.out.payment"), "all"))
                .isInstanceOfAny(JMSRuntimeException.class);
    }

    @Test
    void onlyPrincipalsThatSubmitLogInAndOnlyWithTheirOwnKey() {
        for (String[] login : new String[][] {{"payment", "sandbox-platform"}, {"payment", "guess"}, {"nobody", "sandbox-payment"},
            {"regulator", "sandbox-regulator"}, {"operator", "sandbox-operator"}, {"window", "sandbox-any"}, {"customs", "sandbox-any"}, {"", ""},
            {"sandbox-payment", "sandbox-payment"}}) {
            assertThatThrownBy(() -> new ActiveMQConnectionFactory(window.brokerUrl(), login[0], login[1]).createConnection())
                    .as(String.join(" with ", login)).isInstanceOf(JMSException.class);
        }
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(window.brokerUrl()).createConnection()).isInstanceOf(JMSException.class);
    }

    @Test
    void whenNoBodyMayBeReadTheMessageWaitsInItsQueueAndIsAnsweredLater() {
        String waiting;
        try (BodyBudget.Share all = window.fullBut(0); SeenHeaders ended = SeenHeaders.of(window, "receive-submission")) {
            waiting = payment.send(payment.bytes(payment("00000000004")));
            // given back at least once
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ended.failures() > 0);
        }
        Answered answer = payment.answerTo(waiting);
        assertThat(answer.httpStatus()).as(answer.text()).isEqualTo(202);
        assertThat(answer.replay()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 422})
    void aMessageWhoseAnswerWasLostComesAgainAndGetsTheStoredAnswer(int status) {
        byte[] message = status == 202 ? payment("00000000005")
                : SandboxMessage.of(MessageType.CEB411).with("8C6B1E52-4F0D-4A8B-9D3E-000000000411", "8C6B1E52-4F0D-4A8B-9D3E-600000000422").unsigned();
        try (LostAnswer lost = LostAnswer.to("submissions.out.payment", window)) {
            Answered answer = payment.answerTo(payment.send(payment.bytes(message)));
            assertThat(lost.happened()).isTrue();
            assertThat(answer.httpStatus()).isEqualTo(status);
            assertThat(answer.replay()).as("it was stored before the answer was lost").isTrue();
            String id = answer.json().get("submissionId").asString();
            assertThat(window.get("/api/v1/submissions?guid=" + answer.json().get("guid").asString(), "sandbox-payment").json().get("items"))
                    .hasSize(1).allSatisfy(one -> assertThat(one.get("submissionId").asString()).isEqualTo(id));
        }
    }

    @Test
    void textIsAnsweredInText() {
        Message message = payment.context.createTextMessage("<x>商品</x>");
        assertThat(message).isInstanceOf(TextMessage.class);
        Answered answer = payment.ask(message);
        String id = answer.json().get("submissionId").asString();
        assertThat(window.get("/api/v1/submissions/" + id + "/content", "sandbox-payment").text()).isEqualTo("<x>商品</x>");
    }
}
