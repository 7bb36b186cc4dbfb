package io.singlewindow.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the REST doors, served as JSON. It is written by hand, because it is a promise: a frame, and a file
 * per feature with its paths and schemas.
 */
final class OpenApiDescription {

    private static final String FRAME = "main.yaml";
    private static final String FILES = "classpath:openapi/*.yaml";

    private OpenApiDescription() {}

    /** All files put together; a name that two of them have is a mistake. */
    static Map<String, Object> read() {
        try {
            List<Resource> files = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .sorted(Comparator.comparing((Resource file) -> !FRAME.equals(file.getFilename())).thenComparing(file -> String.valueOf(file.getFilename())))
                    .toList();
            Map<String, Object> whole = new LinkedHashMap<>();
            for (Resource file : files) {
                merge(whole, load(file), String.valueOf(file.getFilename()));
            }
            return whole;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILES + " cannot be read", unreadable);
        }
    }

    static byte[] json() {
        return JsonMapper.builder().build().writeValueAsBytes(read());
    }

    private static Map<String, Object> load(Resource file) throws IOException {
        try (InputStream stream = file.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        }
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<String, Object> part, String place) {
        part.forEach((name, value) -> {
            Object known = into.get(name);
            if (known == null) {
                into.put(name, value);
            } else if (known instanceof Map && value instanceof Map) {
                Map<String, Object> both = new LinkedHashMap<>((Map<String, Object>) known);
                merge(both, (Map<String, Object>) value, place + "/" + name);
                into.put(name, both);
            } else {
                throw new IllegalStateException("openapi/" + place + " has " + name + " a second time");
            }
        });
    }
}
