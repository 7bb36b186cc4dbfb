package io.singlewindow.authority.taxrefund;

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

/** The way to the tax authority. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class TaxRefundClientConfig {

    @Bean("tax-refundClient")
    AuthorityClient taxRefundClient(TaxRefundAddress address, SimulatorAddress simulator, LineSecurity security) {
        return new JwsClient(url(address, simulator), address.connectTimeout(), address.answerTimeout(),
                security.tls(address.sslBundle()), address.authorization());
    }

    @Bean
    AuthorityLine taxRefundLine(TaxRefundAddress address, SimulatorAddress simulator, LineSecurity security) {
        return new AuthorityLine(Authority.TAX_REFUND, url(address, simulator), security.tls(address.sslBundle()));
    }

    private static Supplier<String> url(TaxRefundAddress address, SimulatorAddress simulator) {
        return () -> simulator.orElse(address.url(), "/tax-refund/messages", "window.authority.tax-refund.url");
    }
}
