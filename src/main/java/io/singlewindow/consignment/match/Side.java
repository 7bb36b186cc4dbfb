package io.singlewindow.consignment.match;

import java.util.Locale;

/** The documents a field is compared across; its name is the key of values and elements. */
enum Side {
    ORDER,
    PAYMENT,
    PROCEEDS,
    WAYBILL,
    LIST;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
