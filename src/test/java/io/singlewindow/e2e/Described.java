package io.singlewindow.e2e;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds answers against the server's own description: every member of an answer must be described. */
final class Described {

    private final JsonNode description;

    Described(JsonNode description) {
        this.description = description;
    }

    /** The members of this answer that the description does not know, and those it requires that are missing. */
    List<String> faults(String path, String method, String status, JsonNode answer) {
        JsonNode responses = description.get("paths").get(path).get(method).get("responses");
        JsonNode response = resolve(responses.has(status) ? responses.get(status) : responses.get("default"));
        JsonNode content = response.get("content");
        JsonNode schema = (content.has("application/json") ? content.get("application/json") : content.get("application/problem+json")).get("schema");
        List<String> faults = new ArrayList<>();
        compare(schema, answer, method + " " + path, faults);
        return faults;
    }

    private void compare(JsonNode given, JsonNode value, String place, List<String> faults) {
        JsonNode schema = resolve(given);
        if (schema.has("oneOf")) {
            schema = resolve(schema.get("oneOf").get(0));
        }
        if (value.isNull()) {
            if (schema.has("type") && schema.get("type").isString() && !given.has("oneOf")) {
                faults.add(place + " is null, described as " + schema.get("type"));
            }
        } else if (value.isArray()) {
            for (JsonNode item : value) {
                compare(schema.get("items"), item, place + "[]", faults);
            }
        } else if (value.isObject()) {
            object(schema, value, place, faults);
        } else if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
            faults.add(place + " is " + value + ", described as " + schema.get("enum"));
        }
    }

    private void object(JsonNode schema, JsonNode value, String place, List<String> faults) {
        boolean open = schema.has("additionalProperties");
        value.propertyStream().forEach(member -> {
            JsonNode property = schema.has("properties") ? schema.get("properties").get(member.getKey()) : null;
            if (property != null) {
                compare(property, member.getValue(), place + "." + member.getKey(), faults);
            } else if (!open) {
                faults.add(place + "." + member.getKey() + " is not described");
            }
        });
        if (schema.has("required")) {
            schema.get("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    faults.add(place + "." + name.asString() + " is missing");
                }
            });
        }
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = description.at(resolved.get("$ref").asString().substring(1));
        }
        return resolved;
    }
}
