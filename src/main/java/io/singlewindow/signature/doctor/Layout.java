package io.singlewindow.signature.doctor;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** White space between elements: taken out, or put in as writers of XML do. */
final class Layout {

    /** What is put in for each level: only line breaks, or an indentation. */
    static final List<String> UNITS = List.of("", "  ", "    ", "\t", "   ");

    private Layout() {}

    /** Takes out what stands between elements; text that is an element's only content stays. */
    static void strip(Element element) {
        List<Element> children = children(element);
        if (children.isEmpty()) {
            return;
        }
        for (Node node : nodes(element)) {
            if (node instanceof Text text && text.getData().isBlank()) {
                element.removeChild(text);
            }
        }
        children.forEach(Layout::strip);
    }

    /**
     * Lays out afresh.
     *
     * @param depth levels above the element itself
     */
    static void indent(Element element, String unit, int depth) {
        strip(element);
        indentChildren(element, unit, depth);
    }

    private static void indentChildren(Element element, String unit, int depth) {
        List<Element> children = children(element);
        if (children.isEmpty()) {
            return;
        }
        Document document = element.getOwnerDocument();
        for (Element child : children) {
            element.insertBefore(document.createTextNode("\n" + unit.repeat(depth + 1)), child);
            indentChildren(child, unit, depth + 1);
        }
        element.appendChild(document.createTextNode("\n" + unit.repeat(depth)));
    }

    /** A line break before each child and behind the last, none deeper. */
    static void breakLines(Element element) {
        strip(element);
        Document document = element.getOwnerDocument();
        children(element).forEach(child -> element.insertBefore(document.createTextNode("\n"), child));
        element.appendChild(document.createTextNode("\n"));
    }

    static void remove(@org.jspecify.annotations.Nullable Node node) {
        if (node instanceof Text text && text.getData().isBlank() && text.getParentNode() != null) {
            text.getParentNode().removeChild(text);
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node : nodes(element)) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static List<Node> nodes(Element element) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            nodes.add(node);
        }
        return nodes;
    }
}
