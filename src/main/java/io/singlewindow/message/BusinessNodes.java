package io.singlewindow.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The business nodes of a message's tree (业务节点), valid or not: what can be said of documents that are no records yet. */
public final class BusinessNodes {

    /** Namespace of the messages. */
    public static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";

    private BusinessNodes() {}

    /** The business nodes in order; a document's position is its place here, from 1. */
    public static List<Element> of(Document dom, MessageType type) {
        return children(dom.getDocumentElement(), type.node());
    }

    /** The head of a business node: the node itself where the message is flat, or its head is missing. */
    public static Element head(Element node, MessageType type) {
        String head = type.head();
        List<Element> heads = head == null ? List.of() : children(node, head);
        return heads.isEmpty() ? node : heads.get(0);
    }

    /** The rows of a business node. */
    public static List<Element> rows(Element node, MessageType type) {
        String list = type.list();
        return list == null ? List.of() : children(node, list);
    }

    /** The head's elements that hold text, by name; the first of a name counts. */
    public static Map<String, String> fields(Element node, MessageType type) {
        return fields(head(node, type));
    }

    /** A block's elements that hold text, by name; the first of a name counts. */
    public static Map<String, String> fields(Element block) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Node child = block.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && !element.getTextContent().isBlank()) {
                fields.putIfAbsent(element.getLocalName(), element.getTextContent());
            }
        }
        return fields;
    }

    /** The children of this name in the messages' namespace. */
    public static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName()) && NAMESPACE.equals(child.getNamespaceURI())) {
                children.add(child);
            }
        }
        return children;
    }
}
