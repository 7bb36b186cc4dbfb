package io.singlewindow.authority.dispatch;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.Wait;
import java.util.Collection;
import java.util.Map;

/** An authority whose turn comes when others have spoken. Called under the consignment's lock, in their transaction. */
public interface LaterWave {

    /** The consignment has reached another state; it may have reached this one before. */
    void reached(Consignment consignment);

    /** Customs has confirmed that goods came back; the same reference may be told again. */
    void returned(Consignment consignment, ReturnedGoods goods);

    /** What it waits for, by consignment; nothing of those whose turn has come, or never will. */
    Map<String, Wait> waits(Collection<Consignment> consignments);
}
