package io.singlewindow.console;

import io.singlewindow.access.PathRights;
import io.singlewindow.access.SignIn;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Sessions, sign-in, headers and languages of the pages; the machine doors have none of it. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class ConsoleConfig implements WebMvcConfigurer {

    static final String SIGN_IN = "/sign-in";
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String NOT_ASKED_FOR = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** Forms with files that are read at once on a node; each is in memory as a whole. */
    private static final int UPLOADS_AT_ONCE_MAX = 4;

    private final ShellInterceptor shell;

    ConsoleConfig(ShellInterceptor shell) {
        this.shell = shell;
    }

    /** After the machine doors' chain: every path that is none of theirs. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SignIn signIn,
            @Value("${window.access.sessions-per-principal-max}") int sessionsMax,
            @Value("${server.servlet.session.cookie.secure}") boolean secureCookies,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize filesMax) {
        PageRefusals refusals = new PageRefusals();
        return http
                // no bean: it lets nobody in elsewhere
                .authenticationProvider(new ConsoleLogin(signIn))
                .authorizeHttpRequests(PathRights::apply)
                .formLogin(form -> form.loginPage(SIGN_IN).usernameParameter("login").passwordParameter("secret")
                        .successHandler(new SignedInPlace()).failureHandler(refusals::notLetIn))
                .logout(logout -> logout.logoutUrl("/sign-out").deleteCookies("WINDOW_SESSION").logoutSuccessUrl(SIGN_IN + "?left")
                        .addLogoutHandler((request, response, authentication) -> ConsoleLogin.signedIn(authentication)
                                .ifPresent(signedIn -> signIn.signedOut(signedIn.caller()))))
                .sessionManagement(sessions -> sessions.maximumSessions(sessionsMax).expiredUrl(SIGN_IN))
                .addFilterBefore(new SessionGuard(signIn), AuthorizationFilter.class)
                .addFilterBefore(new UploadGuard(refusals, filesMax.toBytes(), UPLOADS_AT_ONCE_MAX), CsrfFilter.class)
                // only a sign-in makes a session, so that nobody fills the memory by asking
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(secureCookies)))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(NOT_ASKED_FOR))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    private static CookieCsrfTokenRepository csrfCookie(boolean secure) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.secure(secure).sameSite("Strict"));
        return repository;
    }

    /** Sessions that end are counted off. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /**
     * Off: it asks for each link of a page whether it is the address of a file, which took four fifths of the time of a list of fifty, each with
     * a link. Files have the addresses that the pages name; of libraries they are found without their version.
     */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> linksAreNoFiles() {
        FilterRegistrationBean<ResourceUrlEncodingFilter> off = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        off.setEnabled(false);
        return off;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return Languages.spoken(Locale.forLanguageTag(value));
            }
        };
        choice.setParamName(Languages.PARAMETER);
        choice.setHttpMethods("GET");
        registry.addInterceptor(choice).excludePathPatterns(PathRights.MACHINE_DOORS);
        registry.addInterceptor(shell).excludePathPatterns(PathRights.MACHINE_DOORS);
    }
}
