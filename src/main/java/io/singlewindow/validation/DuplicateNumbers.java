package io.singlewindow.validation;

import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.validation.MessageNodes.BusinessNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** The same business key twice in one message; the later document is refused, the first stands. */
public final class DuplicateNumbers {

    private DuplicateNumbers() {}

    /** One DUP_003 for each document whose key an earlier one has. */
    public static List<Finding> check(Document dom, MessageType type) {
        List<Finding> findings = new ArrayList<>();
        if (type.isReceipt()) {
            return findings;
        }
        Map<String, Integer> first = new HashMap<>();
        for (BusinessNode node : MessageNodes.of(dom, type)) {
            String key = key(node.head(), type);
            Integer earlier = key == null ? null : first.putIfAbsent(key, node.position());
            if (earlier != null) {
                String names = String.join("+", type.keyElements());
                findings.add(Finding.at(ErrorCode.DUP_003, node.head().path(type.number()), key,
                                names + " once; first in " + ElementPath.documentName(type, earlier))
                        .inDocument(node.position(), ElementPath.documentName(type, node.position())));
            }
        }
        return findings;
    }

    /** Null when a part is missing: a list without a number of its own is told apart by its guid. */
    private static @Nullable String key(Fields head, MessageType type) {
        List<String> parts = new ArrayList<>();
        for (String element : type.keyElements()) {
            String part = head.text(element);
            if (part == null) {
                return null;
            }
            parts.add(part.strip());
        }
        return String.join("|", parts);
    }
}
