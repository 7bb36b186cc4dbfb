package io.singlewindow.message.reading;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a body. Only UTF-8 is read (specification 202205: messages are UTF-8, with or without a BOM): a
 * parser that also guesses other encodings reads one sequence of bytes as two different messages.
 *
 * @param text the body without its byte order mark; empty when refused
 * @param refusal why it cannot be read; null when it can
 */
record MessageText(String text, @Nullable Finding refusal) {

    private static final Pattern DECLARATION = Pattern.compile(
            "<\\?xml\\s+version\\s*=\\s*[\"']([^\"']{0,20})[\"'](?:\\s+encoding\\s*=\\s*[\"']([^\"']{0,40})[\"'])?");

    /** Decodes a body, or says why not. */
    static MessageText of(byte[] body) {
        if (body.length == 0) {
            return refused(Finding.of(ErrorCode.READ_009, null, null));
        }
        String wide = wideEncoding(body);
        if (wide != null) {
            return refused(Finding.of(ErrorCode.READ_008, wide, "UTF-8").atLine(1, 1));
        }
        int start = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF ? 3 : 0;
        String text = new String(body, start, body.length - start, StandardCharsets.UTF_8);
        // the declaration first: "GBK" says more than the place of the first byte that is not UTF-8
        Finding refusal = declaration(text);
        if (refusal == null && text.indexOf('\uFFFD') >= 0) {
            refusal = invalidBytes(body, start);
        }
        if (refusal == null && text.isBlank()) {
            refusal = Finding.of(ErrorCode.READ_009, null, null);
        }
        return refusal == null ? new MessageText(text, null) : refused(refusal);
    }

    private static MessageText refused(Finding refusal) {
        return new MessageText("", refusal);
    }

    /** UTF-16 and UTF-32 show in the first bytes, with a byte order mark or by the zeros beside the first character. */
    private static @Nullable String wideEncoding(byte[] body) {
        if (body.length < 2) {
            return null;
        }
        int first = (body[0] & 0xFF) << 8 | body[1] & 0xFF;
        if (first == 0xFEFF || first == 0xFFFE) {
            return "UTF-16";
        }
        if (first == 0) {
            return "UTF-32";
        }
        return body[0] == 0 || body[1] == 0 ? "UTF-16" : null;
    }

    private static @Nullable Finding declaration(String text) {
        Matcher matcher = DECLARATION.matcher(text);
        if (!matcher.lookingAt()) {
            return null;
        }
        String encoding = matcher.group(2);
        if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
            return Finding.of(ErrorCode.READ_008, encoding, "UTF-8").atLine(1, matcher.start(2) + 1);
        }
        // canonical XML, and so every signature here, is defined for XML 1.0 only
        String version = matcher.group(1);
        return version.equals("1.0") ? null : Finding.of(ErrorCode.READ_001,
                "XML版本" + version + ",只允许1.0 / XML version " + version + ", only 1.0 is allowed", "1.0")
                .atLine(1, matcher.start(1) + 1);
    }

    /** Null when every replacement character in the text was really sent as one. */
    private static @Nullable Finding invalidBytes(byte[] body, int start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body, start, body.length - start);
        CharBuffer chars = CharBuffer.allocate(body.length);
        CoderResult result = decoder.decode(bytes, chars, true);
        if (!result.isError()) {
            return null;
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < chars.position(); i++) {
            boolean newLine = chars.get(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        int offset = bytes.position();
        String given = String.format("0x%02X @ byte %d", body[offset] & 0xFF, offset);
        return Finding.of(ErrorCode.READ_008, given, "UTF-8").atLine(line, column);
    }
}
