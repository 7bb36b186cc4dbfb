package io.singlewindow.intake;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The dated parameter SIGNATURE (decision tables, 6): from when a declared message must be signed, by which certificates
 * SHA-1 may still be used, and whose certificates are trusted. Days of the business's zone.
 *
 * @param ordersPaymentsWaybillsFrom from this day 311, 411 and 511 with appStatus 2
 * @param allFrom from this day every declaration with appStatus 2
 * @param legacyUntil RSA-SHA1 and RSA-1024 only from certificates issued before this day
 * @param anchors certificates of the authorities that are trusted: a resource pattern
 */
@ConfigurationProperties("window.signature")
record SignatureSettings(
        @DefaultValue("2018-06-30") LocalDate ordersPaymentsWaybillsFrom,
        @DefaultValue("2019-01-01") LocalDate allFrom,
        @DefaultValue("2022-07-01") LocalDate legacyUntil,
        @DefaultValue("") String anchors) {}
