package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.SignatureFigures;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The case under examination.
 *
 * @param message the bytes as received
 * @param document their tree with the signature in it
 * @param figures of its signature
 * @param sm2UserIds user ids that are tried besides the right one
 */
record Patient(byte[] message, Document document, SignatureFigures figures, List<String> sm2UserIds) {

    static Document copy(Document document) {
        return (Document) document.cloneNode(true);
    }

    /** The signature of a document that is known to have one, be it the patient's or a copy. */
    static Element signature(Document document) {
        Element signature = CanonicalForm.signatureOf(document.getDocumentElement());
        if (signature == null) {
            throw new IllegalStateException("The document has no signature, expected the one that is examined");
        }
        return signature;
    }

    /** SignedInfo of a document that has one. */
    static Element signedInfo(Document document) {
        return (Element) signature(document).getElementsByTagNameNS(CanonicalForm.XMLDSIG, "SignedInfo").item(0);
    }
}
