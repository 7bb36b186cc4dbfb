package io.singlewindow.quota;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who a quota belongs to, without the identity number: its HMAC-SHA-256 under a key of this window. */
public final class Persons {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** By this key, 32 bytes. */
    public Persons(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The name under which a person's quota is kept, 64 lower hex digits; x and X at the end of a number are the same.
     *
     * @param idNumber identity number, or that of another certificate
     */
    public String of(String idNumber) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(idNumber.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(ALGORITHM + " is missing, expected in every Java", missing);
        }
    }
}
