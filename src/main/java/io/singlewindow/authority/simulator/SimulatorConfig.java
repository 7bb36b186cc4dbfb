package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.JmsException;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;

/** The roads on which the simulated authorities are reached and answer. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHostedSimulator.class)
class SimulatorConfig {

    private static final String QUEUE_IN = "customs.in";

    /** All answers over HTTP, but those of customs over its queue where that is the transport. */
    @Bean
    AnswerRoad answerRoad(AnswerPost post, @Value("${window.authority.customs.transport}") String transport,
            org.springframework.beans.factory.ObjectProvider<JmsTemplate> customsSideTemplate) {
        if (!transport.equals("jms")) {
            return post::post;
        }
        JmsTemplate queue = customsSideTemplate.getObject();
        return (authority, answer) -> authority == Authority.CUSTOMS ? send(queue, answer) : post.post(authority, answer);
    }

    private static boolean send(JmsTemplate queue, byte[] answer) {
        try {
            queue.convertAndSend(QUEUE_IN, answer);
            return true;
        } catch (JmsException away) {
            return false;
        }
    }

    /** Customs' own login at the broker. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OnHostedSimulator.class)
    @ConditionalOnProperty(name = "window.authority.customs.transport", havingValue = "jms")
    static class Queue {

        @Bean
        ConnectionFactory customsSideConnections(
                SimulatorSettings settings, @Value("${window.broker.customs-password}") String password,
                @Value("${window.broker.port}") int port) {
            // even in one process customs comes in by the door that is open to it
            String url = settings.brokerUrl().isEmpty() ? (port > 0 ? "tcp://127.0.0.1:" + port : "vm://0") : settings.brokerUrl();
            return new CachingConnectionFactory(new ActiveMQConnectionFactory(url, "customs", password));
        }

        @Bean
        JmsTemplate customsSideTemplate(ConnectionFactory customsSideConnections) {
            return new JmsTemplate(customsSideConnections);
        }

        /** The component of the route that takes what the window sends. */
        @Bean("customs-side")
        JmsComponent customsSide(ConnectionFactory customsSideConnections) {
            JmsComponent component = JmsComponent.jmsComponentAutoAcknowledge(customsSideConnections);
            component.setTransacted(true);
            component.setLazyCreateTransactionManager(false);
            return component;
        }
    }
}
