package io.singlewindow.authority.forex;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.LaterWave;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.Direction;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Wave 2: an import's turn comes when it is released (800 and inspection's release), an export's when it is closed (899).
 * In the transaction that brings it a row is written, no more; {@link Examination} looks at it right after, so that
 * nothing about funds can keep goods from being released.
 */
@Component
@Profile("!simulator")
class ForexWave implements LaterWave {

    private static final Logger LOG = LoggerFactory.getLogger(ForexWave.class);
    /** Why everything is refunded when the goods as a whole went back. */
    static final String RETURNED_ABROAD = "RETURNED-ABROAD";
    private static final int GOODS_CHARACTERS_MAX = 4000;

    private final ItemStore items;
    private final SubmissionIds ids;
    private final Clock clock;

    ForexWave(ItemStore items, SubmissionIds ids, Clock clock) {
        this.items = items;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void reached(Consignment consignment) {
        if (consignment.state() == ConsignmentState.RETURNED_ABROAD) {
            returned(consignment, ReturnedGoods.all(RETURNED_ABROAD));
        } else if (due(consignment) && items.find(consignment.id(), "").isEmpty()) {
            insert(consignment, "", "");
        }
    }

    private static boolean due(Consignment consignment) {
        return consignment.state() == ConsignmentState.CLOSED
                || consignment.direction() == Direction.IMPORT && consignment.state() == ConsignmentState.RELEASED;
    }

    @Override
    public void returned(Consignment consignment, ReturnedGoods goods) {
        if (items.find(consignment.id(), "").isEmpty() || items.find(consignment.id(), goods.reference()).isPresent()) {
            // nothing was to be settled, or this return is known
            return;
        }
        String text = goods.rows();
        if (text.length() > GOODS_CHARACTERS_MAX) {
            LOG.error("Return {} of consignment {} has {} characters of rows, at most {} are kept: it is not reversed",
                    goods.reference(), consignment.id(), text.length(), GOODS_CHARACTERS_MAX);
            return;
        }
        insert(consignment, goods.reference(), text);
    }

    private void insert(Consignment consignment, String reference, String goods) {
        items.insert(ids.next(clock.instant()), consignment.id(), reference, goods, consignment.direction(), clock.millis());
    }

    @Override
    public Map<String, Wait> waits(Collection<Consignment> consignments) {
        Map<String, Item> standing = items.standing(consignments.stream().map(Consignment::id).toList());
        Map<String, Wait> waits = new HashMap<>();
        consignments.forEach(one -> waits(one, standing.get(one.id())).ifPresent(wait -> waits.put(one.id(), wait)));
        return waits;
    }

    private static Optional<Wait> waits(Consignment consignment, @Nullable Item standing) {
        if (standing != null) {
            return waits(standing);
        }
        boolean mayCome = !consignment.state().isFinal() || consignment.state() == ConsignmentState.RELEASED;
        return mayCome ? Optional.of(turn(consignment.direction())) : Optional.empty();
    }

    private static Optional<Wait> waits(Item item) {
        return switch (item.state()) {
            case WAITING -> item.cause() == null
                    ? Optional.of(wait("its examination", "结算审核"))
                    : Optional.of(wait(Missing.valueOf(item.cause()).en(), Missing.valueOf(item.cause()).zh()));
            case DUE -> Optional.of(wait("the next settlement", "下一批结算"));
            case HELD -> Optional.of(wait(Held.of(item.cause()).en(), Held.of(item.cause()).zh()));
            default -> Optional.empty();
        };
    }

    private static Wait turn(Direction direction) {
        return direction == Direction.IMPORT
                ? wait("customs' release (800) and inspection's", "海关放行(800)及检验检疫放行")
                : wait("customs' closure (899)", "海关结关(899)");
    }

    private static Wait wait(String en, String zh) {
        return new Wait(Authority.FOREX.code(), en, zh);
    }
}
