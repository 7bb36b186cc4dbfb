package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns {@code Authorization: Bearer KEY} into a {@link Caller}; no or an unknown key stays anonymous. */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int KEY_CHARACTERS_MAX = 200;

    private final CallerDirectory callers;
    private final HandlerExceptionResolver problems;

    ApiKeyFilter(CallerDirectory callers, HandlerExceptionResolver problems) {
        this.callers = callers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(SCHEME) && header.length() <= SCHEME.length() + KEY_CHARACTERS_MAX) {
            try {
                callers.byKey(header.substring(SCHEME.length()).trim()).ifPresent(ApiKeyFilter::authenticate);
            } catch (DataAccessException away) {
                problems.resolveException(request, response, null, new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null)));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void authenticate(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(new SimpleGrantedAuthority(caller.role().authority()))));
        SecurityContextHolder.setContext(context);
    }

    /** An answer that is completed later by another thread keeps the caller it came with. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
