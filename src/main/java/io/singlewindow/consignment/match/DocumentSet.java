package io.singlewindow.consignment.match;

import static io.singlewindow.message.DocumentKind.LIST;
import static io.singlewindow.message.DocumentKind.ORDER;
import static io.singlewindow.message.DocumentKind.PAYMENT;
import static io.singlewindow.message.DocumentKind.PROCEEDS;
import static io.singlewindow.message.DocumentKind.WAYBILL;

import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which documents a consignment needs, by its direction and its list's trade mode. */
public final class DocumentSet {

    /** Exports to a foreign firm (跨境电商B2B直接出口): no money is registered. */
    static final String B2B_DIRECT = "9710";
    /** Exports to an overseas warehouse (跨境电商出口海外仓): the order is a booking, nothing is sold yet. */
    static final String OVERSEAS_WAREHOUSE = "9810";

    private DocumentSet() {}

    /** The kinds needed in this direction and trade mode; a mode not yet known asks for the direction's full set. */
    public static Set<DocumentKind> required(Direction direction, @Nullable String tradeMode) {
        if (direction == Direction.IMPORT) {
            return EnumSet.of(ORDER, PAYMENT, WAYBILL, LIST);
        }
        boolean withoutMoney = B2B_DIRECT.equals(tradeMode) || OVERSEAS_WAREHOUSE.equals(tradeMode);
        return withoutMoney ? EnumSet.of(ORDER, WAYBILL, LIST) : EnumSet.of(ORDER, PROCEEDS, WAYBILL, LIST);
    }

    /** What this consignment still waits for, in the order of {@link DocumentKind}; empty when it can be matched. */
    public static Set<DocumentKind> missing(Documents documents) {
        Set<DocumentKind> missing = EnumSet.copyOf(required(documents.direction(), documents.tradeMode()));
        missing.removeAll(documents.kinds());
        return Collections.unmodifiableSet(missing);
    }
}
