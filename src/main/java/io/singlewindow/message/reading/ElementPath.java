package io.singlewindow.message.reading;

import io.singlewindow.message.MessageType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * How the place of an element is written: local names from the root, {@code /CEB311Message/Order[2]/OrderHead/orderNo}.
 * Elements that the specification repeats always carry their 1-based position, others only from the second on.
 */
public final class ElementPath {

    private static final Set<String> REPEATED = repeated();

    private ElementPath() {}

    /** The path of an element in a document. */
    public static String of(Element element) {
        StringBuilder path = new StringBuilder();
        for (Node node = element; node instanceof Element step; node = node.getParentNode()) {
            path.insert(0, segment(name(step), position(step)));
        }
        return path.toString();
    }

    /** The path of an attribute. */
    public static String ofAttribute(Element element, String attribute) {
        return of(element) + "/@" + attribute;
    }

    /** The path of a child that is not there. */
    public static String ofMissing(Element parent, String child) {
        return of(parent) + '/' + child;
    }

    /** One step with its position, e.g. {@code /Order[2]}. */
    static String segment(String name, int position) {
        return position > 1 || REPEATED.contains(name) ? "/" + name + '[' + position + ']' : "/" + name;
    }

    /** The 1-based position of the business node an element stands in; 0 outside of one. */
    public static int document(Element element, MessageType type) {
        Element step = element;
        while (step.getParentNode() instanceof Element parent && parent.getParentNode() instanceof Element) {
            step = parent;
        }
        return step.getParentNode() instanceof Element && name(step).equals(type.node()) ? position(step) : 0;
    }

    /** How a document is named in findings, e.g. {@code Order[2]}. */
    public static String documentName(MessageType type, int position) {
        return type.node() + '[' + position + ']';
    }

    static String name(Element element) {
        String local = element.getLocalName();
        return local == null ? element.getNodeName() : local;
    }

    private static int position(Element element) {
        int position = 1;
        String name = name(element);
        for (Node node = element.getPreviousSibling(); node != null; node = node.getPreviousSibling()) {
            if (node instanceof Element sibling && name(sibling).equals(name)) {
                position++;
            }
        }
        return position;
    }

    private static Set<String> repeated() {
        Set<String> names = new HashSet<>(List.of("BaseSubscribe", "TaxListRd", "SummaryResultList", "ReceiverId", "Key"));
        for (MessageType type : MessageType.values()) {
            names.add(type.node());
            String list = type.list();
            if (list != null) {
                names.add(list);
            }
        }
        return Set.copyOf(names);
    }
}
