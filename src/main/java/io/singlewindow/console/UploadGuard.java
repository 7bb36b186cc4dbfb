package io.singlewindow.console;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Forms that bring files are held in memory while they are read, and the look for the form's token reads them: so only who is
 * signed in may send one, up to a size that is said beforehand, and a few are read at once.
 */
class UploadGuard extends OncePerRequestFilter {

    private static final long TURN_SECONDS_MAX = 10;

    private final PageRefusals refusals;
    private final long bytesMax;
    private final Semaphore turns;

    UploadGuard(PageRefusals refusals, long bytesMax, int atOnceMax) {
        this.refusals = refusals;
        this.bytesMax = bytesMax;
        this.turns = new Semaphore(atOnceMax, true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        long bytes = request.getContentLengthLong();
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            refusals.commence(request, response, new InsufficientAuthenticationException("a form with files from nobody"));
        } else if (bytes < 0 || bytes > bytesMax) {
            refuse(request, response, 413, Finding.of(ErrorCode.SYS_006, String.valueOf(bytes), String.valueOf(bytesMax)));
        } else if (!turn()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            try {
                chain.doFilter(request, response);
            } finally {
                turns.release();
            }
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, Finding finding) throws IOException {
        request.setAttribute(PageErrors.FINDINGS, List.of(finding));
        response.sendError(status);
    }

    private boolean turn() {
        try {
            return turns.tryAcquire(TURN_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
