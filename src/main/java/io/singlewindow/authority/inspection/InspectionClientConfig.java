package io.singlewindow.authority.inspection;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.AuthorityLine;
import io.singlewindow.authority.LineSecurity;
import io.singlewindow.authority.SimulatorAddress;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way to inspection; the process that only plays the authorities needs none. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class InspectionClientConfig {

    @Bean
    InspectionClient inspectionClient(InspectionSettings settings, SimulatorAddress simulator, LineSecurity security) {
        return new InspectionClient(url(settings, simulator), settings.connectTimeout(), settings.answerTimeout(),
                security.tls(settings.sslBundle()), settings.authorization());
    }

    @Bean
    AuthorityLine inspectionLine(InspectionSettings settings, SimulatorAddress simulator, LineSecurity security) {
        return new AuthorityLine(Authority.INSPECTION, url(settings, simulator), security.tls(settings.sslBundle()));
    }

    private static Supplier<String> url(InspectionSettings settings, SimulatorAddress simulator) {
        return () -> simulator.orElse(settings.url(), "/ws/inspection", "window.authority.inspection.url");
    }
}
