package io.singlewindow.risk;

import io.singlewindow.consignment.state.ConsignmentState;
import java.time.LocalDate;
import java.util.Map;

/** What became of a firm's consignments. */
@FunctionalInterface
public interface FirmHistory {

    /**
     * How its newest consignments stand today.
     *
     * @param firm credit code of the selling firm (电商企业)
     * @param from first day on which they were opened
     * @param to last day
     * @param max how many are looked at, the newest first; of the oldest day that is reached any
     */
    Map<ConsignmentState, Long> states(String firm, LocalDate from, LocalDate to, int max);
}
