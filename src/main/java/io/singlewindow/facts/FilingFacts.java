package io.singlewindow.facts;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.filing.EntityStandings;
import io.singlewindow.filing.GoodsStandings;
import io.singlewindow.filing.GoodsStandings.GoodsStanding;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the record filings (备案) of its parties and goods say: what was approved when the list arrived, and what is locked then, or now where
 * the list was held meanwhile.
 */
@Component
@Profile("!simulator")
@Order(FilingFacts.ORDER)
class FilingFacts implements FactSource {

    static final int ORDER = 0;
    static final String GOODS_RISK = "goodsRisk";
    static final String LOCKED = GoodsRisk.LOCKED.name();

    private final EntityStandings entities;
    private final GoodsStandings goods;
    private final KeyNames names;
    private final ConsignmentStore consignments;
    private final Clock clock;

    FilingFacts(EntityStandings entities, GoodsStandings goods, KeyNames names, ConsignmentStore consignments, Clock clock) {
        this.entities = entities;
        this.goods = goods;
        this.names = names;
        this.consignments = consignments;
        this.clock = clock;
    }

    /** How bad each is, the worst last. */
    private enum PartyState { APPROVED, NOT_APPROVED, TERMINATED, SUSPENDED, LOCKED }

    private enum GoodsFiling { FILED, FILED_AFTER_LISTING, MISSING }

    private enum GoodsRisk { GENERAL, SENSITIVE, FIRST, LOCKED, BARRED }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        Instant at = transaction.arrivals().getOrDefault(DocumentKind.LIST, clock.instant());
        // a lock that has ended holds nothing longer, and one that came while the list was held holds it too
        Instant locksAt = transaction.consignment().ownState() == ConsignmentState.HELD ? clock.instant() : at;
        Parties parties = new Parties(transaction.documents(), names);
        PartyState worst = PartyState.APPROVED;
        for (String uscc : parties.all()) {
            worst = max(worst, max(approval(entities.of(uscc, at).standings().get(Department.CUSTOMS)), lock(entities.of(uscc, locksAt))));
        }
        facts.put("partyState", worst.name());
        facts.put("sentByOther", sentByOther(transaction, parties));
        String firm = parties.firm();
        if (firm != null) {
            facts.put("operatorLocked", entities.of(firm, locksAt).holding().contains(Department.INSPECTION));
            goods(transaction, firm, at, locksAt, facts);
        }
    }

    private static PartyState approval(@Nullable Standing customs) {
        if (customs == null) {
            return PartyState.NOT_APPROVED;
        }
        return switch (customs) {
            // what is locked or suspended was approved
            case PASSED, LOCKED, SUSPENDED -> PartyState.APPROVED;
            case CANCELLING, CANCELLED, ENDED, VOID -> PartyState.TERMINATED;
            default -> PartyState.NOT_APPROVED;
        };
    }

    /** Whichever department holds the company, it holds it for all. */
    private static PartyState lock(EntityStandings.EntityStanding standing) {
        if (!standing.held()) {
            return PartyState.APPROVED;
        }
        return standing.holding().stream().anyMatch(one -> standing.standings().get(one) == Standing.LOCKED) ? PartyState.LOCKED : PartyState.SUSPENDED;
    }

    /** A delegate may send for another; that caps the truth grade. */
    private boolean sentByOther(Transaction transaction, Parties parties) {
        Map<DocumentKind, Set<String>> owners = parties.owners();
        for (DocumentRow row : consignments.ofConsignment(transaction.consignment().id())) {
            Set<String> own = owners.get(row.kind());
            if (row.standing() == DocumentRow.Standing.CURRENT && own != null && !own.contains(row.sender())) {
                return true;
            }
        }
        return false;
    }

    private void goods(Transaction transaction, String firm, Instant at, Instant locksAt, Map<String, Object> facts) {
        DeclarationList list = transaction.documents().list();
        if (list == null) {
            return;
        }
        Direction direction = transaction.documents().direction();
        GoodsFiling filing = GoodsFiling.FILED;
        GoodsRisk risk = GoodsRisk.GENERAL;
        for (DeclarationList.Line line : list.lines()) {
            String item = line.itemNo() == null ? "" : line.itemNo().strip();
            if (item.isEmpty()) {
                filing = GoodsFiling.MISSING;
                continue;
            }
            GoodsStanding standing = goods.of(firm, direction, item, at);
            filing = max(filing, filing(standing, at));
            risk = max(risk, risk(standing, goods.of(firm, direction, item, locksAt)));
        }
        facts.put("goodsFiling", filing.name());
        facts.put(GOODS_RISK, risk.name());
    }

    /** True while any of a list's goods is locked. */
    boolean locked(Documents documents) {
        String firm = new Parties(documents, names).firm();
        Instant now = clock.instant();
        return firm != null && documents.list() != null && documents.list().lines().stream().map(DeclarationList.Line::itemNo)
                .filter(item -> item != null && !item.isBlank())
                .anyMatch(item -> goods.of(firm, documents.direction(), item.strip(), now).state() == GoodsStandings.State.LOCKED);
    }

    private static GoodsFiling filing(GoodsStanding standing, Instant at) {
        return switch (standing.state()) {
            case FILED -> standing.filedBefore(at, BusinessTime.ZONE) ? GoodsFiling.FILED : GoodsFiling.FILED_AFTER_LISTING;
            // what is locked or void was filed, and has a row of its own
            case LOCKED, VOID -> GoodsFiling.FILED;
            case NONE, PENDING -> GoodsFiling.MISSING;
        };
    }

    private static GoodsRisk risk(GoodsStanding filed, GoodsStanding now) {
        return switch (now.state()) {
            case LOCKED -> GoodsRisk.LOCKED;
            case VOID -> GoodsRisk.BARRED;
            default -> switch (filed.riskClass()) {
                case "FIRST" -> GoodsRisk.FIRST;
                case "SENSITIVE" -> GoodsRisk.SENSITIVE;
                default -> GoodsRisk.GENERAL;
            };
        };
    }

    private static <E extends Enum<E>> E max(E one, E other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
