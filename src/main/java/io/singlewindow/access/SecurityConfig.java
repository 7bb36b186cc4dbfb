package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
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

/** Which paths need which caller; the machine doors keep no session and take no cookie. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    private static final String[] OPEN = {
        "/actuator/health/**", "/actuator/info", "/openapi.json", "/docs/**", "/schemas.zip", "/ws/**", "/dxp", "/forex/settlements",
        "/tax-refund/messages", "/platform/platDataOpen", "/simulator/**", "/error"
    };

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

    @Bean
    @Profile("!simulator")
    SecurityFilterChain machineDoors(
            HttpSecurity http,
            CallerDirectory callers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ApiKeyFilter(callers, problems), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(paths -> paths.requestMatchers(OPEN).permitAll()
                        // an authority is known by its signature
                        .requestMatchers(HttpMethod.POST, "/api/v1/authorities/*/receipts").permitAll()
                        // and so is a platform that uploads its data
                        .requestMatchers(HttpMethod.POST, "/ceb2grab/grab/realTimeDataUpload").permitAll()
                        .requestMatchers("/actuator/**").hasRole(CallerRole.OPERATOR.name())
                        .requestMatchers("/api/v1/ops/**").hasRole(CallerRole.OPERATOR.name())
                        .anyRequest().authenticated())
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, cause) ->
                                problems.resolveException(request, response, null, refusal(401, ErrorCode.SYS_003)))
                        .accessDeniedHandler((request, response, cause) ->
                                problems.resolveException(request, response, null, refusal(403, ErrorCode.SYS_004))))
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
