package io.singlewindow.message.reading;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Decompression that stops one byte past the bound, whatever the stream promises. */
public final class BoundedGzip {

    private BoundedGzip() {}

    /**
     * What inflating gave: bytes or a finding.
     *
     * @param bytes null when refused
     * @param refusal READ_011; null when inflated
     */
    public record Inflated(byte @Nullable [] bytes, @Nullable Finding refusal) {}

    /** Inflates a gzip stream of at most so many bytes. */
    public static Inflated inflate(byte[] compressed, int bytesMax) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] bytes = stream.readNBytes(bytesMax);
            return stream.read() < 0
                    ? new Inflated(bytes, null)
                    : refused("> " + bytesMax + " bytes", bytesMax);
        } catch (IOException e) {
            return refused("内容损坏 / broken content", bytesMax);
        }
    }

    private static Inflated refused(String given, int bytesMax) {
        return new Inflated(null, Finding.of(ErrorCode.READ_011, given, "gzip of at most " + bytesMax + " bytes"));
    }
}
