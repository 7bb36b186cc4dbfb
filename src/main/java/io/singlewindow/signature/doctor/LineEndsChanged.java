package io.singlewindow.signature.doctor;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Line ends were hashed that a parser does not leave: CRLF by itself or as a character, or LF where CR stands now. */
final class LineEndsChanged implements Repair {

    private static final String CARRIAGE_RETURN = "&#xD;";

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        Stream<UnaryOperator<String>> changes = Stream.of(
                text -> text.replace(CARRIAGE_RETURN, "").replace("\n", CARRIAGE_RETURN + "\n"),
                text -> text.replace("\r", "").replace("\n", "\r\n"),
                text -> text.replace(CARRIAGE_RETURN, "").replace("\r", ""));
        return changes.map(change -> new Tried(
                from.then(content -> change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)),
                Explanation.of(Cause.LINE_ENDS_CHANGED)));
    }
}
