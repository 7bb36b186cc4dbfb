package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * The bound of every body that Spring reads for a call, whether its length is said beforehand or not. Doors that read bodies
 * themselves, of messages and files, have bounds of their own.
 */
@RestControllerAdvice
class JsonBodyLimit extends RequestBodyAdviceAdapter {

    private final int bytesMax;

    JsonBodyLimit(@Value("${window.http.json-bytes-max}") int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message, MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) throws IOException {
        long said = message.getHeaders().getContentLength();
        if (said > bytesMax) {
            throw tooLarge(String.valueOf(said));
        }
        // whole, and not counted while it is parsed: the parser would take the refusal for a fault of the text
        byte[] body = message.getBody().readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            throw tooLarge("> " + bytesMax);
        }
        return new Read(message.getHeaders(), body);
    }

    private ProblemException tooLarge(String given) {
        return ProblemException.of(413, ErrorCode.SYS_006, given, String.valueOf(bytesMax));
    }

    /** A body that has been read. */
    private record Read(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
