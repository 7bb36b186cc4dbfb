package io.singlewindow.signature.doctor;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The document was laid out afresh after signing, or white space came along with the signature: the digest is that of
 * another layout.
 */
final class WhiteSpaceChanged implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        Stream<Consumer<Document>> around = Stream.of(
                document -> Layout.remove(Patient.signature(document).getPreviousSibling()),
                document -> Layout.remove(Patient.signature(document).getNextSibling()),
                document -> {
                    Layout.remove(Patient.signature(document).getPreviousSibling());
                    Layout.remove(Patient.signature(document).getNextSibling());
                },
                document -> Layout.strip(document.getDocumentElement()));
        List<String> units = Layout.UNITS;
        Stream<Consumer<Document>> afresh = units.stream().map(unit -> document -> laidOut(document, unit));
        return Stream.concat(around, afresh).map(change -> {
            Document copy = Patient.copy(from.document());
            change.accept(copy);
            return new Tried(from.of(copy), Explanation.of(Cause.WHITE_SPACE_CHANGED));
        });
    }

    /** As a writer lays a document out that is not signed yet. */
    private static void laidOut(Document document, String unit) {
        Element signature = Patient.signature(document);
        signature.getParentNode().removeChild(signature);
        Layout.indent(document.getDocumentElement(), unit, 0);
    }
}
