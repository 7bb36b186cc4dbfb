package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.problem.ProblemJson;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Every refusal of the REST doors becomes {@code application/problem+json}, never a stack trace. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<Map<String, @Nullable Object>> problem(ProblemException problem, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header("Retry-After", "2");
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer.body(ProblemJson.problem(problem, request.getRequestURI(), Correlation.current()));
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class, TypeMismatchException.class, IllegalArgumentException.class, RequestRejectedException.class
    })
    ResponseEntity<Map<String, @Nullable Object>> unreadable(Exception cause, HttpServletRequest request) {
        String given = cause instanceof TypeMismatchException type
                ? type.getPropertyName() + "=" + type.getValue()
                : Optional.ofNullable(cause.getMessage()).orElse("-");
        return problem(ProblemException.of(400, ErrorCode.SYS_007, given, "see /docs"), request);
    }

    /** A client that waited has gone; there is nobody to be answered. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {
        // what it waited for, it asks for again
    }

    /** Last of all: Spring's own refusals keep their status, anything else is said to be full and is logged. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<Map<String, @Nullable Object>> other(Exception cause, HttpServletRequest request) {
        if (cause instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return problem(new ProblemException(refusal.getStatusCode().value(), finding(refusal, request)), request);
        }
        Optional<ProblemException> refused = ProblemException.in(cause);
        if (refused.isPresent()) {
            return problem(refused.get(), request);
        }
        if (NestedExceptionUtils.getMostSpecificCause(cause) instanceof RejectedExecutionException notNow) {
            // as by routes before they run and after they end
            LOG.warn("{} {} was turned away: {}", request.getMethod(), request.getRequestURI(), notNow.getMessage());
        } else {
            LOG.error("Unexpected failure of {} {}", request.getMethod(), request.getRequestURI(), cause);
        }
        return problem(new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null)), request);
    }

    private static Finding finding(ErrorResponse refusal, HttpServletRequest request) {
        return switch (refusal.getStatusCode().value()) {
            case 404 -> Finding.of(ErrorCode.SYS_002, request.getRequestURI(), null);
            case 405 -> Finding.of(ErrorCode.SYS_008, request.getMethod(), null);
            case 406, 415 -> Finding.of(ErrorCode.SYS_005, String.valueOf(request.getContentType()), "application/xml or application/json");
            case 413 -> Finding.of(ErrorCode.SYS_006, String.valueOf(request.getContentLengthLong()), null);
            default -> Finding.of(ErrorCode.SYS_007, String.valueOf(refusal.getBody().getDetail()), "see /docs");
        };
    }
}
