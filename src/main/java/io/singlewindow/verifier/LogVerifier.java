package io.singlewindow.verifier;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a distrustful reader computes: RFC 9162, 2.1.3.2 and 2.1.4.2 (the proofs of RFC 6962), and C2SP signed notes. */
public final class LogVerifier {

    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte ED25519_TAG = 1;
    private static final int KEY_HASH_BYTES = 4;
    private static final int HASH_BYTES = 32;
    private static final int RAW_KEY_BYTES = 32;
    private static final Pattern HEAD = Pattern.compile("([^\n+ ]{1,200})\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n((?:[^\n]+\n)*)");

    /** A head whose signature held. */
    public record Head(String origin, long size, byte[] root) {}

    /** Roots of two trees, as one proof of consistency gives them. */
    record Roots(byte[] first, byte[] second) {}

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
        byte[] tagged = Base64.getDecoder().decode(key[2]);
        byte[] keyHash = keyHash(key[0], tagged);
        if (!HexFormat.of().formatHex(keyHash).equals(key[1])) {
            throw new IllegalArgumentException("The verifier key names the hash " + key[1] + ", computed " + HexFormat.of().formatHex(keyHash));
        }
        String text = checkpoint.substring(0, gap + 1);
        Matcher head = HEAD.matcher(text);
        if (!head.matches() || !head.group(1).equals(key[0])) {
            throw new IllegalArgumentException("Not a head of " + key[0] + ": origin, size, root, each in a line");
        }
        byte[] raw = Arrays.copyOfRange(tagged, 1, tagged.length);
        String wanted = "\u2014 " + key[0] + " ";
        for (String line : checkpoint.substring(gap + 2).split("\n")) {
            if (line.startsWith(wanted) && signed(text, Base64.getDecoder().decode(line.substring(wanted.length())), keyHash, raw)) {
                return new Head(head.group(1), Long.parseLong(head.group(2)), Base64.getDecoder().decode(head.group(3)));
            }
        }
        throw new IllegalArgumentException("No signature of " + key[0] + " holds");
    }

    private static boolean signed(String text, byte[] note, byte[] keyHash, byte[] raw) {
        return note.length > KEY_HASH_BYTES && Arrays.equals(Arrays.copyOf(note, KEY_HASH_BYTES), keyHash)
                && verify(raw, text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(note, KEY_HASH_BYTES, note.length));
    }

    private static byte[] keyHash(String name, byte[] tagged) {
        if (tagged.length != RAW_KEY_BYTES + 1 || tagged[0] != ED25519_TAG) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key");
        }
        return Arrays.copyOf(sha256((name + "\n").getBytes(StandardCharsets.UTF_8), tagged), KEY_HASH_BYTES);
    }

    /** True when the leaf is the {@code index}-th of the tree of this head. */
    public static boolean included(byte[] leaf, long index, List<byte[]> path, Head head) {
        return Arrays.equals(rootOf(leaf, index, path, head.size()), head.root());
    }

    /** The root to which a path leads from a leaf; null when it is no path of that leaf in a tree of that size. */
    static byte @Nullable [] rootOf(byte[] leaf, long index, List<byte[]> path, long size) {
        if (index < 0 || index >= size || path.stream().anyMatch(hash -> hash.length != HASH_BYTES)) {
            return null;
        }
        long fn = index;
        long sn = size - 1;
        byte[] r = sha256(new byte[] {0}, leaf);
        for (byte[] p : path) {
            if (sn == 0) {
                return null;
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
        return sn == 0 ? r : null;
    }

    /**
     * The root of the first {@code index + 1} leaves, which every path of that leaf holds: what is on its left there is all that came
     * before. Where two paths give two such roots, there are two logs.
     *
     * @return lower hex; empty when it is no path of that leaf in a tree of that size
     */
    static String historyOf(byte[] leaf, long index, List<byte[]> path, long size) {
        if (rootOf(leaf, index, path, size) == null) {
            return "";
        }
        long fn = index;
        long sn = size - 1;
        byte[] r = sha256(new byte[] {0}, leaf);
        for (byte[] p : path) {
            if ((fn & 1) == 1 || fn == sn) {
                r = sha256(new byte[] {1}, p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            }
            fn >>= 1;
            sn >>= 1;
        }
        return HexFormat.of().formatHex(r);
    }

    /** True when the first tree is the beginning of the second. */
    public static boolean consistent(Head first, Head second, List<byte[]> proof) {
        Roots roots = rootsOf(first, second.size(), proof);
        return roots != null && Arrays.equals(roots.first(), first.root())
                && Arrays.equals(first.size() == 0 ? second.root() : roots.second(), second.root());
    }

    /** The roots that a proof gives for both trees; null when it is no proof between trees of these sizes. */
    static @Nullable Roots rootsOf(Head first, long secondSize, List<byte[]> proof) {
        if (first.size() > secondSize || proof.stream().anyMatch(hash -> hash.length != HASH_BYTES)) {
            return null;
        }
        if (first.size() == 0 || first.size() == secondSize) {
            // a tree without leaves begins every tree
            return proof.isEmpty() ? new Roots(first.size() == 0 ? sha256() : first.root(), first.root()) : null;
        }
        boolean power = Long.bitCount(first.size()) == 1;
        if (!power && proof.isEmpty()) {
            return null;
        }
        return climb(first.size() - 1, secondSize - 1, power ? first.root() : proof.get(0), power ? proof : proof.subList(1, proof.size()));
    }

    private static @Nullable Roots climb(long firstLast, long secondLast, byte[] start, List<byte[]> rest) {
        long fn = firstLast;
        long sn = secondLast;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = start;
        byte[] sr = start;
        for (byte[] c : rest) {
            if (sn == 0) {
                return null;
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
        return sn == 0 ? new Roots(fr, sr) : null;
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
        MessageDigest digest = Digests.sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
