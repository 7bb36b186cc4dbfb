package io.singlewindow.broker;

import io.singlewindow.access.CallerDirectory;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsHeaderFilterStrategy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Starts the embedded broker with its security on, and gives the routes their {@code jms} component. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerConfig {

    /** Queue on which customs' messages leave; its consumer is the customs system. */
    private static final String CUSTOMS_OUT = "customs.out";
    /** Queue on which customs' receipts arrive. */
    private static final String CUSTOMS_IN = "customs.in";
    /** Wakes the index. */
    private static final String WORK_INDEX = "work.index";
    /** Submissions that wait; past it their senders are refused. */
    private static final long WAITING_BYTES_MAX = 1L << 30;
    /** Answers that one principal leaves lying; past it they are dropped, and the same submission is answered again. */
    private static final long ANSWERS_BYTES_MAX = 256L << 20;
    /** Messages past this stay on disk. */
    private static final long MEMORY_BYTES_MAX = 64L << 20;
    /** The default of 3.33 ms would hold every single sender to 285 messages a second. */
    private static final int JOURNAL_BUFFER_TIMEOUT_NANOS = 140_000;
    /** How long a listener that lost its broker waits before it looks for it again. */
    private static final long RECOVERY_MILLIS = 500;

    private final BrokerSettings settings;
    private final String password;

    BrokerConfig(BrokerSettings settings) {
        this.settings = settings;
        this.password = settings.embedded() ? freshPassword() : settings.password();
    }

    /** The embedded broker; absent when an external one is named. */
    @Bean(destroyMethod = "stop")
    BrokerHandle embeddedBroker(
            @Value("${window.data-dir}") Path dataDirectory, CallerDirectory callers,
            @Value("${window.reading.bytes-max}") int messageBytesMax) throws Exception {
        if (!settings.embedded()) {
            return new BrokerHandle(null);
        }
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        BrokerHandle handle = new BrokerHandle(broker);
        Configuration configuration = configuration(dataDirectory.resolve("broker"));
        configuration.registerBrokerPlugin(new MessageBound(messageBytesMax));
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new BrokerUsers(settings.username(), password, settings.customsPassword(), callers,
                principal -> handle.require(queue(SubmissionQueues.out(principal)))));
        broker.start();
        return handle;
    }

    @Bean
    @Primary
    ConnectionFactory connectionFactory(BrokerHandle broker) {
        String url = broker.embedded() ? "vm://0" : settings.url();
        CachingConnectionFactory cached =
                new CachingConnectionFactory(new ActiveMQConnectionFactory(url, settings.username(), password));
        cached.setSessionCacheSize(16);
        // a consumer that is kept after its listener has gone holds messages that nobody reads
        cached.setCacheConsumers(false);
        return cached;
    }

    @Bean
    JmsComponent jms(ConnectionFactory connectionFactory) {
        JmsComponent jms = JmsComponent.jmsComponentAutoAcknowledge(connectionFactory);
        jms.setTransacted(true);
        jms.setRecoveryInterval(RECOVERY_MILLIS);
        jms.setLazyCreateTransactionManager(false);
        jms.setHeaderFilterStrategy(headers());
        return jms;
    }

    /** Keeps the properties of a message from steering routes, as at the SOAP doors. */
    private static JmsHeaderFilterStrategy headers() {
        JmsHeaderFilterStrategy strategy = new JmsHeaderFilterStrategy();
        strategy.setLowerCase(true);
        // a dot in a name of JMS is written as a word
        strategy.setInFilterStartsWith("camel", "org.apache.camel.", "org_dot_apache_dot_camel_dot_");
        return strategy;
    }

    private Configuration configuration(Path directory) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("single-window")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(JOURNAL_BUFFER_TIMEOUT_NANOS)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setSecurityEnabled(true)
                // whose a submission is says the login, not the message
                .setPopulateValidatedUser(true)
                .setJMXManagementEnabled(false)
                .setGlobalMaxSize(MEMORY_BYTES_MAX)
                .addAcceptorConfiguration("in-vm", "vm://0");
        if (settings.port() > 0) {
            configuration.addAcceptorConfiguration(
                    "clients", "tcp://127.0.0.1:" + settings.port() + "?protocols=CORE");
        }
        configuration.addAddressSetting("#", addressSettings());
        configuration.addAddressSetting(SubmissionQueues.IN, addressSettings()
                .setPageLimitBytes(WAITING_BYTES_MAX).setPageFullMessagePolicy(PageFullMessagePolicy.FAIL));
        configuration.addAddressSetting(SubmissionQueues.OUT + "#", addressSettings()
                .setPageLimitBytes(ANSWERS_BYTES_MAX).setPageFullMessagePolicy(PageFullMessagePolicy.DROP)
                .setExpiryDelay(settings.answersKept().toMillis()));
        configuration.setSecurityRoles(Map.of(
                "#", Set.of(everything(settings.username())),
                CUSTOMS_OUT, Set.of(everything(settings.username()), only(BrokerUsers.CUSTOMS, false)),
                CUSTOMS_IN, Set.of(everything(settings.username()), only(BrokerUsers.CUSTOMS, true))));
        configuration.addQueueConfiguration(queue(CUSTOMS_OUT));
        configuration.addQueueConfiguration(queue(CUSTOMS_IN));
        configuration.addQueueConfiguration(queue(WORK_INDEX));
        configuration.addQueueConfiguration(queue(SubmissionQueues.IN));
        return configuration;
    }

    /** What cannot go on is parked in the database, so nothing here is given up after some deliveries. */
    private static AddressSettings addressSettings() {
        return new AddressSettings()
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(1_000)
                .setMaxRedeliveryDelay(30_000)
                .setRedeliveryMultiplier(2)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                // every queue is named here: one that a message names is not made for it
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST).setDurable(true)
                .setAutoCreateAddress(true);
    }

    private static Role everything(String name) {
        return new Role(name, true, true, true, true, true, true, true, true, true, true, false, false);
    }

    private static Role only(String name, boolean send) {
        return new Role(name, send, !send, false, false, false, false, false, !send, false, false, false, false);
    }

    private static String freshPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
