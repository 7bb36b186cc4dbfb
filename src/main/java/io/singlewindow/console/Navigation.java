package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.authority.Authority;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The pages that a caller finds at the top of each, in their order. A page of its own is a line here, once it is there. */
@Component
@Profile("!simulator")
class Navigation {

    private static final Set<CallerRole> OF_BUSINESS = EnumSet.of(CallerRole.CLIENT, CallerRole.REGULATOR, CallerRole.REVIEWER, CallerRole.OPERATOR);
    private static final List<Entry> ENTRIES = List.of(
            new Entry("/", "home", EnumSet.allOf(CallerRole.class), null),
            new Entry("/console/search", "search", EnumSet.of(CallerRole.CLIENT, CallerRole.REGULATOR, CallerRole.REVIEWER, CallerRole.OPERATOR), null),
            new Entry("/console/access", "access", EnumSet.of(CallerRole.REGULATOR), null),
            new Entry("/warehouse", "parcels", EnumSet.of(CallerRole.CLIENT), EntityRole.WAREHOUSE),
            new Entry("/console/filings", "filings", EnumSet.of(CallerRole.CLIENT), null),
            new Entry("/console/reviews", "reviews", EnumSet.of(CallerRole.REVIEWER, CallerRole.REGULATOR, CallerRole.OPERATOR), null),
            new Entry("/console/settlements", "settlements", EnumSet.of(CallerRole.REVIEWER), null, Authority.FOREX),
            new Entry("/console/rules", "rules", EnumSet.allOf(CallerRole.class), null),
            new Entry("/console/warnings", "warnings", OF_BUSINESS, null),
            new Entry("/console/credit", "credit", OF_BUSINESS, null),
            new Entry("/console/statistics", "statistics", EnumSet.of(CallerRole.REGULATOR, CallerRole.REVIEWER, CallerRole.OPERATOR), null),
            new Entry("/console/statistics", "statistics", EnumSet.of(CallerRole.CLIENT), EntityRole.PLATFORM),
            new Entry("/console/reports", "reports", EnumSet.of(CallerRole.REGULATOR), null),
            new Entry("/console/reports", "reports", EnumSet.of(CallerRole.CLIENT), EntityRole.PLATFORM),
            new Entry("/console/trail", "trail", EnumSet.of(CallerRole.REGULATOR), null),
            new Entry("/console/jobs", "jobs", EnumSet.allOf(CallerRole.class), null),
            new Entry("/published", "published", EnumSet.of(CallerRole.REGULATOR), null),
            new Entry("/console/endpoints", "endpoints", EnumSet.of(CallerRole.CLIENT), null),
            new Entry("/deliveries", "deliveries", EnumSet.of(CallerRole.CLIENT, CallerRole.OPERATOR), null),
            new Entry("/ops/health", "health", EnumSet.of(CallerRole.OPERATOR), null),
            new Entry("/ops/parked", "parked", EnumSet.of(CallerRole.OPERATOR), null),
            new Entry("/ops/routes", "routes", EnumSet.of(CallerRole.OPERATOR), null),
            new Entry("/ops/accounts", "accounts", EnumSet.of(CallerRole.OPERATOR), null));

    private final EntityDirectory entities;

    Navigation(EntityDirectory entities) {
        this.entities = entities;
    }

    /**
     * A page in the navigation.
     *
     * @param word {@code nav.<word>} of the pages' words
     * @param as what a company must be filed to have it; null: as anything
     * @param office of which authority an official must be to have it; null: of any
     */
    private record Entry(String path, String word, Set<CallerRole> roles, @Nullable EntityRole as, @Nullable Authority office) {

        Entry(String path, String word, Set<CallerRole> roles, @Nullable EntityRole as) {
            this(path, word, roles, as, null);
        }

        boolean isOf(Caller caller) {
            return roles.contains(caller.role()) && (office == null || caller.scope() != null && caller.scope().coversAuthority(office.code()));
        }
    }

    /**
     * A link in the navigation.
     *
     * @param current true on that page itself, and on those below it
     */
    record Link(String path, String word, boolean current) {}

    List<Link> of(Caller caller, String path) {
        Optional<Entity> company = company(caller);
        return ENTRIES.stream().filter(entry -> entry.isOf(caller))
                .filter(entry -> entry.as() == null || company.filter(entity -> entity.roles().contains(entry.as())).isPresent())
                .map(entry -> new Link(entry.path(), entry.word(), entry.path().equals("/") ? path.equals("/") : path.startsWith(entry.path())))
                .toList();
    }

    /** The company that a caller belongs to. */
    Optional<Entity> company(Caller caller) {
        return Optional.ofNullable(caller.uscc()).flatMap(entities::byCode);
    }
}
