package io.singlewindow.signature.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The result was written as hexadecimal text, by itself or in base64 once more. */
final class Hexadecimal implements Repair {

    private static final String HEX = "(?:[0-9a-fA-F]{2})+";

    private final Cause cause;

    Hexadecimal(Cause cause) {
        this.cause = cause;
    }

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        // what was hexadecimal text has been decoded as base64 by now
        return Stream.of(Base64.getEncoder().encodeToString(from.result()), new String(from.result(), StandardCharsets.ISO_8859_1))
                .filter(text -> text.matches(HEX))
                .map(text -> new Tried(from.giving(HexFormat.of().parseHex(text)), Explanation.of(cause)));
    }
}
