package io.singlewindow.evidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package is looked for by; any of them, and what any finds belongs to it.
 *
 * @param guid of a message's root
 * @param digest of a body or of what its signature covers, lower hex
 */
record EvidenceQuery(@Nullable String orderNo, @Nullable String logisticsNo, @Nullable String guid, @Nullable String digest) {

    boolean empty() {
        return orderNo == null && logisticsNo == null && guid == null && digest == null;
    }

    /** As one line, for people. */
    String line() {
        List<String> parts = new ArrayList<>();
        add(parts, "orderNo", orderNo);
        add(parts, "logisticsNo", logisticsNo);
        add(parts, "guid", guid);
        add(parts, "digest", digest);
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + "=" + value);
        }
    }
}
