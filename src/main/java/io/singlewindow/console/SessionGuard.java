package io.singlewindow.console;

import io.singlewindow.access.SignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that is too old, or whose account or key opens nothing any more, at the next page that is asked for. */
class SessionGuard extends OncePerRequestFilter {

    private final SignIn signIn;

    SessionGuard(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // what everyone may have costs no look-up
        return request.getRequestURI().startsWith("/console/") || request.getRequestURI().startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignIn.SignedIn> signedIn = ConsoleLogin.signedIn(SecurityContextHolder.getContext().getAuthentication());
        try {
            if (signedIn.isPresent() && !signIn.stands(signedIn.get())) {
                SecurityContextHolder.clearContext();
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
        } catch (DataAccessException away) {
            SecurityContextHolder.clearContext();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        chain.doFilter(request, response);
    }
}
