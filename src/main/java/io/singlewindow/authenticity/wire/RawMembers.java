package io.singlewindow.authenticity.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The members of a JSON object as they stand in the text, character for character: what is signed is what was sent. */
final class RawMembers {

    private static final int DEPTH_MAX = 8;
    private static final int NUMBER_CHARACTERS_MAX = 40;
    /** A member twice would be one thing to whoever signs and another to whoever reads. */
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxNumberLength(NUMBER_CHARACTERS_MAX).build())
            .build();

    private RawMembers() {}

    /**
     * Each member's text, by name; strings with their quotes.
     *
     * @throws JacksonException when the text is no JSON object, or more than one
     */
    static Map<String, String> of(String json) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NoObject();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                // a string is read to its end only when it is asked for
                parser.getString();
                int to = (int) parser.currentLocation().getCharOffset();
                members.put(name, json.substring(from, to).strip());
            }
            if (parser.nextToken() != null) {
                throw new NoObject();
            }
        }
        return members;
    }

    /** The text between the quotes of a string; other members as they are. */
    static String unquoted(String member) {
        return member.length() > 1 && member.startsWith("\"") ? member.substring(1, member.length() - 1) : member;
    }

    /** Not one JSON object. */
    private static final class NoObject extends JacksonException {
        NoObject() {
            super("not one JSON object");
        }
    }
}
