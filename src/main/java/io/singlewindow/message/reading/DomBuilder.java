package io.singlewindow.message.reading;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;

/**
 * Builds the DOM of one message from the parser's events, exactly as sent: nothing a schema would add, one text node per
 * stretch of text. Comments are left out: canonical XML, and so every digest here, drops them anyway, and a value split
 * by a comment is read in half by whoever takes the first text node only.
 */
final class DomBuilder {

    private static final ThreadLocal<DocumentBuilder> BUILDER = ThreadLocal.withInitial(DomBuilder::builder);

    private final Document document = BUILDER.get().newDocument();
    private final StringBuilder text = new StringBuilder();
    private Node current = document;

    DomBuilder() {
        // names were checked by the parser; checking each again costs a quarter of building
        document.setStrictErrorChecking(false);
    }

    Document document() {
        return document;
    }

    /** The element that is open; null before the root and after it. */
    @Nullable Element current() {
        return current instanceof Element element ? element : null;
    }

    void startElement(String uri, String qualifiedName, Attributes attributes) {
        flush();
        Element element = document.createElementNS(uri.isEmpty() ? null : uri, qualifiedName);
        for (int i = 0; i < attributes.getLength(); i++) {
            element.setAttributeNS(attributeNamespace(attributes, i), attributes.getQName(i), attributes.getValue(i));
        }
        current.appendChild(element);
        current = element;
    }

    void characters(char[] chars, int start, int length) {
        text.append(chars, start, length);
    }

    /** Puts the text so far into the document, so that the current element is complete. */
    void flush() {
        if (!text.isEmpty()) {
            // white space around the root is no node of a document
            if (current != document) {
                current.appendChild(document.createTextNode(text.toString()));
            }
            text.setLength(0);
        }
    }

    void endElement() {
        flush();
        current = current.getParentNode();
    }

    private static @Nullable String attributeNamespace(Attributes attributes, int index) {
        String name = attributes.getQName(index);
        if (name.equals(XMLConstants.XMLNS_ATTRIBUTE) || name.startsWith(XMLConstants.XMLNS_ATTRIBUTE + ':')) {
            return XMLConstants.XMLNS_ATTRIBUTE_NS_URI;
        }
        String uri = attributes.getURI(index);
        return uri.isEmpty() ? null : uri;
    }

    private static DocumentBuilder builder() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's DOM cannot be made", e);
        }
    }
}
