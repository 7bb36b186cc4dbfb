package io.singlewindow.message.reading;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 as XML Schema has it: white space anywhere, complete groups of four, no bits left over. The JDK's own decoders
 * either refuse white space or pass over every foreign character, and both take a missing padding.
 */
public final class StrictBase64 {

    private static final int GROUP = 4;

    private StrictBase64() {}

    /** The bytes, or null when the text is not base64. */
    public static byte @Nullable [] decode(String text) {
        byte[] packed = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                // anything beyond ASCII becomes a character the decoder refuses
                packed[length++] = c < 0x80 ? (byte) c : (byte) '*';
            }
        }
        if (length % GROUP != 0) {
            return null;
        }
        byte[] exact = Arrays.copyOf(packed, length);
        try {
            byte[] decoded = Base64.getDecoder().decode(exact);
            return leftOverBits(exact, decoded) ? null : decoded;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** True when the last group holds more bits than its bytes need, so that two texts would mean the same bytes. */
    private static boolean leftOverBits(byte[] text, byte[] decoded) {
        int rest = decoded.length % 3;
        if (rest == 0) {
            return false;
        }
        byte[] last = Base64.getEncoder().encode(Arrays.copyOfRange(decoded, decoded.length - rest, decoded.length));
        return !Arrays.equals(last, Arrays.copyOfRange(text, text.length - GROUP, text.length));
    }
}
