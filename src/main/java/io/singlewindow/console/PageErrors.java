package io.singlewindow.console;

import io.singlewindow.access.PathRights;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong while a page is made becomes the page of errors; machine doors and scripts are told in JSON as ever. */
@Component
@Profile("!simulator")
class PageErrors implements HandlerExceptionResolver, Ordered {

    /** Attribute of the request: what is wrong, for the page. */
    static final String FINDINGS = "window.findings";
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (PathRights.isMachineDoor(request.getRequestURI()) || !PageRefusals.opensPage(request) || response.isCommitted()) {
            return null;
        }
        try {
            response.sendError(status(request, thrown));
            return new ModelAndView();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static int status(HttpServletRequest request, Exception thrown) {
        if (ProblemException.in(thrown).isPresent()) {
            ProblemException problem = ProblemException.in(thrown).get();
            request.setAttribute(FINDINGS, problem.findings());
            return problem.status();
        }
        if (thrown instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return refusal.getStatusCode().value();
        }
        // a number in an address that is none
        if (thrown instanceof IllegalArgumentException || thrown instanceof TypeMismatchException) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        LOG.error("Unexpected failure of {} {}", request.getMethod(), request.getRequestURI(), thrown);
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
