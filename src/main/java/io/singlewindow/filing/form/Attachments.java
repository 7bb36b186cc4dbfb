package io.singlewindow.filing.form;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attachments that a form names, {@code [{type, id}]}. */
final class Attachments {

    private Attachments() {}

    /** What is kept of them; their ids go into a list. */
    static List<Map<String, @Nullable Object>> read(FormNode node, Collection<String> types, List<String> ids) {
        return node.nodes("attachments", Set.of("type", "id"), one -> {
            Map<String, @Nullable Object> attachment = new LinkedHashMap<>();
            attachment.put("type", one.choice("type", types, "OTHER"));
            String id = one.matching("id", "[0-9a-f]{32}", "the id of an attachment", true);
            attachment.put("id", id);
            if (!id.isEmpty()) {
                ids.add(id);
            }
            return attachment;
        });
    }
}
