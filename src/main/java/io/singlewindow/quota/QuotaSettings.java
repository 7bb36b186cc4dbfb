package io.singlewindow.quota;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often quotas may be asked for.
 *
 * @param enquiriesPerMinuteMax of one principal
 * @param principalsMax whose enquiries are counted at once
 */
@ConfigurationProperties("window.quota")
record QuotaSettings(@DefaultValue("60") int enquiriesPerMinuteMax, @DefaultValue("10000") int principalsMax) {}
