package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The bound of forms, which the server reads into memory by itself as soon as anybody asks for a parameter. Their length is said
 * beforehand, as every browser does. Forms of the pages that bring files have a guard of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FormBodyLimit extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;
    private final long bytesMax;

    FormBodyLimit(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            @Value("${server.tomcat.max-http-form-post-size}") DataSize bytesMax) {
        this.problems = problems;
        this.bytesMax = bytesMax.toBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        return !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && !(type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE) && PathRights.isMachineDoor(request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        long bytes = request.getContentLengthLong();
        boolean unsaid = bytes < 0 && request.getHeader("Transfer-Encoding") != null;
        if (!unsaid && bytes <= bytesMax) {
            chain.doFilter(request, response);
            return;
        }
        // from now on nobody who asks for a parameter, as the page of errors does, has the form read
        request.getInputStream();
        problems.resolveException(request, response, null,
                ProblemException.of(413, ErrorCode.SYS_006, unsaid ? "a form of unknown length" : String.valueOf(bytes), String.valueOf(bytesMax)));
    }
}
