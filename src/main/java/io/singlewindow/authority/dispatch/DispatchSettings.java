package io.singlewindow.authority.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages go out, whatever the authority.
 *
 * @param attemptsMax after so many attempts without success a message is parked
 * @param answerMax how long a message handed to a transport may stay without any receipt before it is sent again
 */
@ConfigurationProperties("window.dispatch")
record DispatchSettings(
        @DefaultValue("50") int attemptsMax,
        @DefaultValue("PT10M") Duration answerMax) {}
