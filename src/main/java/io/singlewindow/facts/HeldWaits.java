package io.singlewindow.facts;

import io.singlewindow.authority.dispatch.LaterWave;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.rules.decision.Holdings;
import io.singlewindow.rules.decision.Holdings.Holding;
import io.singlewindow.rules.engine.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Says what holds a list by the row that does; of a guarantee that is short says the charge itself. */
@Component
@Profile("!simulator")
class HeldWaits implements LaterWave {

    private static final String GUARANTEE = "guarantee";

    private final Holdings holdings;

    HeldWaits(Holdings holdings) {
        this.holdings = holdings;
    }

    @Override
    public void reached(Consignment consignment) {
        // it tells only
    }

    @Override
    public void returned(Consignment consignment, ReturnedGoods goods) {
        // it tells only
    }

    @Override
    public Map<String, Wait> waits(Collection<Consignment> consignments) {
        Map<String, Wait> waits = new HashMap<>();
        List<String> held = consignments.stream().filter(one -> one.ownState() == ConsignmentState.HELD).map(Consignment::id).toList();
        holdings.of(held).forEach((id, rows) -> told(id, rows).ifPresent(row -> waits.put(id, new Wait(row.table().word(), row.en() + " (" + row.row() + ")",
                row.zh() + "(" + row.row() + ")"))));
        return waits;
    }

    private Optional<Holding> told(String consignmentId, List<Holding> rows) {
        return rows.stream().filter(row -> row.table() == Table.INSPECTION || holdings.told(consignmentId, GUARANTEE).filter("SHORT"::equals).isEmpty())
                .findFirst();
    }
}
