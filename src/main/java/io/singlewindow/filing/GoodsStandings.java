package io.singlewindow.filing;

import io.singlewindow.message.Direction;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which goods are filed: the port that submissions and rules ask. */
@FunctionalInterface
public interface GoodsStandings {

    /** The standing of a company's goods with this item number at that instant. */
    GoodsStanding of(String owner, Direction direction, String itemNo, Instant at);

    /** What the goods are worth. */
    enum State {
        /** No filing, or one that was refused or withdrawn. */
        NONE,
        /** Filed, and not approved yet. */
        PENDING,
        /** Customs and inspection have approved (inspection by customs' approval from 2018-04-20 on). */
        FILED,
        /** Stop sale. */
        LOCKED,
        /** Void: false, or barred. */
        VOID
    }

    /**
     * A filing of goods.
     *
     * @param filingNo null where there is none
     * @param approvedAt when it was approved first; null where it was not
     * @param hsCode as filed; empty where there is none
     * @param riskClass FIRST, SENSITIVE or ORDINARY, as a department or the table of codes says; empty where there is none
     * @param firstListedOn when the goods were offered first by their owner's word; null where it says nothing
     */
    record GoodsStanding(
            State state, @Nullable String filingNo, @Nullable Instant approvedAt, String hsCode, String riskClass, @Nullable LocalDate firstListedOn) {

        /** True when the goods were approved before their first listing, and before this deal (AQSIQ 137 Art. 3). */
        public boolean filedBefore(Instant deal, java.time.ZoneId zone) {
            if (approvedAt == null || approvedAt.isAfter(deal)) {
                return false;
            }
            return firstListedOn == null || !LocalDate.ofInstant(approvedAt, zone).isAfter(firstListedOn);
        }
    }
}
