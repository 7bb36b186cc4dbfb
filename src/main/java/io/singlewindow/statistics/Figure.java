package io.singlewindow.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures that there are. */
public enum Figure {
    /** Consignments and their value. */
    VOLUMES(false, true, List.of("consignments", "released", "amount", "withoutAmount")),
    /** Messages, and what became of them at the door. */
    ACCEPTANCE(true, true, List.of("messages", "accepted", "partlyAccepted", "rejected", "acceptedShare")),
    /** Why messages were rejected, the most frequent first. */
    REASONS(true, false, List.of("messages", "share", "cumulativeShare")),
    /** How each authority treats consignments, as decided. */
    TREATMENTS(false, false, List.of("consignments", "share")),
    /** From the list's arrival to the first release. */
    RELEASE_TIMES(false, true, List.of("released", "p50Seconds", "p90Seconds", "p95Seconds", "p99Seconds", "maxSeconds")),
    /** Consignments whose documents differ, by platform and rule. */
    MISMATCHES(false, false, List.of("consignments", "returning"));

    private final boolean ofMessages;
    private final boolean parted;
    private final List<String> columns;

    Figure(boolean ofMessages, boolean parted, List<String> columns) {
        this.ofMessages = ofMessages;
        this.parted = parted;
        this.columns = columns;
    }

    /** True for what is counted of messages, false for what is counted of consignments. */
    public boolean ofMessages() {
        return ofMessages;
    }

    /** True where it is asked by what it is to be parted. */
    public boolean parted() {
        return parted;
    }

    /** Names of its values, in their order. */
    public List<String> columns() {
        return columns;
    }

    /** Its name in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The figure of this name. */
    public static Optional<Figure> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Dimensions that it may be parted by. */
    public List<Dimension> dimensions() {
        return parted ? Arrays.stream(Dimension.values()).filter(one -> one.column(ofMessages) != null).toList() : List.of();
    }
}
