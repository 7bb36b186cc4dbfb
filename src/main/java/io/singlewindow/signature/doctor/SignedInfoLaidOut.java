package io.singlewindow.signature.doctor;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** SignedInfo was laid out afresh after signing, or its line breaks were taken out: the value is that of another layout. */
final class SignedInfoLaidOut implements Repair {

    private static final int DEPTH_MAX = 2;

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        Stream<Consumer<Element>> plain = Stream.of(Layout::strip, Layout::breakLines, info -> Layout.indent(info, "", 0));
        Stream<Consumer<Element>> indented = Layout.UNITS.stream().filter(unit -> !unit.isEmpty()).flatMap(unit ->
                IntStream.rangeClosed(0, DEPTH_MAX).mapToObj(depth -> info -> Layout.indent(info, unit, depth)));
        return Stream.concat(plain, indented).map(change -> {
            Document copy = Patient.copy(from.document());
            change.accept(Patient.signedInfo(copy));
            return new Tried(from.of(copy), Explanation.of(Cause.SIGNED_INFO_LAID_OUT));
        });
    }
}
