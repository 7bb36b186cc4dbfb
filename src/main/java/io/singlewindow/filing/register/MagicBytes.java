package io.singlewindow.filing.register;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of attachments, told by their first bytes. */
enum MagicBytes {
    PDF("application/pdf", "%PDF-"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff");

    private final String mediaType;
    private final byte[] start;

    MagicBytes(String mediaType, String start) {
        this.mediaType = mediaType;
        this.start = start.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The type of these bytes; empty for any other. */
    static Optional<MagicBytes> of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> content.length > type.start.length && Arrays.equals(type.start, 0, type.start.length, content, 0, type.start.length))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(MagicBytes::mediaType).collect(Collectors.joining(", "));
    }

    String mediaType() {
        return mediaType;
    }
}
