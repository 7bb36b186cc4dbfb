package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Correlation;
import io.singlewindow.filing.Entity;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Gives every page what its layout shows. */
@Component
@Profile("!simulator")
class ShellInterceptor implements HandlerInterceptor {

    private final Navigation navigation;

    ShellInterceptor(Navigation navigation) {
        this.navigation = navigation;
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) {
            return;
        }
        page.addObject("shell", shell(request));
        if (request.getDispatcherType() == jakarta.servlet.DispatcherType.ERROR) {
            page.addObject("findings", request.getAttribute(PageErrors.FINDINGS));
        }
    }

    private Shell shell(HttpServletRequest request) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        Caller caller = signedIn != null && signedIn.getPrincipal() instanceof Caller known ? known : null;
        String path = path(request);
        String name = caller == null ? "" : navigation.company(caller).map(Entity::name).orElse(caller.displayName());
        List<Navigation.Link> links = caller == null ? List.of() : navigation.of(caller, path);
        // by the attribute: where an error is shown, the request's own log lines are over
        String correlation = String.valueOf(request.getAttribute(Correlation.HEADER));
        return new Shell(caller, name, links, inLanguage(path, request, "zh"), inLanguage(path, request, "en"), correlation);
    }

    /** The address that was opened, not that of the page of errors. */
    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : String.valueOf(failed);
    }

    private static String inLanguage(String path, HttpServletRequest request, String language) {
        String query = request.getQueryString();
        UriComponentsBuilder address = UriComponentsBuilder.newInstance().path(path);
        return (query == null ? address : address.query(query)).replaceQueryParam(Languages.PARAMETER, language).build().toUriString();
    }
}
