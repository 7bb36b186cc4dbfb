package io.singlewindow.filing.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in with a filing: a scan, a picture.
 *
 * @param name as its owner called it; empty for none
 * @param mediaType by its first bytes
 * @param sha256 lower hex
 * @param uscc company of who handed it in; null for none
 */
public record Attachment(
        String id, String name, String mediaType, int sizeBytes, String sha256, @Nullable String uscc, String principal, Instant createdAt) {}
