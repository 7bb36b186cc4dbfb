package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.MachineTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The machine doors: they keep no session and take no cookie; {@link PathRights} says who may open which. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    /** The simulated authorities are reached from this machine only, and know their callers by signature. */
    @Bean
    @Profile("simulator")
    SecurityFilterChain simulatorDoors(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    /** A parameter with U+0000 in it names nothing, and PostgreSQL takes it for a fault. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** No cookie opens a machine door, so no page of another site can use one. */
    @Bean
    @Order(1)
    @Profile("!simulator")
    SecurityFilterChain machineDoors(
            HttpSecurity http,
            CallerDirectory callers,
            MachineTime time,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.securityMatcher(PathRights.MACHINE_DOORS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new MachineCallerFilter(callers, time, problems), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(PathRights::apply)
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, cause) ->
                                problems.resolveException(request, response, null, refusal(401, ErrorCode.SYS_003)))
                        .accessDeniedHandler((request, response, cause) -> problems.resolveException(request, response, null,
                                PathRights.isKnown(request) ? refusal(403, ErrorCode.SYS_004)
                                        : ProblemException.of(404, ErrorCode.SYS_002, request.getRequestURI(), "-"))))
                .build();
    }

    /** No form users here; without this bean a password would be made up and logged at start. */
    @Bean
    UserDetailsService noPasswordUsers() {
        return new InMemoryUserDetailsManager();
    }

    private static ProblemException refusal(int status, ErrorCode code) {
        return new ProblemException(status, Finding.of(code, null, null));
    }
}
