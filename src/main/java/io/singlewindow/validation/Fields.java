package io.singlewindow.validation;

import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.message.reading.FindingValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The fields of a head or of a row: its child elements that hold text, by name. */
final class Fields {

    private final Element block;
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    Fields(Element block) {
        this.block = block;
        for (Node node = block.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                String name = child.getLocalName();
                if (elements.putIfAbsent(name, child) == null) {
                    String text = child.getTextContent();
                    if (!text.isBlank()) {
                        texts.put(name, text);
                    }
                }
            }
        }
    }

    /** The fields that hold something. */
    Map<String, String> texts() {
        return texts;
    }

    /** A field's text; null when it is absent or empty, which is the same. */
    @Nullable String text(String name) {
        return texts.get(name);
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    @Nullable BigDecimal number(String name) {
        return Decimals.parse(texts.get(name));
    }

    String path(String name) {
        Element element = elements.get(name);
        return element == null ? ElementPath.ofMissing(block, name) : ElementPath.of(element);
    }

    /** A value of this block as a finding may show it. */
    @Nullable String shown(String name, @Nullable String value) {
        Element element = elements.get(name);
        return element == null || value == null ? value : FindingValue.of(element, value);
    }
}
