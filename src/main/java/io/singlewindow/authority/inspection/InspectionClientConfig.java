package io.singlewindow.authority.inspection;

import io.singlewindow.authority.SimulatorAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way to inspection; the process that only plays the authorities needs none. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class InspectionClientConfig {

    @Bean
    InspectionClient inspectionClient(@Value("${window.authority.inspection.url}") String url, SimulatorAddress simulator) {
        return new InspectionClient(
                () -> simulator.orElse(url, "/ws/inspection", "window.authority.inspection.url"), InspectionClient.ANSWER_TIMEOUT);
    }
}
