package io.singlewindow.signature.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor says of one signature.
 *
 * @param step the first step that fails; null when all hold
 * @param causes what explains the failures, in order of the steps; empty when there is nothing to explain
 * @param allTried false when the search for causes ended early, by its bounds of size, number or time
 * @param signedInfo the canonical SignedInfo that was verified, its identity numbers masked, at most
 *     {@link Doctor#SIGNED_INFO_BYTES_SHOWN_MAX} bytes; null when the signature has no SignedInfo of the allowed shape
 * @param signedInfoDigest hex of its digest, whole and unmasked, by the signature's own algorithm; null as signedInfo
 */
public record Diagnosis(
        @Nullable Step step,
        List<Explanation> causes,
        boolean allTried,
        @Nullable String signedInfo,
        @Nullable String signedInfoDigest) {}
