package io.singlewindow.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The sandbox's sample documents of one consignment.
 *
 * @param messages by file name, in order of sending
 */
record SampleSet(String orderNo, Map<String, byte[]> messages) {

    private static final int FILES_MAX = 20;
    private static final int FILE_BYTES_MAX = 1 << 20;
    private static final int NOT_FOUND = 404;

    /** Import or export. */
    enum Direction {
        IMPORT, EXPORT
    }

    /** Which set is wanted. */
    static final class Wish {

        @Parameters(index = "0", paramLabel = "import|export", descriptionKey = "direction")
        Direction direction = Direction.IMPORT;

        @Option(names = "--scenario", paramLabel = "NAME")
        @Nullable String scenario;

        @Option(names = "--order-no", paramLabel = "ORDERNO")
        @Nullable String orderNo;

        @Option(names = "--mode", paramLabel = "MODE")
        @Nullable String mode;

        @Option(names = "--alg", paramLabel = "ALG")
        @Nullable String algorithm;

        private String path() {
            StringBuilder path = new StringBuilder("/api/v1/sandbox/samples/").append(direction.name().toLowerCase(java.util.Locale.ROOT)).append(".zip");
            char separator = '?';
            Map<String, @Nullable String> query = new LinkedHashMap<>();
            query.put("scenario", scenario);
            query.put("orderNo", orderNo);
            query.put("mode", mode);
            query.put("alg", algorithm);
            for (Map.Entry<String, @Nullable String> one : query.entrySet()) {
                String value = one.getValue();
                if (value != null) {
                    path.append(separator).append(one.getKey()).append('=').append(WindowHttp.encode(value));
                    separator = '&';
                }
            }
            return path.toString();
        }
    }

    /** Fetches a set. */
    static SampleSet fetch(WindowHttp window, Wish wish) throws Failure, InterruptedException {
        WindowHttp.Reply reply;
        try {
            reply = window.get(wish.path());
        } catch (Failure refused) {
            if (refused.arguments().length == 1 && Integer.valueOf(NOT_FOUND).equals(refused.arguments()[0])) {
                throw Failure.rejected("sample.noSandbox");
            }
            throw refused;
        }
        Map<String, byte[]> messages = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(reply.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] message = zip.readNBytes(FILE_BYTES_MAX + 1);
                // a name becomes a file: nothing but a plain one
                if (!entry.getName().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || message.length > FILE_BYTES_MAX || messages.size() >= FILES_MAX) {
                    throw Failure.rejected("sample.unusable");
                }
                messages.put(entry.getName(), message);
            }
        } catch (IOException | IllegalArgumentException noZip) {
            throw Failure.rejected("sample.unusable");
        }
        if (messages.isEmpty()) {
            throw Failure.rejected("sample.unusable");
        }
        return new SampleSet(reply.headers().firstValue("X-Order-No").orElse(""), messages);
    }
}
