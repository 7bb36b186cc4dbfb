package io.singlewindow.followup;

import io.singlewindow.authority.dispatch.LaterWave;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.Wait;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the returns that it was told of. */
final class RecordedWave implements LaterWave {

    private final List<ReturnedGoods> returns = new CopyOnWriteArrayList<>();

    @Override
    public void reached(Consignment consignment) {
        // states are others' tests
    }

    @Override
    public void returned(Consignment consignment, ReturnedGoods goods) {
        returns.add(goods);
    }

    @Override
    public Map<String, Wait> waits(Collection<Consignment> consignments) {
        return Map.of();
    }

    /** What came back by this application. */
    List<ReturnedGoods> by(String reference) {
        return returns.stream().filter(goods -> goods.reference().equals(reference)).toList();
    }
}
