package io.singlewindow.authority.simulator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated authorities.
 *
 * @param url where they run when not in this process
 * @param callbackUrl where the window is that they answer to; empty: this very process
 * @param algorithm by which they sign: SM2 or RSA-SHA256
 * @param windowHolder credit code in the window's certificate
 * @param brokerUrl broker on which customs' queues are, for the queue transport; empty: that of this process
 */
@ConfigurationProperties("window.simulator")
public record SimulatorSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String callbackUrl,
        @DefaultValue("SM2") String algorithm,
        @DefaultValue("") String windowHolder,
        @DefaultValue("") String brokerUrl) {}
