package io.singlewindow.enquiry;

import io.singlewindow.access.RateLimit;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts the questions of an address, by page and by API together, and turns away who asks too often: 429. */
@Component
@Profile("!simulator")
class EnquiryGate implements HandlerInterceptor, WebMvcConfigurer {

    private static final int RETRY_AFTER_SECONDS = 60;
    /** An IPv6 customer has a whole network of addresses: its first four groups tell who asks. */
    private static final int IPV6_NETWORK_GROUPS = 4;

    private final RateLimit rate;
    private final EnquirySettings settings;

    EnquiryGate(EnquirySettings settings) {
        this.settings = settings;
        this.rate = new RateLimit(settings.perMinuteMax(), settings.addressesMax());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/public/**", "/api/v1/public/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !rate.allows(network(request.getRemoteAddr()))) {
            response.setHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
            throw ProblemException.of(429, ErrorCode.SYS_011, request.getRequestURI(), "≤ " + settings.perMinuteMax() + "/min");
        }
        return true;
    }

    private static String network(String address) {
        String[] groups = address.split(":");
        return groups.length <= IPV6_NETWORK_GROUPS ? address : String.join(":", java.util.Arrays.copyOf(groups, IPV6_NETWORK_GROUPS));
    }
}
