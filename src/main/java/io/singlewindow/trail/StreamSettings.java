package io.singlewindow.trail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of streams of the log.
 *
 * @param readersMax streams at once
 * @param readersPerCallerMax of them, those of one caller
 * @param lastsMax how long a stream lasts before its reader is to open it anew
 */
@ConfigurationProperties("window.trail.stream")
record StreamSettings(
        @DefaultValue("200") int readersMax, @DefaultValue("10") int readersPerCallerMax, @DefaultValue("PT10M") Duration lastsMax) {}
