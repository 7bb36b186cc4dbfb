package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The root declared other namespaces when it was signed; unused ones count too, in the document and in SignedInfo. */
final class NamespacesChanged implements Repair {

    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        KNOWN.put("xsd", XMLConstants.W3C_XML_SCHEMA_NS_URI);
        KNOWN.put("ds", CanonicalForm.XMLDSIG);
    }

    /** Sets of prefixes, each declared beside what is there, and each taken away. */
    private static final List<List<String>> CHANGES = List.of(List.of("xsi"), List.of("xsi", "xsd"), List.of("ds"), List.of("xsi", "ds"), List.of("xsd"));

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        Element root = from.document().getDocumentElement();
        return Stream.concat(
                CHANGES.stream().filter(prefixes -> prefixes.stream().anyMatch(prefix -> !declares(root, prefix))).map(prefixes -> declared(from, prefixes)),
                CHANGES.stream().filter(prefixes -> prefixes.stream().allMatch(prefix -> declares(root, prefix))).map(prefixes -> withoutThem(from, prefixes)));
    }

    private static boolean declares(Element root, String prefix) {
        return root.hasAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix);
    }

    private static Tried declared(Guess from, List<String> prefixes) {
        Document copy = Patient.copy(from.document());
        Element root = copy.getDocumentElement();
        prefixes.forEach(prefix -> root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, KNOWN.get(prefix)));
        return new Tried(from.of(copy), new Explanation(Cause.NAMESPACES_CHANGED, "+ xmlns:" + String.join(", xmlns:", prefixes)));
    }

    private static Tried withoutThem(Guess from, List<String> prefixes) {
        Document copy = Patient.copy(from.document());
        Element root = copy.getDocumentElement();
        for (String prefix : prefixes) {
            Attr declaration = root.getAttributeNodeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix);
            if (declaration == null || prefix.equals(Objects.requireNonNullElse(root.getPrefix(), ""))) {
                continue;
            }
            Element signature = CanonicalForm.signatureOf(root);
            // a prefix that the signature uses is declared there instead
            if (signature != null && prefix.equals(signature.getPrefix())) {
                signature.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, declaration.getValue());
            }
            root.removeAttributeNode(declaration);
        }
        return new Tried(from.of(copy), new Explanation(Cause.NAMESPACES_CHANGED, "- xmlns:" + String.join(", xmlns:", prefixes)));
    }
}
