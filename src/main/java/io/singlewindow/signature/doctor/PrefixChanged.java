package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The message was serialised anew after signing, with other prefixes for the same namespaces. */
final class PrefixChanged implements Repair {

    private static final List<String> SIGNATURES = List.of("ds", "", "dsig");
    private static final List<String> MESSAGES = List.of("ceb", "", "ns2", "ns1", "ns0");

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        Element root = from.document().getDocumentElement();
        return Stream.concat(
                MESSAGES.stream().filter(prefix -> !prefix.equals(prefix(root))).map(prefix -> renamed(from, prefix, false)),
                SIGNATURES.stream().filter(prefix -> !prefix.equals(prefix(CanonicalForm.signatureOf(root)))).map(prefix -> renamed(from, prefix, true)));
    }

    private static Tried renamed(Guess from, String prefix, boolean signature) {
        Document copy = Patient.copy(from.document());
        Element root = copy.getDocumentElement();
        Element first = signature ? CanonicalForm.signatureOf(root) : root;
        String old = prefix(first);
        if (first != null && first.getNamespaceURI() != null) {
            // from the root on, because it may be the root that declares the signature's prefix
            rename(root, first.getNamespaceURI(), old, prefix);
        }
        return new Tried(from.of(copy), new Explanation(Cause.PREFIX_CHANGED, shown(prefix) + " → " + shown(old)));
    }

    private static String prefix(@Nullable Element element) {
        return element == null ? "" : Objects.requireNonNullElse(element.getPrefix(), "");
    }

    private static String shown(String prefix) {
        return prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    }

    private static void rename(Element element, String namespace, String old, String prefix) {
        Element renamed = element;
        if (namespace.equals(element.getNamespaceURI()) && old.equals(prefix(element))) {
            String name = prefix.isEmpty() ? element.getLocalName() : prefix + ":" + element.getLocalName();
            renamed = (Element) element.getOwnerDocument().renameNode(element, namespace, name);
        }
        String declared = old.isEmpty() ? "xmlns" : "xmlns:" + old;
        if (namespace.equals(renamed.getAttribute(declared))) {
            renamed.removeAttribute(declared);
            renamed.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace);
        }
        for (Node child = renamed.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                rename(inner, namespace, old, prefix);
            }
        }
    }
}
