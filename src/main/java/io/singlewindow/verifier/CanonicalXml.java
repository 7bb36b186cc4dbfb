package io.singlewindow.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/** Inclusive Canonical XML 1.0 without comments (W3C, 2001) of documents without a document type, the only form the receipts use. */
final class CanonicalXml {

    static final String ALGORITHM = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    /** Messages have ten levels; what is deeper is not gone into. */
    private static final int DEPTH_MAX = 100;

    private final StringBuilder out = new StringBuilder(1 << 13);
    private final @Nullable Node without;

    private CanonicalXml(@Nullable Node without) {
        this.without = without;
    }

    /** Of a document but for one of its elements. */
    static byte[] of(Document document, @Nullable Element without) {
        CanonicalXml canonical = new CanonicalXml(without);
        boolean rootSeen = false;
        for (Node child = document.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element root) {
                canonical.element(root, Map.of(), 0);
                rootSeen = true;
            } else if (child instanceof ProcessingInstruction instruction) {
                canonical.out.append(rootSeen ? "\n" : "");
                canonical.instruction(instruction);
                canonical.out.append(rootSeen ? "" : "\n");
            }
        }
        return canonical.bytes();
    }

    /** Of an element where it stands, with the namespaces and the xml: attributes that it inherits. */
    static byte[] of(Element apex) {
        CanonicalXml canonical = new CanonicalXml(null);
        canonical.element(apex, Map.of(), 0);
        return canonical.bytes();
    }

    private byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(Element element, Map<String, String> rendered, int depth) {
        if (depth > DEPTH_MAX) {
            throw new IllegalArgumentException("more than " + DEPTH_MAX + " levels");
        }
        TreeMap<String, String> declared = new TreeMap<>();
        List<Attr> attributes = new ArrayList<>();
        take(element, declared, attributes, false);
        if (depth == 0) {
            for (Node above = element.getParentNode(); above instanceof Element ancestor; above = above.getParentNode()) {
                take(ancestor, declared, attributes, true);
            }
        }
        Map<String, String> now = new HashMap<>(rendered);
        out.append('<').append(element.getNodeName());
        declared.forEach((prefix, uri) -> {
            if (!prefix.equals(XMLConstants.XML_NS_PREFIX) && !now.getOrDefault(prefix, "").equals(uri)) {
                now.put(prefix, uri);
                attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri);
            }
        });
        attributes.sort(Comparator.comparing((Attr one) -> one.getNamespaceURI() == null ? "" : one.getNamespaceURI()).thenComparing(Attr::getLocalName));
        attributes.forEach(one -> attribute(one.getNodeName(), one.getValue()));
        out.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child == without) {
                continue;
            }
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> element((Element) child, now, depth + 1);
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text(child.getNodeValue());
                case Node.PROCESSING_INSTRUCTION_NODE -> instruction((ProcessingInstruction) child);
                case Node.COMMENT_NODE -> { }
                default -> throw new IllegalArgumentException("a node of the kind " + child.getNodeType());
            }
        }
        out.append("</").append(element.getNodeName()).append('>');
    }

    /** Declarations and attributes of an element; of one above, what is not yet there, and of its attributes those of xml: alone. */
    private static void take(Element element, TreeMap<String, String> declared, List<Attr> attributes, boolean above) {
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr one = (Attr) all.item(i);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(one.getNamespaceURI())) {
                declared.putIfAbsent(one.getPrefix() == null ? "" : one.getLocalName(), one.getValue());
            } else if (!above || XMLConstants.XML_NS_URI.equals(one.getNamespaceURI())
                    && attributes.stream().noneMatch(known -> known.getNodeName().equals(one.getNodeName()))) {
                attributes.add(one);
            }
        }
    }

    private void instruction(ProcessingInstruction one) {
        out.append("<?").append(one.getTarget());
        if (!one.getData().isEmpty()) {
            out.append(' ').append(one.getData().replace("\r", "&#xD;"));
        }
        out.append("?>");
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            switch (one) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(one);
            }
        }
        out.append('"');
    }

    private void text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            switch (one) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(one);
            }
        }
    }
}
