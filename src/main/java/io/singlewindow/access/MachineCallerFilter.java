package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.MachineTime;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns {@code Authorization: Bearer KEY}, or where there is no such header the client certificate of the connection, into a
 * {@link Caller}; what is unknown stays anonymous. That the caller has the certificate's key was proved as the connection was
 * opened here: a certificate that a proxy tells of in a header is not read.
 */
class MachineCallerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    /** Where the container puts the chain of the connection, the client's own first. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final int KEY_CHARACTERS_MAX = 200;

    private final CallerDirectory callers;
    private final MachineTime time;
    private final HandlerExceptionResolver problems;

    MachineCallerFilter(CallerDirectory callers, MachineTime time, HandlerExceptionResolver problems) {
        this.callers = callers;
        this.time = time;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            caller(request).ifPresent(MachineCallerFilter::authenticate);
        } catch (DataAccessException away) {
            problems.resolveException(request, response, null, new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null)));
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            return header.startsWith(SCHEME) && header.length() <= SCHEME.length() + KEY_CHARACTERS_MAX
                    ? callers.byKey(header.substring(SCHEME.length()).trim()) : Optional.empty();
        }
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0 && !ofAnotherSite(request)
                ? callers.byCertificate(chain[0], time.now()) : Optional.empty();
    }

    /** A browser shows a certificate for any page that asks it to; a key it has to be told. */
    private static boolean ofAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("none") && !site.equals("same-origin");
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
