package io.singlewindow.signature.doctor;

import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A known damage to the text inside a signature: the document with that text restored, to be verified as a whole. */
interface Mend {

    /** A restored copy, and what was restored. */
    record Mended(Document document, Explanation explanation) {}

    /** The copies to be tried, a bounded number, made one by one as they are asked for. */
    Stream<Mended> copies(Document document);

    /** A copy with another text in the first element of this name inside the signature. */
    static Document with(Document document, String name, String text) {
        Document copy = Patient.copy(document);
        element(copy, name).setTextContent(text);
        return copy;
    }

    /** The first element of this name inside the signature; null when there is none. */
    static Element element(Document document, String name) {
        return (Element) Patient.signature(document)
                .getElementsByTagNameNS(io.singlewindow.signature.CanonicalForm.XMLDSIG, name).item(0);
    }
}
