package io.singlewindow.ops;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where on something deserves a look.
 *
 * @param diskBytesMin free bytes below which the data directory's disk does
 * @param certificateDaysMin days before the end of a certificate's time
 * @param callbackMax age of the oldest event that is not delivered
 * @param checkMax since the self-check's last look
 * @param indexMax accepted submissions that are not filed yet
 */
@ConfigurationProperties("window.health")
record HealthSettings(
        @DefaultValue("2147483648") long diskBytesMin, @DefaultValue("30") int certificateDaysMin, @DefaultValue("PT1H") Duration callbackMax,
        @DefaultValue("PT10M") Duration checkMax, @DefaultValue("1000") int indexMax) {}
