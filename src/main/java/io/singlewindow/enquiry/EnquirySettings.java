package io.singlewindow.enquiry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the public may ask.
 *
 * @param perMinuteMax questions from one address
 * @param addressesMax that are counted at once
 */
@ConfigurationProperties("window.enquiry")
record EnquirySettings(@DefaultValue("60") int perMinuteMax, @DefaultValue("10000") int addressesMax) {}
