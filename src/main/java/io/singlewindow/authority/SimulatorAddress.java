package io.singlewindow.authority;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the simulated authorities are: in this very process unless another is named. */
@Component
public class SimulatorAddress {

    private final Environment environment;

    SimulatorAddress(Environment environment) {
        this.environment = environment;
    }

    /** Its base address; known only after the start where it is our own port. */
    public String base() {
        String url = environment.getProperty("window.simulator.url", "");
        return url.isEmpty() ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080") : url;
    }

    /**
     * An authority's own address where it is set, else the simulator's.
     *
     * @param configured as set; empty for none
     * @param path of the simulated authority
     * @param setting name of what should have been set outside the sandbox
     */
    public String orElse(String configured, String path, String setting) {
        if (!configured.isEmpty()) {
            return configured;
        }
        if (!environment.matchesProfiles("sandbox")) {
            throw new IllegalStateException(setting + " is empty, expected the authority's address");
        }
        return base() + path;
    }
}
