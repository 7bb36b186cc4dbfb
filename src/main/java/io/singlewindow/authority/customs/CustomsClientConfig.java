package io.singlewindow.authority.customs;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.AuthorityLine;
import io.singlewindow.authority.LineSecurity;
import io.singlewindow.authority.SimulatorAddress;
import jakarta.jms.ConnectionFactory;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way to customs, by the configured transport. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class CustomsClientConfig {

    @Bean
    AuthorityClient customsClient(
            CustomsSettings settings, SimulatorAddress simulator, ConnectionFactory connections, LineSecurity security) {
        return switch (settings.transport()) {
            case "http" -> new CustomsHttpClient(url(settings, simulator), settings, security.tls(settings.sslBundle()));
            case "jms" -> new CustomsQueueClient(connections, settings.queue());
            default -> throw new IllegalStateException(
                    "window.authority.customs.transport is " + settings.transport() + ", expected http or jms");
        };
    }

    @Bean
    AuthorityLine customsLine(CustomsSettings settings, SimulatorAddress simulator, LineSecurity security) {
        return new AuthorityLine(Authority.CUSTOMS, settings.transport().equals("jms") ? () -> "jms:" + settings.queue() : url(settings, simulator),
                security.tls(settings.sslBundle()));
    }

    private static Supplier<String> url(CustomsSettings settings, SimulatorAddress simulator) {
        return () -> simulator.orElse(settings.url(), "/dxp", "window.authority.customs.url");
    }
}
