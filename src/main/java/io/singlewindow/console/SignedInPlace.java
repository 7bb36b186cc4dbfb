package io.singlewindow.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** After a sign-in: the page that was asked for, or the first one. */
class SignedInPlace implements AuthenticationSuccessHandler {

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        response.sendRedirect(local(request.getParameter("next")));
    }

    /** A path of this server; anything else, which could lead to another one, is the first page. */
    static String local(@Nullable String next) {
        boolean here = next != null && next.matches("/[A-Za-z0-9._~/?&=%+-]*") && !next.startsWith("//");
        return here ? next : "/";
    }
}
