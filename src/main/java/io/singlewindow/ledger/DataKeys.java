package io.singlewindow.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A month's data key: what else ends with it, and its end. */
@Component
@Profile("!simulator")
public class DataKeys {

    private static final Pattern SEALED = Pattern.compile("sealed:([0-9]{6}):([A-Za-z0-9+/=]*)");

    private final BodyKeys keys;
    private final JdbcClient jdbc;

    DataKeys(BodyKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /**
     * A text that was sealed.
     *
     * @param month yyyymm whose key it is under
     * @param text null when that key is destroyed
     */
    public record Opened(int month, @Nullable String text) {}

    /**
     * Encrypts what was made of a message under the message's key, so that it ends with it; in the caller's transaction.
     *
     * @param boundTo what it belongs to: it cannot be opened as another's
     * @param submissionId of the message
     */
    public String seal(String boundTo, String submissionId, String text) {
        int month = SubmissionIds.month(submissionId);
        // the key of a month that has ended would be made anew, and the messages of it would not open under that
        return RetentionEnded.of(jdbc, month).isPresent() ? ended(month)
                : "sealed:" + month + ":" + Base64.getEncoder().encodeToString(keys.encryptAside(month, boundTo, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As {@link #seal} gives it for a month that has ended. */
    public static String ended(int month) {
        return "sealed:" + month + ":";
    }

    /** Opens what was sealed; empty for a text that never was. */
    public Optional<Opened> open(String boundTo, String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int month = Integer.parseInt(parts.group(1));
        return Optional.of(new Opened(month, parts.group(2).isEmpty() || !keys.readable(month) ? null
                : new String(keys.decryptWithIv(month, boundTo, Base64.getDecoder().decode(parts.group(2))), StandardCharsets.UTF_8)));
    }

    /**
     * Destroys the key of a month, in the caller's transaction, which notes it in {@code retention_end}.
     *
     * @param month yyyymm
     * @return false where there was none
     */
    public boolean destroy(int month) {
        return keys.destroy(month);
    }

    /** Called when the transaction is over: no key is remembered that is not stored. */
    public void forget() {
        keys.forget();
    }
}
