package io.singlewindow.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The description of the REST doors: written by hand in YAML, because it is a promise, and served as JSON. */
final class OpenApiDescription {

    private static final String RESOURCE = "/openapi/openapi.yaml";

    private OpenApiDescription() {}

    static Map<String, Object> read() {
        try (InputStream stream = OpenApiDescription.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
    }

    static byte[] json() {
        return JsonMapper.builder().build().writeValueAsBytes(read());
    }
}
