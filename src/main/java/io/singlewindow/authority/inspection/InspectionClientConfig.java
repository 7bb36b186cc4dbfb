package io.singlewindow.authority.inspection;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The way to inspection; the process that only plays the authorities needs none. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class InspectionClientConfig {

    private static final String PATH = "/ws/inspection";

    @Bean
    InspectionClient inspectionClient(Environment environment) {
        return new InspectionClient(() -> address(environment), InspectionClient.ANSWER_TIMEOUT);
    }

    /** As set; else the simulator's, which is this very process when no other is named. */
    private static String address(Environment environment) {
        String url = environment.getProperty("window.authority.inspection.url", "");
        if (!url.isEmpty()) {
            return url;
        }
        String simulator = environment.getProperty("window.simulator.url", "");
        if (!simulator.isEmpty()) {
            return simulator + PATH;
        }
        if (environment.matchesProfiles("sandbox")) {
            return "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080") + PATH;
        }
        throw new IllegalStateException("window.authority.inspection.url is empty, expected the address of inspection");
    }
}
