package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.Conditions;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.consignment.VisibleConsignments.Page;
import io.singlewindow.consignment.VisibleConsignments.Sequence;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.time.BusinessTime;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Searches among the consignments that a caller may know of, the newest first; a company by the numbers of its own documents. */
@Component
@Profile("!simulator")
public class Search {

    /**
     * Of a message sent whole, of the consignment alone, or of many consignments together; looked for consignment by consignment: of three
     * conditions PostgreSQL would gather all that the authority was ever sent.
     */
    private static final String AT_AUTHORITY = "EXISTS (SELECT 1 FROM dispatch x WHERE x.consignment_id = c.id AND x.authority = :authority"
            + " UNION ALL SELECT 1 FROM document d JOIN dispatch x ON x.submission_id = d.submission_id AND x.consignment_id = ''"
            + " WHERE d.consignment_id = c.id AND x.authority = :authority"
            + " UNION ALL SELECT 1 FROM dispatch_cargo g JOIN dispatch x ON x.id = g.dispatch_id WHERE g.consignment_id = c.id AND x.authority = :authority)";
    private static final int PROVINCE_DIGITS = 2;
    private static final int CITY_DIGITS = 4;

    private final VisibleConsignments consignments;
    private final Numbers numbers;
    private final KeyNames names;

    Search(VisibleConsignments consignments, Numbers numbers, KeyNames names) {
        this.consignments = consignments;
        this.numbers = numbers;
        this.names = names;
    }

    /**
     * A page of what is found.
     *
     * @param after id of the last one of the page before; null for the first page
     * @param limit 1 to {@link VisibleConsignments#PAGE_MAX}
     */
    public Page page(Caller caller, SearchQuery query, @Nullable String after, int limit) {
        Conditions wanted = new Conditions();
        Set<String> ids = ids(caller, query);
        if (ids != null) {
            if (ids.isEmpty()) {
                return consignments.page(caller, wanted.and("FALSE"), Sequence.NEWEST_FIRST, after, limit);
            }
            wanted.and("c.id IN (:ids)", "ids", ids);
        }
        wanted.and("c.ebp_code = :platform", "platform", query.platform() == null ? null : names.platform(query.platform()))
                .and("c.direction = :direction", "direction", query.direction() == null ? null : query.direction().name())
                .and("c.trade_mode = :mode", "mode", query.mode())
                .and("c.state = :state", "state", query.state() == null ? null : query.state().name())
                .and(AT_AUTHORITY, "authority", query.authority())
                .andId(">= :from", "from", query.from() == null ? null : startOf(query.from()))
                .andId("< :to", "to", query.to() == null ? null : startOf(query.to().plusDays(1)));
        narrow(wanted, query.facts());
        if (query.asksForDeclared()) {
            // else a company would learn by what it finds what it is not shown
            VisibleConsignments.declaredBy(wanted, caller);
        }
        if (query.region() != null) {
            VisibleConsignments.inRegion(wanted, "Region", division(query.region()));
        }
        return consignments.page(caller, wanted, Sequence.NEWEST_FIRST, after, limit);
    }

    private static void narrow(Conditions wanted, SearchQuery.Facts facts) {
        Conditions known = new Conditions().and("f.entity_class = :entityClass", "entityClass", facts.entityClass())
                .and("f.country = :country", "country", facts.country())
                .and("f.chapter = :chapter", "chapter", facts.chapter())
                .and("f.region LIKE :firmRegion", "firmRegion", facts.firmRegion() == null ? null : facts.firmRegion() + "%");
        if (facts.treatment() != null) {
            String[] parts = facts.treatment().split(":");
            known.and("f." + parts[0].replace('-', '_') + " = :treatment", "treatment", parts[1]);
        }
        if (facts.counted() != null) {
            known.and(facts.counted().equals(SearchQuery.Facts.RELEASED) ? "f.release_millis IS NOT NULL" : "TRUE");
        }
        wanted.andIn("SELECT f.consignment_id FROM statistic_consignment f", "f.consignment_id", known);
        if (facts.differs() != null) {
            boolean any = facts.differs().equals(SearchQuery.Facts.ANYTHING);
            wanted.andIn("SELECT x.consignment_id FROM statistic_difference x", "x.consignment_id",
                    any ? new Conditions().and("TRUE") : new Conditions().and("x.field = :differs", "differs", facts.differs()));
        }
    }

    /** Those that the number and the person both belong to; null where neither is asked for. */
    private @Nullable Set<String> ids(Caller caller, SearchQuery query) {
        // what others of a consignment sent is not the company's to search by
        String sender = VisibleConsignments.ownSender(caller);
        Set<String> ids = query.q() == null ? null : numbers.consignmentsOf(query.q(), sender);
        if (query.person() != null) {
            Set<String> ofPerson = new HashSet<>(numbers.consignmentsOfPerson(query.person(), sender));
            if (ids != null) {
                ofPerson.retainAll(ids);
            }
            return ofPerson;
        }
        return ids;
    }

    /** Ids rise with time. */
    private static String startOf(LocalDate day) {
        return SubmissionIds.from(day.atStartOfDay(BusinessTime.ZONE).toInstant());
    }

    private static Scope division(String digits) {
        Scope.Level level = digits.length() == PROVINCE_DIGITS ? Scope.Level.PROVINCE : digits.length() == CITY_DIGITS ? Scope.Level.CITY : Scope.Level.COUNTY;
        return new Scope(Scope.EVERY_AUTHORITY, level, digits + "0".repeat(6 - digits.length()));
    }
}
