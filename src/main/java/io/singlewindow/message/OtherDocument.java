package io.singlewindow.message;

import java.util.List;
import java.util.Map;

/**
 * A document that follows a declaration and is of no consignment itself (waybill status, cancellation, return, tally,
 * warehouse detail, arrival, departure, master bill, summary): its elements by name, in order.
 *
 * @param fields the head's: element name to text, as received
 * @param rows the same of each row
 */
public record OtherDocument(Head head, MessageType type, String number, Map<String, String> fields, List<Map<String, String>> rows)
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
