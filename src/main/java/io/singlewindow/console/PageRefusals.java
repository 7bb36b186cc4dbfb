package io.singlewindow.console;

import io.singlewindow.access.PathRights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Who may not: is sent to the form where a page was opened, and told by status where a page's script has asked. */
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", ConsoleConfig.SIGN_IN);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!opensPage(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String asked = request.getMethod().equals("GET") ? request.getRequestURI() + query : "/";
            response.sendRedirect(ConsoleConfig.SIGN_IN + (asked.equals("/") ? "" : "?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8)));
        }
    }

    /** A browser that opens a page names HTML; what a script fetches does not. */
    static boolean opensPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause) throws IOException {
        response.sendError(PathRights.isKnown(request) ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
    }

    void notLetIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) throws IOException {
        String next = SignedInPlace.local(request.getParameter("next"));
        response.sendRedirect(ConsoleConfig.SIGN_IN + (cause instanceof InternalAuthenticationServiceException ? "?busy" : "?failed")
                + (next.equals("/") ? "" : "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
    }
}
