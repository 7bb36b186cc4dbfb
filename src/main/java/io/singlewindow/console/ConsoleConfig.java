package io.singlewindow.console;

import io.singlewindow.access.AccountDirectory;
import io.singlewindow.access.CallerDirectory;
import io.singlewindow.access.CallerRole;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Sessions, login and languages of the pages; the machine doors have none of it. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class ConsoleConfig implements WebMvcConfigurer {

    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** Before the machine doors' chain, for these paths only. */
    @Bean
    @Order(1)
    SecurityFilterChain pages(HttpSecurity http, CallerDirectory callers, ObjectProvider<AccountDirectory> accounts) {
        return http.securityMatcher("/warehouse", "/warehouse/**")
                // no bean: it lets nobody in elsewhere
                .authenticationProvider(new ConsoleLogin(callers, accounts))
                .authorizeHttpRequests(paths -> paths.requestMatchers("/warehouse/login", "/warehouse/*.css", "/warehouse/*.js").permitAll()
                        .anyRequest().hasRole(CallerRole.CLIENT.name()))
                .formLogin(form -> form.loginPage("/warehouse/login").usernameParameter("account").passwordParameter("secret")
                        .defaultSuccessUrl("/warehouse", true).failureUrl("/warehouse/login?failed"))
                .logout(logout -> logout.logoutUrl("/warehouse/logout").logoutSuccessUrl("/warehouse/login"))
                // only a login makes a session, so that nobody fills the memory by asking
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                // what the page's script asks for is told by status, not sent to the form
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, cause) -> {
                    if (request.getRequestURI().startsWith("/warehouse/feed/")) {
                        response.setStatus(HttpStatus.UNAUTHORIZED.value());
                    } else {
                        response.sendRedirect("/warehouse/login");
                    }
                }))
                .build();
    }

    /** The browser's language, or the one that was chosen. */
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
        resolver.setCookieMaxAge(LANGUAGE_KEPT);
        resolver.setCookiePath("/warehouse");
        resolver.setDefaultLocaleFunction(request -> request.getHeader("Accept-Language") == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale());
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor();
        choice.setIgnoreInvalidLocale(true);
        choice.setParamName("lang");
        registry.addInterceptor(choice).addPathPatterns("/warehouse", "/warehouse/login");
    }
}
