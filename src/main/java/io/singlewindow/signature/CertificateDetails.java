package io.singlewindow.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a signature's certificate says.
 *
 * @param serial lower hex
 * @param holder the unified social credit code in the subject's serialNumber; null when there is none
 * @param sha256 fingerprint, lower hex
 * @param trusted issued by one of the configured authorities; says nothing of validity in time
 */
public record CertificateDetails(
        String subject,
        String issuer,
        String serial,
        Instant validFrom,
        Instant validTo,
        @Nullable String holder,
        String sha256,
        boolean trusted) {}
