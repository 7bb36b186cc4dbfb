package io.singlewindow.facts;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
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

/** What the record filings (备案) of its parties and goods say, at the instant when the list arrived. */
@Component
@Profile("!simulator")
@Order(FilingFacts.ORDER)
class FilingFacts implements FactSource {

    static final int ORDER = 0;

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
    private enum PartyState { APPROVED, NOT_APPROVED, SUSPENDED, LOCKED }

    private enum GoodsFiling { FILED, FILED_AFTER_LISTING, MISSING }

    private enum GoodsRisk { GENERAL, SENSITIVE, FIRST, LOCKED, BARRED }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        Instant at = transaction.arrivals().getOrDefault(DocumentKind.LIST, clock.instant());
        Parties parties = new Parties(transaction.documents(), names);
        PartyState worst = PartyState.APPROVED;
        for (String uscc : parties.all()) {
            worst = max(worst, state(entities.of(uscc, at).standings().get(Department.CUSTOMS)));
        }
        facts.put("partyState", worst.name());
        facts.put("sentByOther", sentByOther(transaction, parties));
        String firm = parties.firm();
        if (firm != null) {
            Standing inspection = entities.of(firm, at).standings().get(Department.INSPECTION);
            facts.put("operatorLocked", inspection == Standing.LOCKED || inspection == Standing.SUSPENDED);
            goods(transaction, firm, at, facts);
        }
    }

    private static PartyState state(@Nullable Standing standing) {
        if (standing == null) {
            return PartyState.NOT_APPROVED;
        }
        return switch (standing) {
            case PASSED -> PartyState.APPROVED;
            case LOCKED -> PartyState.LOCKED;
            case SUSPENDED -> PartyState.SUSPENDED;
            default -> PartyState.NOT_APPROVED;
        };
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

    private void goods(Transaction transaction, String firm, Instant at, Map<String, Object> facts) {
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
            risk = max(risk, risk(standing));
        }
        facts.put("goodsFiling", filing.name());
        facts.put("goodsRisk", risk.name());
    }

    private static GoodsFiling filing(GoodsStanding standing, Instant at) {
        return switch (standing.state()) {
            case FILED -> standing.filedBefore(at, BusinessTime.ZONE) ? GoodsFiling.FILED : GoodsFiling.FILED_AFTER_LISTING;
            // what is locked or void was filed, and has a row of its own
            case LOCKED, VOID -> GoodsFiling.FILED;
            case NONE, PENDING -> GoodsFiling.MISSING;
        };
    }

    private static GoodsRisk risk(GoodsStanding standing) {
        return switch (standing.state()) {
            case LOCKED -> GoodsRisk.LOCKED;
            case VOID -> GoodsRisk.BARRED;
            default -> switch (standing.riskClass()) {
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
