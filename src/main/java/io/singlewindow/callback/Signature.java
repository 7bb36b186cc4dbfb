package io.singlewindow.callback;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The signature of standard webhooks, v1: HMAC-SHA256 over id, time and body. */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    private Signature() {}

    /** A new secret, as it is shown. */
    static String newSecret(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** What is signed. */
    static String signed(String webhookId, long timestampSeconds, String body) {
        return webhookId + "." + timestampSeconds + "." + body;
    }

    /** The header's value: a signature by each secret, the newest first, so that a receiver may have either. */
    static String header(List<String> secrets, String webhookId, long timestampSeconds, String body) {
        List<String> signatures = new ArrayList<>();
        for (String secret : secrets) {
            try {
                signatures.add(new Webhook(secret).sign(webhookId, timestampSeconds, body));
            } catch (WebhookSigningException broken) {
                throw new IllegalStateException("HMAC-SHA256 is missing, expected in every Java", broken);
            }
        }
        return String.join(" ", signatures);
    }
}
