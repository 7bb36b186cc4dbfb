package io.singlewindow.person;

import io.singlewindow.trail.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Keys under which personal data is compared: HMAC-SHA256, with the id of the secret before it. The same person has the same key,
 * and nobody without the secret gets from a key to the person by trying all numbers. The secret is made at the first start, in the
 * data directory; nodes that share a database share it too.
 */
@Component
@Profile("!simulator")
public class PersonKeys {

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 4;
    /** 144 bits of the digest: two persons in one key are out of reach, and the key stays short. */
    private static final int KEY_BYTES = 18;
    private static final int SHOP_LETTERS = 17;
    private static final int TELEPHONE_DIGITS_MAX = 11;

    private final SecretKeySpec secret;
    private final String id;

    /** Keys by the secret in the data directory, which is made where there is none. */
    @Autowired
    public PersonKeys(@Value("${window.data-dir}") Path dataDir) {
        this(secret(dataDir.resolve("keys/person-hmac.key")));
    }

    private PersonKeys(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        try {
            this.id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }

    private static byte[] secret(Path file) {
        try {
            return KeyFile.readOrCreate(file, () -> {
                byte[] fresh = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(fresh);
                return fresh;
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key " + file + " cannot be read or written", unreadable);
        }
    }

    /** The key of an identity number (证件号码), whether of buyer or payer; empty for none. */
    public String ofIdentity(@Nullable String number) {
        return key("identity", plain(number).toUpperCase(Locale.ROOT));
    }

    /** The key of a telephone number; without +86 and signs, of a longer number its last eleven digits. */
    public String ofTelephone(@Nullable String number) {
        String digits = plain(number).replaceAll("[^0-9]", "");
        return key("telephone", digits.substring(Math.max(0, digits.length() - TELEPHONE_DIGITS_MAX)));
    }

    /** The key of an address; spaces, signs and width of letters do not count. */
    public String ofAddress(@Nullable String address) {
        return key("address", plain(address).toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}\\p{IsPunctuation}]", ""));
    }

    /** The code under which a personal net-shop (个人网商) is filed in place of a credit code: P and 17 letters, 68 bits of a digest. */
    public String ofNetShop(String number) {
        byte[] digest = digest("net-shop", plain(number).toUpperCase(Locale.ROOT));
        StringBuilder code = new StringBuilder("P");
        for (int nibble = 0; nibble < SHOP_LETTERS; nibble++) {
            int value = nibble % 2 == 0 ? digest[nibble / 2] >> 4 & 0xF : digest[nibble / 2] & 0xF;
            code.append((char) ('A' + value));
        }
        return code.toString();
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private String key(String kind, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest(kind, value), KEY_BYTES));
    }

    private byte[] digest(String kind, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal((kind + "\n" + value).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HMAC-SHA256 is missing, expected in every Java", missing);
        }
    }
}
