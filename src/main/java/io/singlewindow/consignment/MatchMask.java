package io.singlewindow.consignment;

import io.singlewindow.masking.Masker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Match reports for those who are not to see all of them: persons' data masked, or other senders' values left out. */
public final class MatchMask {

    private MatchMask() {}

    /** The report with persons' names and addresses masked; numbers are masked in it already. */
    public static JsonNode masked(JsonNode match) {
        JsonNode copy = match.deepCopy();
        for (JsonNode field : copy.path("fields")) {
            if (field.path("values") instanceof ObjectNode values) {
                String name = field.path("field").asString("");
                for (Map.Entry<String, JsonNode> value : List.copyOf(values.properties())) {
                    String element = field.path("elements").path(value.getKey()).asString(name);
                    values.put(value.getKey(), Masker.shown(Masker.isPersonal(element) ? element : name, value.getValue().asString("")));
                }
            }
        }
        return copy;
    }

    /** The report with the values of these documents alone, e.g. {@code order}; fields that none of them carries are left out. */
    static JsonNode of(JsonNode match, Set<String> sides) {
        ObjectNode copy = (ObjectNode) match.deepCopy();
        copy.remove("decision");
        for (int i = copy.path("fields").size() - 1; i >= 0; i--) {
            JsonNode field = copy.path("fields").get(i);
            keep(field.path("values"), sides);
            keep(field.path("elements"), sides);
            if (field.path("values").isEmpty() && copy.path("fields") instanceof tools.jackson.databind.node.ArrayNode fields) {
                fields.remove(i);
            }
        }
        return copy;
    }

    private static void keep(JsonNode node, Set<String> sides) {
        if (node instanceof ObjectNode object) {
            object.retain(sides);
        }
    }
}
