package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.JwsClient;
import io.singlewindow.authority.SimulatorAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way to the tax authority. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class TaxRefundClientConfig {

    @Bean("tax-refundClient")
    AuthorityClient taxRefundClient(TaxRefundAddress address, SimulatorAddress simulator) {
        return new JwsClient(() -> simulator.orElse(address.url(), "/tax-refund/messages", "window.authority.tax-refund.url"),
                address.connectTimeout(), address.answerTimeout());
    }
}
