package io.singlewindow.consignment.state;

import java.util.Set;

/**
 * Negative codes (specification 202205, table 7-2) that refuse a repetition or tell of customs' own bookkeeping, and say
 * nothing against the document that is already there.
 */
final class RepeatAnswers {

    private static final Set<String> CODES = Set.of(
            // order: exists already, list declared already, older message
            "-301010", "-301011", "-301014",
            // payment: exists already, declared already, older message
            "-401007", "-401008", "-401012",
            // waybill: exists already (two texts), declared already
            "-504012", "-504015", "-504016",
            // waybill status: exists already, older message
            "-505012", "-505016",
            // list: declared already; the update after sending, of a list not found, or not in "declaring"
            "-621004", "-621006", "-621008", "-621009", "-621010",
            // list: a change with nothing declared to change, not allowed in its state, or failed
            "-621011", "-621012", "-621023",
            // cancellation: the update after sending, declared already, not in "declaring"
            "-623006", "-623007", "-623009", "-623024",
            // return: declared already, the update after sending, of one not found, or not in "declaring"
            "-625033", "-625202", "-625203", "-625204", "-625205", "-625206", "-625207",
            // warehouse detail: exists already, older message
            "-800003", "-800005",
            // kinds for which the table has no number: exists already, older message
            "-4003", "-4007");

    private RepeatAnswers() {}

    /** True for a code that changes nothing once the same document has a receipt of 2 or more. */
    static boolean contains(String code) {
        return CODES.contains(code);
    }
}
