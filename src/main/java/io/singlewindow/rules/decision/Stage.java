package io.singlewindow.rules.decision;

import io.singlewindow.rules.engine.Table;
import java.util.EnumSet;
import java.util.Set;

/** When something is decided of a consignment. */
enum Stage {
    /** Customs, inspection and the way of declaring: once all documents are there. */
    MATCH(EnumSet.of(Table.CUSTOMS, Table.EXPORT, Table.INSPECTION)),
    /** Forex: when customs has released. */
    FOREX(EnumSet.of(Table.FOREX)),
    /** Tax refund: when a list is registered, and when its declaration is claimed for. */
    TAX_REFUND(EnumSet.of(Table.TAX_REFUND));

    private final Set<Table> tables;

    Stage(Set<Table> tables) {
        this.tables = tables;
    }

    Set<Table> tables() {
        return tables;
    }

    static Stage of(Table table) {
        return table == Table.FOREX ? FOREX : table == Table.TAX_REFUND ? TAX_REFUND : MATCH;
    }
}
