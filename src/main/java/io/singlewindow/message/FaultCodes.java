package io.singlewindow.message;

import io.singlewindow.problem.CebFault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The number of each fault for each kind of message (specification 202205, table 7-2), one row a kind, in the order of
 * {@link CebFault} without FORMAT. Export messages have the import's numbers. Kinds for which the table has no number use
 * -4001 to -4008, out of the range 4000-9999 that table 7-1 leaves free.
 */
final class FaultCodes {

    private static final CebFault[] COLUMNS = {
        CebFault.CHECK, CebFault.SIGNATURE, CebFault.EXISTS, CebFault.RIGHT, CebFault.NOT_FOUND, CebFault.LOCKED, CebFault.OLDER,
        CebFault.ROW
    };
    private static final String OTHERS = "-4001 -4002 -4003 -4004 -4005 -4006 -4007 -4008";
    private static final Map<DocumentKind, String> ROWS = new EnumMap<>(Map.of(
            DocumentKind.ORDER, "-301008 -301008 -301010 -301008 -301009 -301011 -301014 -301008",
            DocumentKind.PAYMENT, "-401009 -401009 -401007 -401009 -401006 -401008 -401012 -401009",
            DocumentKind.PROCEEDS, "-401009 -401009 -401007 -401009 -401006 -401008 -401012 -401009",
            // of a waybill there is no older message: it exists already
            DocumentKind.WAYBILL, "-504011 -504011 -504015 -504011 -504014 -504016 -504012 -504011",
            DocumentKind.WAYBILL_STATUS, "-505011 -505011 -505012 -505011 -505014 -505014 -505016 -505011",
            DocumentKind.LIST, "-621001 -621029 -621004 -621016 -621011 -621012 -621004 -621001",
            DocumentKind.CANCEL, "-623001 -623029 -623009 -623026 -623003 -623005 -623009 -623001",
            DocumentKind.RETURN, "-625001 -625005 -625033 -625021 -625016 -625022 -625033 -625209",
            DocumentKind.DETAIL, "-800001 -800001 -800003 -800001 -800001 -800001 -800005 -800001"));

    private FaultCodes() {}

    static String of(MessageType type, CebFault fault) {
        if (fault == CebFault.FORMAT) {
            return "900";
        }
        String row = type.isReceipt() ? OTHERS : ROWS.getOrDefault(type.kind(), OTHERS);
        return row.split(" ")[Arrays.asList(COLUMNS).indexOf(fault)];
    }
}
