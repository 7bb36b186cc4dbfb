package io.singlewindow.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The Ed25519 key that signs the log's heads in C2SP checkpoint form (signed-note, algorithm 1). */
public final class LogKey {

    private static final int RAW_KEY_BYTES = 32;
    private static final byte ED25519_TAG = 1;

    private final String origin;
    /** BouncyCastle's, which signs a head in a twentieth of the JDK's time; Ed25519 gives the same bytes from both. */
    private final Ed25519PrivateKeyParameters privateKey;
    private final byte[] publicKey;

    private LogKey(String origin, Ed25519PrivateKeyParameters privateKey, byte[] publicKey) {
        this.origin = origin;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The key in this file; made when there is none. */
    public static LogKey at(Path file, String origin) {
        try {
            return of(String.valueOf(file), KeyFile.readOrCreate(file, LogKey::create), origin);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The log key " + file + " cannot be read or written", unreadable);
        }
    }

    /**
     * The key that these bytes are.
     *
     * @param name what a fault calls it
     * @param stored what is in a key's file
     * @throws IllegalStateException when they are none
     */
    public static LogKey of(String name, byte[] stored, String origin) {
        int length = stored.length - RAW_KEY_BYTES;
        try {
            Ed25519PrivateKeyParameters secret = (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(Arrays.copyOf(stored, length));
            return new LogKey(origin, secret, Arrays.copyOfRange(stored, length, stored.length));
        } catch (IOException | RuntimeException invalid) {
            throw new IllegalStateException("The log key " + name + " is none", invalid);
        }
    }

    /** A new key, as its file holds it. */
    public static byte[] create() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] secret = pair.getPrivate().getEncoded();
            byte[] spki = pair.getPublic().getEncoded();
            byte[] stored = Arrays.copyOf(secret, secret.length + RAW_KEY_BYTES);
            System.arraycopy(spki, spki.length - RAW_KEY_BYTES, stored, secret.length, RAW_KEY_BYTES);
            return stored;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Ed25519 is missing, expected in every Java since 15", missing);
        }
    }

    /** Name of the log, the first line of each head. */
    public String origin() {
        return origin;
    }

    /** The public key as a verifier wants it: {@code origin+keyhash+base64(1 ‖ key)} (C2SP signed-note). */
    public String verifierKey() {
        return origin + "+" + hex(keyHash()) + "+" + Base64.getEncoder().encodeToString(tagged());
    }

    /** The raw 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** Head of a tree, signed: origin, size, root, empty line, signature line. */
    public String checkpoint(long size, byte[] root) {
        String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] note = new byte[4 + signature.length];
        System.arraycopy(keyHash(), 0, note, 0, 4);
        System.arraycopy(signature, 0, note, 4, signature.length);
        return text + "\n\u2014 " + origin + " " + Base64.getEncoder().encodeToString(note) + "\n";
    }

    private byte[] sign(byte[] text) {
        byte[] signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
        privateKey.sign(Ed25519.Algorithm.Ed25519, null, text, 0, text.length, signature, 0);
        return signature;
    }

    private byte[] tagged() {
        byte[] tagged = new byte[RAW_KEY_BYTES + 1];
        tagged[0] = ED25519_TAG;
        System.arraycopy(publicKey, 0, tagged, 1, RAW_KEY_BYTES);
        return tagged;
    }

    private byte[] keyHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(tagged()), 4);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
