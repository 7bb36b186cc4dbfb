package io.singlewindow.docs;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.CebFault;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The numbers by which a CEB receipt names a fault, which are others for each message. */
final class CebCodes {

    /** What these codes say is answered by a CEB receipt; the others are said of requests and of consignments. */
    private static final Set<String> IN_RECEIPTS = Set.of("READ", "XSD", "VAL", "SIG", "SND", "DUP", "BIZ");

    private CebCodes() {}

    /** Number to message types, e.g. {@code -301008 → 311, 303}; empty where no receipt names the code. */
    static Map<String, String> of(ErrorCode code) {
        boolean told = code.severity() == Severity.ERROR && IN_RECEIPTS.contains(code.group()) && code != ErrorCode.DUP_002;
        return told ? of(code.fault()) : Map.of();
    }

    static Map<String, String> of(CebFault fault) {
        if (fault == CebFault.FORMAT) {
            return Map.of("900", "CEB900");
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (MessageType type : MessageType.values()) {
            if (!type.isReceipt()) {
                types.merge(type.returnStatus(fault), type.name().substring(3), (known, other) -> known + " " + other);
            }
        }
        return types;
    }
}
