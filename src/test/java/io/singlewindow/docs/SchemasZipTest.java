package io.singlewindow.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The archive for developers holds every schema, good examples, and a bad one for each code that a message can cause. */
class SchemasZipTest {

    private final ErrorReference errors = new ErrorReference();

    @Test
    void itHoldsEverySchemaAndEveryExample() throws IOException {
        Map<String, byte[]> files = unzip(SchemasZip.make(errors));
        try (Stream<Path> schemas = Files.walk(Path.of("xsd"))) {
            for (Path schema : schemas.filter(Files::isRegularFile).toList()) {
                assertThat(files.get(schema.toString().replace('\\', '/'))).as(schema.toString()).isEqualTo(Files.readAllBytes(schema));
            }
        }
        assertThat(files.keySet()).contains("README.md", "errors.md", "good/import-1-CEB311.xml", "good/export-4-CEB603.xml", "good/import-5-DxpMsg.xml");
        for (ErrorCode code : ErrorCode.values()) {
            String example = errors.example(code);
            if (example != null) {
                assertThat(files).as(code.code()).containsKey("bad/" + example);
            }
        }
        assertThat(new String(files.get("errors.md"), java.nio.charset.StandardCharsets.UTF_8)).contains("](bad/XSD-002/wrong-order.xml)");
    }

    @Test
    void itsBytesAreTheSameEachTime() {
        assertThat(SchemasZip.make(errors)).isEqualTo(SchemasZip.make(errors));
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
