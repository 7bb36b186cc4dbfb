package io.singlewindow.client;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Verifies that a callback is the window's: the signature of standard webhooks, v1, over id, time and raw body. For
 * receivers in Java too, who have this jar among their libraries.
 */
public final class CallbackVerifier {

    /** How far off a callback's time may be, in either direction. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What came of it. */
    public enum Verdict {
        /** It is the window's, and fresh. */
        VERIFIED,
        /** {@code webhook-id}, {@code webhook-timestamp} or {@code webhook-signature} is missing or malformed. */
        HEADER_MISSING,
        /** Its time is too far off: old, sent again by somebody, or a clock is wrong. */
        TIME_OFF,
        /** No signature is by a secret that is known here: not the window's, or the body was changed. */
        SIGNATURE_DIFFERS
    }

    private final List<Webhook> secrets;
    private final Clock clock;

    /**
     * Takes the secrets of an endpoint: one, or while it is being changed, the new and the old.
     *
     * @param secrets as the window shows them, {@code whsec_…}
     * @param clock what the callback's time is compared with
     * @throws IllegalArgumentException when there is none, or one is no secret; it is not repeated
     */
    public CallbackVerifier(List<String> secrets, Clock clock) {
        this.secrets = new ArrayList<>();
        for (String secret : secrets) {
            try {
                this.secrets.add(new Webhook(secret));
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException("A secret that is not whsec_ and base64");
            }
        }
        if (this.secrets.isEmpty()) {
            throw new IllegalArgumentException("No secret to verify with");
        }
        this.clock = clock;
    }

    /**
     * Verifies one callback.
     *
     * @param headers as received, names in any case
     * @param body as received, before anything has read or rewritten it
     */
    public Verdict verify(Map<String, String> headers, byte[] body) {
        Map<String, String> named = new TreeMap<>();
        headers.forEach((name, value) -> named.put(name.toLowerCase(Locale.ROOT), value.strip()));
        String id = named.getOrDefault("webhook-id", "");
        String time = named.getOrDefault("webhook-timestamp", "");
        String signatures = named.getOrDefault("webhook-signature", "");
        if (id.isEmpty() || signatures.isEmpty() || !time.matches("[0-9]{1,12}")) {
            return Verdict.HEADER_MISSING;
        }
        long seconds = Long.parseLong(time);
        if (!signed(id, seconds, signatures, body)) {
            return Verdict.SIGNATURE_DIFFERS;
        }
        return Math.abs(clock.instant().getEpochSecond() - seconds) > TOLERANCE.toSeconds() ? Verdict.TIME_OFF : Verdict.VERIFIED;
    }

    private boolean signed(String id, long seconds, String signatures, byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notOurs) {
            return false;
        }
        boolean found = false;
        for (Webhook secret : secrets) {
            byte[] expected = sign(secret, id, seconds, text).getBytes(StandardCharsets.US_ASCII);
            for (String one : signatures.split(" ")) {
                found |= MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    static String sign(Webhook secret, String id, long seconds, String body) {
        try {
            return secret.sign(id, seconds, body);
        } catch (WebhookSigningException missing) {
            throw new IllegalStateException("HMAC-SHA256 is missing, expected in every Java", missing);
        }
    }
}
