package io.singlewindow.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of a package, read strictly: no member twice, nothing behind the end, and what is wanted is there in its type. */
final class Lines {

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int LINE_BYTES_MAX = 4 << 20;

    private Lines() {}

    /** What is done with each line. */
    @FunctionalInterface
    interface Reader {
        void read(JsonNode line) throws Unreadable;
    }

    /** Reads a file of one JSON object a line. */
    static void each(PackageFile file, String name, Reader reader) throws Unreadable {
        try (InputStream in = new BufferedInputStream(file.stream(name))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int one = in.read(); one >= 0; one = in.read()) {
                if (one == '\n') {
                    reader.read(object(name, line.toByteArray()));
                    line.reset();
                } else {
                    line.write(one);
                }
                if (line.size() > LINE_BYTES_MAX) {
                    throw new Unreadable(name + " has a line of more than " + LINE_BYTES_MAX + " bytes");
                }
            }
            if (line.size() > 0) {
                throw new Unreadable(name + " does not end with a line's end");
            }
        } catch (IOException broken) {
            throw new Unreadable(name + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    static JsonNode object(String name, byte[] json) throws Unreadable {
        try {
            JsonNode read = JSON.readTree(json);
            if (!read.isObject()) {
                throw new Unreadable(name + " is no JSON object");
            }
            return read;
        } catch (JacksonException broken) {
            throw new Unreadable(name + " is no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    static JsonNode member(JsonNode object, String name) throws Unreadable {
        JsonNode value = object.get(name);
        if (value == null || !value.isObject()) {
            throw new Unreadable("\"" + name + "\" is " + value + ", expected an object");
        }
        return value;
    }

    static String text(JsonNode object, String name) throws Unreadable {
        String text = textOrNull(object, name);
        if (text == null) {
            throw new Unreadable("\"" + name + "\" is missing, expected a text");
        }
        return text;
    }

    static @Nullable String textOrNull(JsonNode object, String name) throws Unreadable {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Unreadable("\"" + name + "\" is " + value + ", expected a text");
        }
        return value.stringValue();
    }

    static long number(JsonNode object, String name) throws Unreadable {
        JsonNode value = object.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Unreadable("\"" + name + "\" is " + value + ", expected a whole number");
        }
        return value.longValue();
    }

    static @Nullable Long numberOrNull(JsonNode object, String name) throws Unreadable {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : Long.valueOf(number(object, name));
    }

    static JsonNode array(JsonNode object, String name) throws Unreadable {
        JsonNode value = object.get(name);
        if (value == null || !value.isArray()) {
            throw new Unreadable("\"" + name + "\" is missing, expected a list");
        }
        return value;
    }

    static List<byte[]> hashes(JsonNode object, String name) throws Unreadable {
        List<byte[]> hashes = new ArrayList<>();
        for (JsonNode hash : array(object, name)) {
            hashes.add(base64(name, hash.isString() ? hash.stringValue() : ""));
        }
        return hashes;
    }

    static byte[] base64(String name, String text) throws Unreadable {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw new Unreadable("\"" + name + "\" is no base64", broken);
        }
    }

    static byte[] hex(String name, String text) throws Unreadable {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException broken) {
            throw new Unreadable("\"" + name + "\" is no hex", broken);
        }
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
