package io.singlewindow.rules.decision;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.rules.engine.Row;
import java.time.LocalDate;

/** Does what a deciding row has besides its treatment (附带效果): the port behind which filings and warnings stand, one bean for an effect. */
public interface RowEffect {

    /**
     * A decision that has the effect.
     *
     * @param day whose rules were taken
     */
    record Cause(Row row, Consignment consignment, Documents documents, LocalDate day) {

        /** The row and why, in both languages, with the consignment. */
        public String reason() {
            return row.id() + " " + row.title().zh() + " / " + row.title().en() + " (" + consignment.id() + ")";
        }
    }

    /** As rows name it, e.g. {@code ALERT}. */
    String name();

    /** Does it, in the transaction that decides; the same decision made again does nothing more. */
    void happen(Cause cause);
}
