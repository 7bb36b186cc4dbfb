package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Customs over the queue, envelopes and receipts signed with RSA, the simulator in a process of its own. */
@Tag("nightly")
class QueueTransportIT {

    private static final String CUSTOMS_PASSWORD = "customs-of-this-test";

    @TempDir
    static Path folder;

    private static ServerProcess simulator;
    private static ServerProcess server;
    private static Window window;
    private static String broker;

    @BeforeAll
    static void start() {
        int port = ServerProcess.freePort();
        int brokerPort = ServerProcess.freePort();
        int simulatorPort = ServerProcess.freePort();
        broker = "tcp://127.0.0.1:" + brokerPort;
        server = ServerProcess.start("sandbox", folder.resolve("server"), port, "window.simulator.url=http://127.0.0.1:" + simulatorPort,
                "window.broker.port=" + brokerPort, "window.broker.customs-password=" + CUSTOMS_PASSWORD, "window.sandbox.demo=false",
                "window.authority.customs.transport=jms", "window.key.algorithm=RSA-SHA256");
        simulator = ServerProcess.start("simulator", folder.resolve("simulator"), simulatorPort,
                "window.simulator.callback-url=" + server.url(), "window.simulator.broker-url=" + broker,
                "window.broker.customs-password=" + CUSTOMS_PASSWORD, "window.authority.customs.transport=jms",
                "window.simulator.algorithm=RSA-SHA256");
        window = new Window(server.url());
    }

    @AfterAll
    static void stop() {
        simulator.close();
        server.close();
    }

    @Test
    void anImportAndAnExportAreReleasedAndClosedEachDocumentTakenOnce() {
        List<Window.SampleSet> sets = List.of(window.samples("import", "", "SM2", "9610"), window.samples("export", "", "RSA-SHA256", "9610"),
                window.samples("import", "LOST", "SM2", "9610"));
        sets.forEach(set -> set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202)));
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).until(() -> sets.stream().allMatch(set -> {
            JsonNode items = window.consignments(set.orderNo(), 0);
            return !items.isEmpty() && items.get(0).get("state").asString().equals("CLOSED");
        }));
        SimulatorJournal journal = new SimulatorJournal(simulator.dataDir());
        assertThat(journal.effects()).hasSize(12).allSatisfy((key, times) -> assertThat(times).as(key).isEqualTo(1));
        assertThat(journal.customs()).allSatisfy(reception -> {
            assertThat(reception.get("envelopeSignature").get("algorithm").asString()).isEqualTo("RSA-SHA256");
            assertThat(reception.get("envelopeSignature").get("valid").asBoolean()).isTrue();
            assertThat(reception.get("messageSignature").get("valid").asBoolean()).isTrue();
        });
    }

    @Test
    void theBrokerLetsNobodyInWithoutThePassword() {
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(broker, "customs", "guess").createConnection()).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(broker).createConnection()).isInstanceOf(JMSException.class);
    }

    @Test
    void customsReachesItsOwnQueuesOnly() {
        try (JMSContext context = new ActiveMQConnectionFactory(broker, "customs", CUSTOMS_PASSWORD).createContext()) {
            assertThatThrownBy(() -> context.createProducer().send(context.createQueue("work.index"), "wake")).isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> context.createProducer().send(context.createQueue("customs.out"), "no")).isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> context.createConsumer(context.createQueue("customs.in"))).isInstanceOf(JMSRuntimeException.class);
        }
    }

    @Test
    void whatNobodyCanReadInTheQueueIsParkedAndStopsNothing() {
        try (JMSContext context = new ActiveMQConnectionFactory(broker, "customs", CUSTOMS_PASSWORD).createContext()) {
            context.createProducer().send(context.createQueue("customs.in"), "neither XML nor signed");
        }
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> window.submit(sample.message()));
        JsonNode consignment = window.consignments(set.orderNo(), 30).get(0);
        assertThat(consignment.get("state").asString()).isIn("RELEASED", "CLOSED");
    }
}
