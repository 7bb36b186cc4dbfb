package io.singlewindow.authority.customs;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.SimulatorAddress;
import jakarta.jms.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way to customs, by the configured transport. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class CustomsClientConfig {

    @Bean
    AuthorityClient customsClient(CustomsSettings settings, SimulatorAddress simulator, ConnectionFactory connections) {
        return switch (settings.transport()) {
            case "http" -> new CustomsHttpClient(() -> simulator.orElse(settings.url(), "/dxp", "window.authority.customs.url"), settings);
            case "jms" -> new CustomsQueueClient(connections, settings.queue());
            default -> throw new IllegalStateException(
                    "window.authority.customs.transport is " + settings.transport() + ", expected http or jms");
        };
    }
}
