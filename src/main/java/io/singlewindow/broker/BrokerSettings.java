package io.singlewindow.broker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the broker.
 *
 * @param url external broker or pair; empty for the embedded one
 * @param port where the embedded broker listens on 127.0.0.1; 0 for no listener
 * @param username our own login at an external broker
 * @param password its password; for the embedded one a fresh one is made at every start
 * @param customsPassword login password of the user {@code customs} on the embedded broker; empty: no such user
 * @param answersKept how long the embedded broker keeps answers that their principal does not collect
 */
@ConfigurationProperties("window.broker")
public record BrokerSettings(
        @DefaultValue("") String url,
        @DefaultValue("0") int port,
        @DefaultValue("window") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String customsPassword,
        @DefaultValue("P7D") Duration answersKept) {

    /** True when this process runs the broker itself. */
    public boolean embedded() {
        return url.isEmpty();
    }
}
