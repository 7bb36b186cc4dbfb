package io.singlewindow.validation;

import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.SafeReader;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The business nodes of a message with their heads and rows. */
final class MessageNodes {

    /**
     * One business node.
     *
     * @param position 1-based
     * @param head the fields of the head, or of the node itself where the message is flat
     */
    record BusinessNode(int position, Fields head, List<Fields> rows) {}

    private MessageNodes() {}

    static List<BusinessNode> of(Document dom, MessageType type) {
        List<BusinessNode> nodes = new ArrayList<>();
        for (Element element : children(dom.getDocumentElement(), type.node())) {
            String head = type.head();
            List<Element> heads = head == null ? List.of(element) : children(element, head);
            String list = type.list();
            List<Fields> rows = list == null ? List.of() : children(element, list).stream().map(Fields::new).toList();
            // a node without its head is the schema's fault to find; it still has a position
            nodes.add(new BusinessNode(nodes.size() + 1, new Fields(heads.isEmpty() ? element : heads.get(0)), rows));
        }
        return nodes;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName())
                    && SafeReader.CEB_NAMESPACE.equals(child.getNamespaceURI())) {
                children.add(child);
            }
        }
        return children;
    }
}
