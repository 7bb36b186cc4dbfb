package io.singlewindow.trail.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What a distrustful reader computes: RFC 9162, 2.1.3.2 and 2.1.4.2, and C2SP signed notes. */
public final class LogVerifier {

    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    /** A head whose signature held. */
    public record Head(String origin, long size, byte[] root) {}

    private LogVerifier() {}

    /**
     * Opens a signed head.
     *
     * @param verifierKey {@code origin+hash+base64}
     * @throws IllegalArgumentException with the cause when it does not hold
     */
    public static Head open(String checkpoint, String verifierKey) {
        int gap = checkpoint.indexOf("\n\n");
        String[] key = verifierKey.split("\\+", 3);
        if (gap < 0 || key.length != 3) {
            throw new IllegalArgumentException("Not a signed note, or not a verifier key");
        }
        String text = checkpoint.substring(0, gap + 1);
        String[] lines = text.split("\n");
        byte[] tagged = Base64.getDecoder().decode(key[2]);
        byte[] raw = Arrays.copyOfRange(tagged, 1, tagged.length);
        String wanted = "\u2014 " + key[0] + " ";
        for (String line : checkpoint.substring(gap + 2).split("\n")) {
            if (line.startsWith(wanted)) {
                byte[] note = Base64.getDecoder().decode(line.substring(wanted.length()));
                if (verify(raw, text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(note, 4, note.length))) {
                    return new Head(lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
                }
            }
        }
        throw new IllegalArgumentException("No signature of " + key[0] + " holds");
    }

    /** True when the leaf is the {@code index}-th of the tree of this head. */
    public static boolean included(byte[] leaf, long index, List<byte[]> path, Head head) {
        if (index < 0 || index >= head.size()) {
            return false;
        }
        long fn = index;
        long sn = head.size() - 1;
        byte[] r = sha256(new byte[] {0}, leaf);
        for (byte[] p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = sha256(new byte[] {1}, p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = sha256(new byte[] {1}, r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(r, head.root());
    }

    /** True when the first tree is the beginning of the second. */
    public static boolean consistent(Head first, Head second, List<byte[]> proof) {
        if (first.size() > second.size()) {
            return false;
        }
        if (first.size() == 0 || first.size() == second.size()) {
            return proof.isEmpty() && (first.size() == 0 || Arrays.equals(first.root(), second.root()));
        }
        boolean power = Long.bitCount(first.size()) == 1;
        if (!power && proof.isEmpty()) {
            return false;
        }
        byte[] start = power ? first.root() : proof.get(0);
        List<byte[]> rest = power ? proof : proof.subList(1, proof.size());
        long fn = first.size() - 1;
        long sn = second.size() - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = start;
        byte[] sr = start;
        for (byte[] c : rest) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = sha256(new byte[] {1}, c, fr);
                sr = sha256(new byte[] {1}, c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = sha256(new byte[] {1}, sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, first.root()) && Arrays.equals(sr, second.root());
    }

    private static boolean verify(byte[] rawKey, byte[] text, byte[] signature) {
        try {
            byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + rawKey.length);
            System.arraycopy(rawKey, 0, spki, ED25519_SPKI.length, rawKey.length);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException invalid) {
            return false;
        }
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
