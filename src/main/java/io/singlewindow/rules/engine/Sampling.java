package io.singlewindow.rules.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who is examined by sample: a number drawn from list number and the day's salt, compared with the ratio in whole numbers. Nobody
 * can foresee it before the salt is published, and anybody can check it after.
 */
public final class Sampling {

    private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(63);
    private static final long POSITIVE = Long.MAX_VALUE;

    private Sampling() {}

    /** The first 63 bits of SHA-256 over salt, a zero byte and the number in UTF-8. */
    public static long draw(byte[] salt, String listNumber) {
        MessageDigest digest = sha256();
        digest.update(salt);
        digest.update((byte) 0);
        return ByteBuffer.wrap(digest.digest(listNumber.getBytes(StandardCharsets.UTF_8))).getLong() & POSITIVE;
    }

    /**
     * A department's own draw, so that who is drawn by one is not drawn by all: the first 63 bits of SHA-256 over the eight bytes of
     * the draw, a zero byte and the table's name. Who was not drawn for, for nobody told, has the highest of all draws: a ratio of less than
     * all does not reach it, and all is all.
     */
    static long of(Table table, long draw) {
        if (draw == Long.MAX_VALUE) {
            return draw;
        }
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(draw).array());
        digest.update((byte) 0);
        return ByteBuffer.wrap(digest.digest(table.word().getBytes(StandardCharsets.UTF_8))).getLong() & POSITIVE;
    }

    /** SHA-256 of a salt: what is recorded before its day. */
    public static byte[] digest(byte[] salt) {
        return sha256().digest(salt);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256", never);
        }
    }

    /**
     * True when a draw falls within a ratio.
     *
     * @param ratio of all, 0 to 1
     */
    static boolean falls(long draw, BigDecimal ratio) {
        BigInteger unscaled = ratio.scale() < 0 ? ratio.toBigIntegerExact() : ratio.unscaledValue();
        BigInteger scale = BigInteger.TEN.pow(Math.max(0, ratio.scale()));
        return BigInteger.valueOf(draw).multiply(scale).compareTo(unscaled.multiply(RANGE)) < 0;
    }
}
