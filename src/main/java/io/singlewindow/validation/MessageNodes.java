package io.singlewindow.validation;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

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
        for (Element element : BusinessNodes.of(dom, type)) {
            List<Fields> rows = BusinessNodes.rows(element, type).stream().map(Fields::new).toList();
            // a node without its head is the schema's fault to find; it still has a position
            nodes.add(new BusinessNode(nodes.size() + 1, new Fields(BusinessNodes.head(element, type)), rows));
        }
        return nodes;
    }
}
