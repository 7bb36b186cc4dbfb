package io.singlewindow.filing.register;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Bodies of requests, up to a bound. */
final class RequestForm {

    private RequestForm() {}

    /**
     * A body's bytes.
     *
     * @throws ProblemException 413 when there are more than the bound
     */
    static byte[] bytes(HttpServletRequest request, int bytesMax) throws IOException {
        byte[] body = request.getInputStream().readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            throw ProblemException.of(413, ErrorCode.SYS_006, "> " + bytesMax, String.valueOf(bytesMax));
        }
        return body;
    }

    /** True for a text that every database takes: no U+0000, no half of a surrogate pair. */
    static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /**
     * A body's JSON object.
     *
     * @throws ProblemException 400 when it is none, 413 when it is too large
     */
    static Map<?, ?> json(HttpServletRequest request, int bytesMax, ObjectMapper json) throws IOException {
        byte[] body = bytes(request, bytesMax);
        try {
            if (json.readValue(body, Object.class) instanceof Map<?, ?> members) {
                return members;
            }
        } catch (JacksonException unreadable) {
            throw ProblemException.of(400, ErrorCode.SYS_007, unreadable.getOriginalMessage(), "a JSON object");
        }
        throw ProblemException.of(400, ErrorCode.SYS_007, "-", "a JSON object");
    }
}
