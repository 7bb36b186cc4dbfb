package io.singlewindow.consignment.match;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.ProceedsNote;
import io.singlewindow.message.Waybill;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has arrived of one consignment; null is what has not. */
public record Documents(
        Direction direction,
        @Nullable Order order,
        @Nullable Payment payment,
        @Nullable ProceedsNote proceeds,
        @Nullable Waybill waybill,
        @Nullable DeclarationList list) {

    /** The kinds that are there. */
    public Set<DocumentKind> kinds() {
        Set<DocumentKind> kinds = EnumSet.noneOf(DocumentKind.class);
        if (order != null) {
            kinds.add(DocumentKind.ORDER);
        }
        if (payment != null) {
            kinds.add(DocumentKind.PAYMENT);
        }
        if (proceeds != null) {
            kinds.add(DocumentKind.PROCEEDS);
        }
        if (waybill != null) {
            kinds.add(DocumentKind.WAYBILL);
        }
        if (list != null) {
            kinds.add(DocumentKind.LIST);
        }
        return kinds;
    }

    /** The list's trade mode (贸易方式), null until the list comes. */
    @Nullable String tradeMode() {
        return list == null ? null : list.tradeMode().strip();
    }
}
