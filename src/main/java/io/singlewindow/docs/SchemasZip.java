package io.singlewindow.docs;

import io.singlewindow.problem.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The schemas with good and bad examples, in one archive whose bytes are the same at every start. */
final class SchemasZip {

    /** The day of the entries; archives know neither zone nor seconds. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2022, 5, 1, 0, 0);

    private SchemasZip() {}

    static byte[] make(ErrorReference errors) {
        try {
            Map<String, byte[]> files = new TreeMap<>();
            files.put("README.md", new ClassPathResource("schemas/README.md").getContentAsByteArray());
            files.put("errors.md", errors.markdown("bad/").getBytes(StandardCharsets.UTF_8));
            add(files, "xsd");
            add(files, "schemas/good");
            add(files, "schemas/filings");
            for (ErrorCode code : ErrorCode.values()) {
                String example = errors.example(code);
                if (example != null) {
                    files.put("bad/" + example, new ClassPathResource("schemas/bad/" + example).getContentAsByteArray());
                }
            }
            return zip(files);
        } catch (IOException missing) {
            throw new UncheckedIOException("The schemas and their examples are not packaged as expected", missing);
        }
    }

    /** All files below a packaged folder, under that folder's own name. */
    private static void add(Map<String, byte[]> files, String folder) throws IOException {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/**/*.*")) {
            String url = resource.getURL().toString();
            int from = url.lastIndexOf("/" + folder + "/") + 1;
            files.put(url.substring(from).replaceFirst("^schemas/", ""), resource.getContentAsByteArray());
        }
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
