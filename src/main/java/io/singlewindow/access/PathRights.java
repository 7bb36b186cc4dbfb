package io.singlewindow.access;

import static io.singlewindow.access.CallerRole.CLIENT;
import static io.singlewindow.access.CallerRole.OPERATOR;
import static io.singlewindow.access.CallerRole.REGULATOR;
import static io.singlewindow.access.CallerRole.REVIEWER;
import static io.singlewindow.access.CallerRole.RULE_APPROVER;
import static io.singlewindow.access.CallerRole.RULE_AUTHOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which role may open which path: the one place that says so, for machine doors and pages alike. The first row that fits
 * counts; what fits none is refused as if it were not there. Whose data is shown behind a path is the {@link Scope}'s matter.
 */
public final class PathRights {

    /** Doors of machines: known by API key, without a session. Every other path is a page's. */
    public static final String[] MACHINE_DOORS = {
        "/api/**", "/actuator/**", "/openapi.json", "/docs/**", "/schemas.zip", "/ws/**", "/dxp", "/forex/**", "/tax-refund/**", "/simulator/**",
        "/platform/**", "/ceb2grab/**"
    };

    private static final Set<CallerRole> EVERYONE = EnumSet.allOf(CallerRole.class);
    /** Who has to do with messages and filings; officers of the rules have not. */
    private static final Set<CallerRole> OF_BUSINESS = EnumSet.of(CLIENT, REGULATOR, REVIEWER, OPERATOR);
    private static final Set<CallerRole> OFFICIALS = EnumSet.of(REGULATOR, REVIEWER, OPERATOR);

    private static final List<Right> ROWS = List.of(
            // no credentials
            open("/actuator/health/**"), open("/actuator/info"), open("/openapi.json"), open("/docs/**"), open("/schemas.zip"),
            open("/ws/**"), open("/dxp"), open("/forex/settlements"), open("/tax-refund/messages"), open("/platform/platDataOpen"), open("/simulator/**"),
            // figures that are published are for everyone
            new Right(HttpMethod.GET, "/api/v1/published/**", null), new Right(HttpMethod.GET, "/published/**", null),
            // and so is the public enquiry
            new Right(HttpMethod.GET, "/api/v1/public/**", null), new Right(HttpMethod.GET, "/public/**", null),
            // an authority is known by its signature
            new Right(HttpMethod.POST, "/api/v1/authorities/*/receipts", null),
            // and so is a platform that uploads its data
            new Right(HttpMethod.POST, "/ceb2grab/grab/realTimeDataUpload", null),
            // machine doors
            right("/actuator/**", OPERATOR),
            right("/api/v1/ops/**", OPERATOR),
            right("/api/v1/inbox/**", CLIENT),
            right("/api/v1/callback-endpoints/**", CLIENT),
            // whoever has a key may have a message checked; the door itself refuses to store it for who is no company
            new Right(HttpMethod.POST, "/api/v1/submissions", EVERYONE),
            new Right(HttpMethod.POST, "/api/v1/submissions/**", EnumSet.of(CLIENT)),
            new Right(null, "/api/v1/submissions/**", OF_BUSINESS),
            new Right(HttpMethod.GET, "/api/v1/consignments/*/evidence", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.GET, "/api/v1/consignments/*/authenticity/uploads/*", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.POST, "/api/v1/consignments/*/forex/decision", EnumSet.of(REVIEWER)),
            new Right(HttpMethod.GET, "/api/v1/forex/held", EnumSet.of(REVIEWER)),
            new Right(null, "/api/v1/consignments/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/search/outside", EnumSet.of(REGULATOR, REVIEWER)),
            new Right(null, "/api/v1/search", OF_BUSINESS),
            new Right(HttpMethod.GET, "/api/v1/access", EnumSet.of(REGULATOR)),
            new Right(null, "/api/v1/summaries/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/refund/**", EnumSet.of(CLIENT)),
            new Right(null, "/api/v1/refund/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/filings/*/*/approvals/*", EnumSet.of(REVIEWER)),
            new Right(HttpMethod.GET, "/api/v1/filings/work", OFFICIALS),
            new Right(HttpMethod.POST, "/api/v1/filings/**", EnumSet.of(CLIENT)),
            new Right(HttpMethod.PUT, "/api/v1/filings/**", EnumSet.of(CLIENT)),
            new Right(null, "/api/v1/filings/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/alerts/**", EnumSet.of(REVIEWER)),
            // whoever drafts rules does not approve them
            new Right(HttpMethod.POST, "/api/v1/rules/versions", EnumSet.of(RULE_AUTHOR)),
            new Right(HttpMethod.POST, "/api/v1/rules/versions/*/decision", EnumSet.of(RULE_APPROVER)),
            new Right(HttpMethod.POST, "/api/v1/rules/versions/*/replay", EnumSet.complementOf(EnumSet.of(CLIENT))),
            new Right(null, "/api/v1/rules/**", EVERYONE),
            new Right(HttpMethod.PUT, "/api/v1/authenticity/**", EnumSet.of(CLIENT)),
            new Right(null, "/api/v1/authenticity/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/credit/events", EnumSet.of(CLIENT, REGULATOR)),
            new Right(null, "/api/v1/credit/objections", OFFICIALS),
            new Right(null, "/api/v1/credit/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/warnings/*/moves", EnumSet.of(REGULATOR)),
            new Right(null, "/api/v1/warnings/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/guarantees", EnumSet.of(REGULATOR, OPERATOR)),
            new Right(null, "/api/v1/guarantees/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/quota/enquiries", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.GET, "/api/v1/statistics/*", OF_BUSINESS),
            new Right(HttpMethod.GET, "/api/v1/statistics/reports/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/api/v1/statistics/reports/*/*", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.POST, "/api/v1/statistics/publications/*", EnumSet.of(REGULATOR)),
            new Right(null, "/api/v1/tables/**", EVERYONE),
            new Right(null, "/api/v1/tax/**", EVERYONE),
            new Right(null, "/api/v1/calendar/**", EVERYONE),
            new Right(null, "/api/v1/tools/**", EVERYONE),
            new Right(HttpMethod.POST, "/api/v1/trail/evidence", EnumSet.of(CLIENT, REGULATOR)),
            new Right(null, "/api/v1/trail/**", EVERYONE),
            new Right(null, "/api/v1/sandbox/**", EVERYONE),
            // everyone has long work of his own
            new Right(HttpMethod.GET, "/api/v1/jobs/**", EVERYONE),
            new Right(HttpMethod.DELETE, "/api/v1/jobs/*", EVERYONE),
            new Right(null, "/console/jobs/**", EVERYONE),
            new Right(HttpMethod.POST, "/console/trail/evidence", EnumSet.of(REGULATOR)),
            new Right(HttpMethod.GET, "/console/trail", EVERYONE),
            // pages of the rules, and of what was decided by them: as their machine doors
            new Right(HttpMethod.GET, "/console/rules/versions/new", EnumSet.of(RULE_AUTHOR)),
            new Right(HttpMethod.POST, "/console/rules/versions", EnumSet.of(RULE_AUTHOR)),
            new Right(HttpMethod.POST, "/console/rules/versions/*/decision", EnumSet.of(RULE_APPROVER)),
            new Right(HttpMethod.POST, "/console/rules/versions/*/replay", EnumSet.complementOf(EnumSet.of(CLIENT))),
            new Right(HttpMethod.GET, "/console/rules/**", EVERYONE),
            new Right(HttpMethod.GET, "/console/evaluate", EVERYONE),
            new Right(HttpMethod.GET, "/console/consignments/*/decision", OF_BUSINESS),
            // of supervision
            new Right(HttpMethod.POST, "/console/warnings/*/moves", EnumSet.of(REGULATOR)),
            new Right(HttpMethod.GET, "/console/warnings/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/console/credit/*/events", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.GET, "/console/credit/**", OF_BUSINESS),
            // pages
            new Right(HttpMethod.POST, "/console/search/outside", EnumSet.of(REGULATOR, REVIEWER)),
            new Right(HttpMethod.POST, "/console/search/evidence", EnumSet.of(CLIENT, REGULATOR)),
            new Right(null, "/console/search/**", OF_BUSINESS),
            right("/console/access/**", REGULATOR),
            new Right(HttpMethod.POST, "/console/consignments/*/evidence", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.POST, "/console/consignments/*/documents/*/raw", EnumSet.of(REGULATOR)),
            new Right(HttpMethod.POST, "/console/consignments/*/authenticity", EnumSet.of(REGULATOR, REVIEWER)),
            new Right(HttpMethod.POST, "/console/consignments/*/authenticity/uploads/*", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.POST, "/console/consignments/*/forex/decision", EnumSet.of(REVIEWER)),
            new Right(HttpMethod.GET, "/console/settlements", EnumSet.of(REVIEWER)),
            new Right(null, "/console/consignments/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/console/submissions/*", EnumSet.of(REGULATOR)),
            new Right(HttpMethod.GET, "/console/submissions/*", OF_BUSINESS),
            new Right(HttpMethod.GET, "/console/statistics/**", OF_BUSINESS),
            new Right(HttpMethod.GET, "/console/reports/**", OF_BUSINESS),
            new Right(HttpMethod.POST, "/console/reports", EnumSet.of(CLIENT, REGULATOR)),
            new Right(HttpMethod.POST, "/published", EnumSet.of(REGULATOR)),
            open("/error"), open("/sign-in"), open("/setup"), open("/console/*.css"), open("/console/*.js"), open("/webjars/**"),
            new Right(null, "/", EVERYONE),
            right("/console/filings/**", CLIENT),
            new Right(HttpMethod.POST, "/console/reviews/**", EnumSet.of(REVIEWER)),
            new Right(null, "/console/reviews/**", OFFICIALS),
            right("/warehouse/**", CLIENT),
            right("/console/endpoints/**", CLIENT),
            right("/deliveries/**", CLIENT, OPERATOR),
            right("/ops/**", OPERATOR));

    private PathRights() {}

    /**
     * A row.
     *
     * @param method null: any
     * @param roles null: whoever comes
     */
    private record Right(@Nullable HttpMethod method, String pattern, @Nullable Set<CallerRole> roles, RequestMatcher matcher) {

        Right(@Nullable HttpMethod method, String pattern, @Nullable Set<CallerRole> roles) {
            this(method, pattern, roles, method == null ? PathPatternRequestMatcher.withDefaults().matcher(pattern)
                    : PathPatternRequestMatcher.withDefaults().matcher(method, pattern));
        }

        String[] roleNames() {
            return roles == null ? new String[0] : roles.stream().map(CallerRole::name).toArray(String[]::new);
        }
    }

    private static Right open(String pattern) {
        return new Right(null, pattern, null);
    }

    private static Right right(String pattern, CallerRole... roles) {
        return new Right(null, pattern, EnumSet.copyOf(List.of(roles)));
    }

    /** Puts the rows into a chain of filters. */
    public static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        for (Right row : ROWS) {
            if (row.roles() == null) {
                paths.requestMatchers(row.matcher()).permitAll();
            } else {
                paths.requestMatchers(row.matcher()).hasAnyRole(row.roleNames());
            }
        }
        paths.anyRequest().denyAll();
    }

    /** True when a row is there for the request, whomever it lets in. */
    public static boolean isKnown(HttpServletRequest request) {
        return find(request).isPresent();
    }

    private static Optional<Right> find(HttpServletRequest request) {
        return ROWS.stream().filter(row -> row.matcher().matches(request)).findFirst();
    }

    /** True for a request to a machine door, whose refusals are told in JSON. */
    public static boolean isMachineDoor(String path) {
        return Stream.of(MACHINE_DOORS).anyMatch(door -> door.endsWith("/**") ? path.startsWith(door.substring(0, door.length() - 2)) : path.equals(door));
    }
}
