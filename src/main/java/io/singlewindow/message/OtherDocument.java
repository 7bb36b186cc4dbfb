package io.singlewindow.message;

import java.util.Map;

/**
 * A document whose type has no record of its own yet: its head's elements by name, in order.
 *
 * @param fields element name to text, as received
 */
public record OtherDocument(Head head, MessageType type, String number, Map<String, String> fields)
        implements Document {

    @Override
    public DocumentKind kind() {
        return type.kind();
    }

    @Override
    public String businessKey() {
        StringBuilder key = new StringBuilder();
        for (String element : type.keyElements()) {
            key.append(key.isEmpty() ? "" : "|").append(fields.getOrDefault(element, ""));
        }
        return key.toString();
    }
}
