package io.singlewindow.authenticity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How platforms are asked for their data, and how far these may be from the window's.
 *
 * @param sampling resource with the rows of the sampling policy
 * @param samplingSecret what platforms do not know, mixed into the choice of orders
 * @param pauses before each attempt after the first; when they are used up the platform is silent
 * @param callMax from the start of a call to the end of its answer
 * @param uploadMax from the platform's acceptance to its upload
 * @param underWayMax calls at once
 * @param underWayPerPlatformMax calls at once of one platform, so that one that hangs keeps no other waiting
 * @param uploadsPerQuestionMax uploads under one sessionID that are kept as evidence; what is refused on top of them is not
 * @param amountTolerance in units of the currency
 * @param tradingTimeTolerance between the platform's and the payment voucher's time
 * @param compareAgain after which what lacks the order or the payment is looked at again
 * @param compareMax from the question to the end of that
 * @param sslBundle name of the spring.ssl bundle with further trusted certificates; empty: those of Java
 */
@ConfigurationProperties("window.authenticity")
record AuthenticitySettings(
        @DefaultValue("classpath:rules/authenticity-sampling.csv") String sampling,
        @DefaultValue("") String samplingSecret,
        @DefaultValue({"PT1M", "PT10M"}) List<Duration> pauses,
        @DefaultValue("PT10S") Duration callMax,
        @DefaultValue("PT10M") Duration uploadMax,
        @DefaultValue("32") int underWayMax,
        @DefaultValue("4") int underWayPerPlatformMax,
        @DefaultValue("20") int uploadsPerQuestionMax,
        @DefaultValue("0.00") BigDecimal amountTolerance,
        @DefaultValue("PT60S") Duration tradingTimeTolerance,
        @DefaultValue("PT60S") Duration compareAgain,
        @DefaultValue("PT72H") Duration compareMax,
        @DefaultValue("") String sslBundle) {

    /** Attempts that a question has. */
    int attemptsMax() {
        return pauses.size() + 1;
    }
}
