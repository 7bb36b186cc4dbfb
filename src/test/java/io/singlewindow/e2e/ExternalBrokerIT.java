package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.PropertiesLoginModule;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker of docker/compose.yaml, from its own files but on another port, and a window that uses it. */
class ExternalBrokerIT {

    private static final Path FILES = Path.of("docker/artemis").toAbsolutePath();
    private static final long ANSWER_MILLIS_MAX = 60_000;

    @TempDir
    static Path folder;

    private static EmbeddedActiveMQ broker;
    private static String url;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        int port = ServerProcess.freePort();
        url = "tcp://127.0.0.1:" + port;
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager files = new FileDeploymentManager(FILES.resolve("broker.xml").toUri().toString());
        files.addDeployable(configuration);
        files.readConfiguration();
        configuration.setJournalDirectory(folder.resolve("journal").toString()).setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString()).setLargeMessagesDirectory(folder.resolve("large").toString())
                .clearAcceptorConfigurations().addAcceptorConfiguration("clients", url + "?protocols=CORE").setJMXManagementEnabled(false);
        broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager("activemq", new UsersOfFiles()));
        broker.start();
        server = ServerProcess.start("sandbox", folder.resolve("server"), ServerProcess.freePort(), "window.broker.url=" + url, "window.broker.username=window",
                "window.broker.password=window", "window.sandbox.demo=false", "window.authority.customs.transport=jms");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        broker.stop();
    }

    /** What login.config of the image says. */
    private static final class UsersOfFiles extends SecurityConfiguration {

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            Map<String, Object> options = new HashMap<>();
            options.put("baseDir", FILES.toString());
            options.put("org.apache.activemq.jaas.properties.user", "artemis-users.properties");
            options.put("org.apache.activemq.jaas.properties.role", "artemis-roles.properties");
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(PropertiesLoginModule.class.getName(), AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)};
        }
    }

    private static JMSContext login(String principal) {
        return new ActiveMQConnectionFactory(url, principal, "sandbox-" + principal).createContext();
    }

    @Test
    void aConsignmentThatCameByTheQueueIsAnsweredAndReleased() throws JMSException {
        Window window = new Window(server.url());
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        try (JMSContext any = login("any"); JMSConsumer answers = any.createConsumer(any.createQueue("submissions.out.any"))) {
            for (Window.Sample sample : set.samples()) {
                BytesMessage message = any.createBytesMessage();
                message.writeBytes(sample.message());
                any.createProducer().send(any.createQueue("submissions.in"), message);
                Message answer = answers.receive(ANSWER_MILLIS_MAX);
                assertThat(answer).as("an answer in its own queue").isInstanceOf(TextMessage.class);
                assertThat(answer.getJMSCorrelationID()).isEqualTo(message.getJMSMessageID());
                JsonNode json = JsonMapper.shared().readTree(((TextMessage) answer).getText());
                assertThat(json.path("status").asString()).as(json.toString()).isEqualTo("ACCEPTED");
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> {
            JsonNode items = window.consignments(set.orderNo(), 0);
            return !items.isEmpty() && items.get(0).get("state").asString().equals("CLOSED");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "payment", "logistics", "declarant", "warehouse", "any"})
    void aPrincipalReachesItsOwnQueuesAndNoOther(String principal) {
        try (JMSContext context = login(principal)) {
            context.createConsumer(context.createQueue("submissions.out." + principal)).close();
            String another = principal.equals("platform") ? "payment" : "platform";
            assertThatThrownBy(() -> context.createConsumer(context.createQueue("submissions.out." + another))).isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> context.createConsumer(context.createQueue("submissions.in"))).isInstanceOf(JMSRuntimeException.class);
            for (String closed : new String[] {"submissions.out." + principal, "customs.in", "customs.out", "work.index"}) {
                assertThatThrownBy(() -> context.createProducer().send(context.createQueue(closed), "no")).as(closed).isInstanceOf(JMSRuntimeException.class);
            }
        }
    }

    @Test
    void nobodyComesInWithoutAPassword() {
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(url, "platform", "guess").createConnection()).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(url).createConnection()).isInstanceOf(JMSException.class);
    }
}
