package io.singlewindow.authority.forex;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.AuthorityLine;
import io.singlewindow.authority.JwsClient;
import io.singlewindow.authority.LineSecurity;
import io.singlewindow.authority.SimulatorAddress;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way to forex; the process that only plays the authorities needs none. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class ForexClientConfig {

    @Bean
    AuthorityClient forexClient(ForexAddress address, SimulatorAddress simulator, LineSecurity security) {
        return new JwsClient(url(address, simulator), address.connectTimeout(), address.answerTimeout(),
                security.tls(address.sslBundle()), address.authorization());
    }

    @Bean
    AuthorityLine forexLine(ForexAddress address, SimulatorAddress simulator, LineSecurity security) {
        return new AuthorityLine(Authority.FOREX, url(address, simulator), security.tls(address.sslBundle()));
    }

    private static Supplier<String> url(ForexAddress address, SimulatorAddress simulator) {
        return () -> simulator.orElse(address.url(), "/forex/settlements", "window.authority.forex.url");
    }
}
