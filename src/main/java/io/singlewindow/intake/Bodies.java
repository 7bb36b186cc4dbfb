package io.singlewindow.intake;

import io.singlewindow.message.reading.BoundedGzip;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Bodies as they are posted: their type, their bound, their compression; the same at every door. */
@Component
@Profile("!simulator")
class Bodies {

    /** The one compression that is understood, by the name that HTTP has for it. */
    static final String GZIP = "gzip";

    private static final String PLAIN = "identity";
    private static final int INFLATING_MAX = 4;

    private final ReadingLimits limits;
    private final Semaphore inflating = new Semaphore(INFLATING_MAX);

    Bodies(ReadingLimits limits) {
        this.limits = limits;
    }

    /**
     * A body, inflated where it was compressed.
     *
     * @param bytes as posted when it could not be inflated
     * @param refusal why it could not be inflated
     */
    record Body(byte[] bytes, @Nullable Finding refusal) {}

    /**
     * Reads a body as far as a bound.
     *
     * @throws ProblemException 415 when it is none of these types or compressed otherwise than by gzip, 413 when it is
     *     larger than the bound, 503 when too much is being read already
     */
    Body read(HttpServletRequest request, List<MediaType> types, int bytesMax, BodyBudget.Share share) throws IOException {
        requireType(request.getContentType(), types);
        String encoding = request.getHeader("Content-Encoding");
        boolean packed = packed(encoding, "Content-Encoding ");
        byte[] posted = share.read(request.getInputStream(), bytesMax);
        if (posted.length > bytesMax) {
            throw tooLarge("> " + bytesMax, bytesMax);
        }
        return packed ? inflate(posted, bytesMax, share) : new Body(posted, null);
    }

    /**
     * True when a body is compressed.
     *
     * @param name what the encoding is called where it was given, for the refusal
     * @throws ProblemException 415 when it is compressed otherwise than by gzip
     */
    static boolean packed(@Nullable String encoding, String name) {
        if (encoding == null || encoding.equalsIgnoreCase(PLAIN)) {
            return false;
        }
        if (!encoding.equalsIgnoreCase(GZIP)) {
            throw ProblemException.of(415, ErrorCode.SYS_005, name + encoding, GZIP);
        }
        return true;
    }

    /** A broken stream is an unreadable message like any other: refused, and kept as it came. */
    Body inflate(byte[] posted, int bytesMax, BodyBudget.Share share) {
        // ten kilobytes may become ten megabytes, so few inflate at once; each takes milliseconds
        inflating.acquireUninterruptibly();
        try {
            BoundedGzip.Inflated inflated = BoundedGzip.inflate(posted, bytesMax);
            byte[] bytes = inflated.bytes() == null ? posted : inflated.bytes();
            share.cover(bytes.length);
            return new Body(bytes, inflated.refusal());
        } finally {
            inflating.release();
        }
    }

    /** Bytes that one message may have. */
    int messageBytesMax() {
        return limits.bytesMax();
    }

    /** The refusal of what is larger than a bound. */
    static ProblemException tooLarge(String given, long bytesMax) {
        return ProblemException.of(413, ErrorCode.SYS_006, given, String.valueOf(bytesMax));
    }

    private static void requireType(@Nullable String contentType, List<MediaType> types) {
        try {
            MediaType type = contentType == null ? null : MediaType.parseMediaType(contentType);
            if (type != null && types.stream().anyMatch(type::isCompatibleWith)) {
                return;
            }
        } catch (InvalidMediaTypeException unknown) {
            // told below like any other that is not expected
        }
        throw ProblemException.of(415, ErrorCode.SYS_005, String.valueOf(contentType),
                types.stream().map(MediaType::toString).collect(Collectors.joining(" or ")));
    }
}
