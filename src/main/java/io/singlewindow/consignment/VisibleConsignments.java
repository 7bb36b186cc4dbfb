package io.singlewindow.consignment;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Scope;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Consignments as far as a caller may know of them: an official those of his scope's companies, a company those to which it sent a
 * document. What somebody may not know of is not there for him.
 */
@Component
@Profile("!simulator")
public class VisibleConsignments {

    /** Of one page at most. */
    public static final int PAGE_MAX = 200;

    private static final String IN_REGION =
            "EXISTS (SELECT 1 FROM consignment_party p WHERE p.consignment_id = c.id AND p.region BETWEEN :from%s AND :to%s AND "
                    + Conditions.bounded("p.consignment_id") + ")";
    private static final String GRANTED = "EXISTS (SELECT 1 FROM scope_grant g WHERE g.login = :reader AND g.subject = c.id AND g.until_at > :now)";

    private static final String DECLARED = "EXISTS (SELECT 1 FROM document l WHERE l.consignment_id = c.id AND l.kind = 'LIST' AND l.standing = 'CURRENT'"
            + " AND l.sender = :declarant AND " + Conditions.bounded("l.consignment_id") + ")";

    private final ConsignmentStore store;
    private final Clock clock;

    VisibleConsignments(ConsignmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** In which order pages follow each other. */
    public enum Sequence {
        OLDEST_FIRST("> :after", ""),
        NEWEST_FIRST("< :after", " DESC");

        private final String beyond;
        private final String direction;

        Sequence(String beyond, String direction) {
            this.beyond = beyond;
            this.direction = direction;
        }
    }

    /**
     * A page of a list.
     *
     * @param next id after which the next page begins; null on the last
     */
    public record Page(List<Consignment> items, @Nullable String next) {}

    /**
     * True where a caller who may know of a consignment sees all of it: officials do. A company sees what it sent itself, and how
     * the consignment stands.
     */
    public static boolean seesWhole(Caller caller) {
        return caller.allEntities() || !caller.role().isCompany();
    }

    /** True where a caller who may know of a consignment sees this document of it. */
    public static boolean shows(Caller caller, DocumentRow document) {
        return seesWhole(caller) || document.sender().equals(caller.uscc());
    }

    /** The company by whose own documents alone a caller finds what they belong to; null: by whosever. */
    public static @Nullable String ownSender(Caller caller) {
        return caller.seesAll() ? null : caller.uscc();
    }

    /** The consignment of this id. */
    public Optional<Consignment> find(Caller caller, String id) {
        return page(caller, new Conditions().andId("= :id", "id", id), Sequence.OLDEST_FIRST, null, 1).items().stream().findFirst();
    }

    /**
     * The consignment of this id.
     *
     * @throws ProblemException 404 when there is none that the caller may know of
     */
    public Consignment require(Caller caller, String id) {
        return find(caller, id).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    /** True when a document of this message lies in a consignment that the official may see, be it on a legal basis. */
    public boolean seesWithin(Caller official, String submissionId) {
        Set<String> within = store.ofSubmission(submissionId).stream().map(DocumentRow::consignmentId).filter(Objects::nonNull).collect(Collectors.toSet());
        return official.role().isScoped() && !within.isEmpty()
                && !page(official, new Conditions().andId("IN (:within)", "within", within), Sequence.OLDEST_FIRST, null, 1).items().isEmpty();
    }

    /** True where it lies within the caller's own scope, so that he may act on it, and not only on a legal basis to look. */
    public boolean isOwn(Caller caller, Consignment consignment) {
        return caller.seesAll() || store.parties(consignment.id()).stream().anyMatch(caller::seesCompany);
    }

    /**
     * Refuses to act on it to who may look at it on a legal basis alone.
     *
     * @throws ProblemException 403
     */
    public void requireOwn(Caller caller, Consignment consignment) {
        if (!isOwn(caller, consignment)) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "an official whose scope covers it");
        }
    }

    /**
     * Refuses the decision to who is neither an official nor the sender of the list it is about.
     *
     * @throws ProblemException 404
     */
    public void requireDecision(Caller caller, Consignment consignment) {
        if (!seesDecision(caller, consignment)) {
            throw ProblemException.of(404, ErrorCode.SYS_002, consignment.id(), "-");
        }
    }

    /** True for officials and for the sender of the list it is about. */
    public boolean seesDecision(Caller caller, Consignment consignment) {
        return seesWhole(caller)
                || store.ofConsignment(consignment.id()).stream().anyMatch(one -> one.kind() == DocumentKind.LIST && shows(caller, one));
    }

    /** Of a company those whose list it sent: what that says, and what is decided of it, it may ask of no other. */
    public static Conditions declaredBy(Conditions conditions, Caller caller) {
        return conditions.and(DECLARED, "declarant", ownSender(caller));
    }

    /**
     * A page of those that fit and that the caller may know of.
     *
     * @param after id of the last one of the page before; null for the first page
     * @param limit 1 to {@link #PAGE_MAX}
     * @throws ProblemException 400 when the limit is another
     */
    public Page page(Caller caller, Conditions wanted, Sequence sequence, @Nullable String after, int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 … " + PAGE_MAX);
        }
        List<Consignment> found = store.fitting(within(caller, wanted).andId(sequence.beyond, "after", after), sequence.direction, limit + 1);
        boolean more = found.size() > limit;
        List<Consignment> items = more ? found.subList(0, limit) : found;
        return new Page(items, more ? items.get(limit - 1).id() : null);
    }

    private Conditions within(Caller caller, Conditions conditions) {
        if (caller.seesAll()) {
            return conditions;
        }
        if (caller.uscc() != null) {
            return conditions.and("EXISTS (SELECT 1 FROM consignment_party p WHERE p.consignment_id = c.id AND p.uscc = :caller AND "
                    + Conditions.bounded("p.consignment_id") + ")", "caller", caller.uscc());
        }
        Scope scope = caller.scope();
        if (scope == null || !caller.role().isScoped()) {
            return conditions.and("FALSE");
        }
        return conditions.and(IN_REGION.formatted("Scope", "Scope") + " OR " + GRANTED).with("fromScope", scope.firstRegion())
                .with("toScope", scope.lastRegion()).with("reader", caller.id()).with("now", clock.millis());
    }

    /**
     * Those to which a company of these regions sent a document.
     *
     * @param name for the parameters, of its own in one search
     */
    public static Conditions inRegion(Conditions conditions, String name, Scope scope) {
        return conditions.and(IN_REGION.formatted(name, name)).with("from" + name, scope.firstRegion()).with("to" + name, scope.lastRegion());
    }
}
