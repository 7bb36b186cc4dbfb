package io.singlewindow.signature.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The characters were hashed in another encoding, or their bytes were taken for another encoding on the way. */
final class CharsetDiffers implements Repair {

    /** ISO-8859-1 stands for bytes that were read one by one and written as UTF-8 afterwards. */
    private static final List<Charset> CHARSETS = List.of(
            Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1);

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        return CHARSETS.stream().map(charset -> new Tried(
                from.then(content -> new String(content, StandardCharsets.UTF_8).getBytes(charset)),
                new Explanation(Cause.CHARSET_DIFFERS, charset.name().equals("GB18030") ? "GBK/GB18030" : charset.name())));
    }
}
