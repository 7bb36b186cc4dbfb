package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xml.security.c14n.Canonicalizer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Comments were kept when the document was canonicalized. The server's own trees have none, so it is parsed once more. */
final class CommentsHashed implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        if (!new String(patient.message(), StandardCharsets.UTF_8).contains("<!--")) {
            return Stream.empty();
        }
        try {
            Document document = parse(patient.message());
            Element signature = CanonicalForm.signatureOf(document.getDocumentElement());
            if (signature == null) {
                return Stream.empty();
            }
            signature.getParentNode().removeChild(signature);
            byte[] content = CanonicalForm.of(document, Canonicalizer.ALGO_ID_C14N_WITH_COMMENTS);
            return Stream.of(new Tried(from.hashing(same -> content), Explanation.of(Cause.COMMENTS_HASHED)));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            return Stream.empty();
        }
    }

    /** What comes here was read within the limits before, and without a DOCTYPE; none is allowed here either. */
    private static Document parse(byte[] message) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
    }
}
