package io.singlewindow.consignment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who wants to know which lists have become a customs declaration. */
@FunctionalInterface
public interface SummaryListener {

    /**
     * Customs has said, completely, of which lists' rows a declaration is made, and has given its number; told again when its
     * state changes. Called in the transaction that takes customs' message: it only takes a note, and asks nothing of others.
     */
    void declared(Declared declaration);

    /**
     * A declaration made of lists (汇总结果单, CEB792).
     *
     * @param entryId its number (报关单编号)
     * @param ebcCode the exporter, as filed
     */
    record Declared(String entryId, String ebcCode, List<Row> rows) {}

    /**
     * Which row of which list became which row of the declaration.
     *
     * @param list null where it did not come through this window
     * @param declarationRow null where customs does not say, as in messages of 2018-113
     */
    record Row(@Nullable DocumentRow list, int listRow, @Nullable Integer declarationRow) {}
}
