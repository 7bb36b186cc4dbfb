package io.singlewindow.message.writing;

import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A document under construction in one namespace, written with a prefix as real messages are. */
final class XmlTree {

    private static final ThreadLocal<DocumentBuilder> BUILDER = ThreadLocal.withInitial(XmlTree::builder);

    private final Document document = BUILDER.get().newDocument();
    private final String namespace;
    private final String prefix;

    XmlTree(String namespace, String prefix) {
        this.namespace = namespace;
        this.prefix = prefix;
    }

    Element root(String name, Map<String, String> attributes) {
        Element root = document.createElementNS(namespace, prefix + ":" + name);
        root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:" + prefix, namespace);
        attributes.forEach(root::setAttribute);
        document.appendChild(root);
        return root;
    }

    Element add(Element parent, String name) {
        Element element = document.createElementNS(namespace, prefix + ":" + name);
        parent.appendChild(element);
        return element;
    }

    Element add(Element parent, String name, String text) {
        Element element = add(parent, name);
        element.setTextContent(text);
        return element;
    }

    Document document() {
        return document;
    }

    private static DocumentBuilder builder() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("The JDK's DOM cannot be made", missing);
        }
    }
}
