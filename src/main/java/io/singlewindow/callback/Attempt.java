package io.singlewindow.callback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver, as it is kept.
 *
 * @param status of the answer; null when there was none
 * @param requestHeaders name and value in a line each; none of them is a secret
 * @param responseBody its first bytes
 * @param bodySha256 of what was sent, lower hex
 * @param cause why it did not succeed; null when it did
 */
record Attempt(
        int number,
        Instant at,
        @Nullable Integer status,
        long millis,
        List<String> requestHeaders,
        List<String> responseHeaders,
        byte[] responseBody,
        String bodySha256,
        @Nullable String cause) {

    private static final int SUCCESS_MIN = 200;
    private static final int SUCCESS_MAX = 299;

    /** The same, saying why it did not succeed where its status alone tells that it did not. */
    Attempt judged() {
        return cause != null || arrived() ? this : because("HTTP status " + status);
    }

    /** The same, which did not succeed for this reason. */
    Attempt because(String reason) {
        return new Attempt(number, at, status, millis, requestHeaders, responseHeaders, responseBody, bodySha256, reason);
    }

    /** True for a status of 2xx. */
    boolean arrived() {
        return cause == null && status != null && status >= SUCCESS_MIN && status <= SUCCESS_MAX;
    }
}
