package io.singlewindow.receipt;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How much is parked, for the operator. */
@Component
@Profile("!simulator")
class ParkedFigures implements HomeFigures {

    private final ParkedWork work;

    ParkedFigures(ParkedWork work) {
        this.work = work;
    }

    @Override
    public List<Figure> of(Caller caller) {
        if (caller.role() != CallerRole.OPERATOR) {
            return List.of();
        }
        List<ParkedWork.Item> items = work.items(ParkedWork.LOOKED_AT_MAX);
        return List.of(
                Figure.waiting("parked.receipts", items.stream().filter(item -> item.kind().equals("receipt")).count(), "/ops/parked"),
                Figure.waiting("parked.messages", items.stream().filter(item -> item.kind().equals("message")).count(), "/ops/parked"),
                Figure.waiting("parked.overdue", items.stream().filter(ParkedWork.Item::isOverdue).count(), "/ops/parked"));
    }
}
