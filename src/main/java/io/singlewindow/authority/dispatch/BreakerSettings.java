package io.singlewindow.authority.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an authority is left alone.
 *
 * @param attempts the newest attempts that are looked at, and no fewer
 * @param failuresPercentMax from so many failures among them on
 * @param pause for how long nothing is sent
 * @param trials attempts after the pause, by which it is decided anew
 */
@ConfigurationProperties("window.dispatch.breaker")
record BreakerSettings(
        @DefaultValue("20") int attempts,
        @DefaultValue("50") int failuresPercentMax,
        @DefaultValue("PT10S") Duration pause,
        @DefaultValue("3") int trials) {}
