package io.singlewindow.ledger;

import io.singlewindow.trail.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bodies at rest: AES-256-GCM under a data key per month, which the master key wraps; ending retention destroys it. */
final class BodyKeys {

    static final int IV_BYTES = 12;
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final SecretKey master;
    private final SecureRandom random;
    private final JdbcClient jdbc;
    private final Map<Integer, SecretKey> known = new ConcurrentHashMap<>();

    BodyKeys(Path masterFile, SecureRandom random, JdbcClient jdbc) {
        try {
            this.master = new SecretKeySpec(KeyFile.readOrCreate(masterFile, () -> fresh(random, KEY_BYTES)), "AES");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The master key " + masterFile + " cannot be read or written", unreadable);
        }
        this.random = random;
        this.jdbc = jdbc;
    }

    /** Encrypts a body; its submission's id is bound to it. Called in the committer's transaction. */
    byte[] encrypt(int month, byte[] iv, String id, byte[] body) {
        return run(Cipher.ENCRYPT_MODE, keyForWriting(month), iv, id, body);
    }

    byte[] decrypt(int month, byte[] iv, String id, byte[] body) {
        return run(Cipher.DECRYPT_MODE, stored(month), iv, id, body);
    }

    /** The same as {@link #encrypt} with its IV before it. */
    byte[] encryptWithIv(int month, byte[] iv, String bound, byte[] secret) {
        byte[] sealed = encrypt(month, iv, bound, secret);
        return ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
    }

    /** Under the key of a month that is kept; a key that has to be made for it is remembered when it is read again, for its transaction may fail. */
    byte[] encryptAside(int month, String bound, byte[] secret) {
        boolean there = readable(month);
        byte[] sealed = encryptWithIv(month, fresh(random, IV_BYTES), bound, secret);
        if (!there) {
            known.remove(month);
        }
        return sealed;
    }

    byte[] decryptWithIv(int month, String bound, byte[] sealed) {
        return decrypt(month, java.util.Arrays.copyOf(sealed, IV_BYTES), bound, java.util.Arrays.copyOfRange(sealed, IV_BYTES, sealed.length));
    }

    /** A secret under the master key itself, with its IV before it; what it is bound to opens it and nothing else does. */
    byte[] seal(String bound, byte[] secret) {
        byte[] iv = fresh(random, IV_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, master, iv, bound, secret);
        return ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
    }

    byte[] open(String bound, byte[] sealed) {
        byte[] iv = java.util.Arrays.copyOf(sealed, IV_BYTES);
        return run(Cipher.DECRYPT_MODE, master, iv, bound, java.util.Arrays.copyOfRange(sealed, IV_BYTES, sealed.length));
    }

    /** HMAC-SHA256 under a key of its own that the master key gives. */
    byte[] seal(byte[] row) {
        return hmac(hmac(master.getEncoded(), "row-seal".getBytes(StandardCharsets.UTF_8)), row);
    }

    /** Destroys the key under which this month's bodies are; false where there is none. */
    boolean destroy(int month) {
        known.remove(month);
        return jdbc.sql("DELETE FROM data_key WHERE body_month = ?").param(month).update() > 0;
    }

    /** True while what was written in this month can be read. */
    boolean readable(int month) {
        return jdbc.sql("SELECT COUNT(*) FROM data_key WHERE body_month = ?").param(month).query(Integer.class).single() > 0;
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HMAC-SHA256 is missing, expected in every Java", missing);
        }
    }

    /** A key made in a transaction that fails is forgotten with it. */
    void forget() {
        known.clear();
    }

    private SecretKey keyForWriting(int month) {
        SecretKey key = known.get(month);
        if (key != null) {
            return key;
        }
        if (!readable(month)) {
            byte[] iv = fresh(random, IV_BYTES);
            byte[] wrapped = run(Cipher.ENCRYPT_MODE, master, iv, "data-key-" + month, fresh(random, KEY_BYTES));
            byte[] row = ByteBuffer.allocate(iv.length + wrapped.length).put(iv).put(wrapped).array();
            jdbc.sql("INSERT INTO data_key (body_month, wrapped) VALUES (?, ?)").param(month).param(row).update();
        }
        return stored(month);
    }

    private SecretKey stored(int month) {
        return known.computeIfAbsent(month, missing -> {
            byte[] row = jdbc.sql("SELECT wrapped FROM data_key WHERE body_month = ?").param(month).query(byte[].class).single();
            byte[] iv = java.util.Arrays.copyOf(row, IV_BYTES);
            byte[] wrapped = java.util.Arrays.copyOfRange(row, IV_BYTES, row.length);
            return new SecretKeySpec(run(Cipher.DECRYPT_MODE, master, iv, "data-key-" + month, wrapped), "AES");
        });
    }

    private static byte[] run(int mode, SecretKey key, byte[] iv, String bound, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Encryption of " + bound + " failed: wrong key or changed bytes", broken);
        }
    }

    private static byte[] fresh(SecureRandom random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return value;
    }
}
