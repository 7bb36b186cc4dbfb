package io.singlewindow.intake;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which certificates SHA-1 may still be used, and whose certificates are trusted. From when messages must be signed is a parameter
 * of the rules ({@link SignatureDuty}).
 *
 * @param legacyUntil RSA-SHA1 and RSA-1024 only from certificates issued before this day
 * @param anchors certificates of the authorities that are trusted: a resource pattern
 */
@ConfigurationProperties("window.signature")
record SignatureSettings(
        @DefaultValue("2022-07-01") LocalDate legacyUntil,
        @DefaultValue("") String anchors) {}
