package io.singlewindow.authority.forex;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.JwsClient;
import io.singlewindow.authority.SimulatorAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way to forex; the process that only plays the authorities needs none. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class ForexClientConfig {

    @Bean
    AuthorityClient forexClient(ForexAddress address, SimulatorAddress simulator) {
        return new JwsClient(() -> simulator.orElse(address.url(), "/forex/settlements", "window.authority.forex.url"), address.connectTimeout(),
                address.answerTimeout());
    }
}
