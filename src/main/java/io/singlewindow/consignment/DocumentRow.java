package io.singlewindow.consignment;

import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document in the index.
 *
 * @param id submission id and position
 * @param entry number of its submission's entry: the order in which versions of a key apply
 * @param businessKey kind and key parts, company codes as filed
 * @param sender credit code of the company that sent it
 * @param ebpCode empty where the document names no platform, or the constant 无
 */
public record DocumentRow(
        String id,
        String submissionId,
        int position,
        long entry,
        String messageType,
        DocumentKind kind,
        Direction direction,
        String businessKey,
        String number,
        String sender,
        String appType,
        String ebpCode,
        String ebcCode,
        String orderNo,
        String logisticsCode,
        String logisticsNo,
        Standing standing,
        @Nullable String consignmentId,
        Map<String, String> fields) {

    /** What a document counts for. */
    public enum Standing {
        /** It is its key's valid version. */
        CURRENT,
        /** A later version has taken its place, or deleted it. */
        REPLACED,
        /** Its key existed already; it changes nothing. */
        REPEATED,
        /** Only stored (暂存); kept, and sent nowhere. */
        STORED,
        /** It cannot go on: its message was accepted in part, or its consignment is declared already. */
        HELD
    }

    static final String SENT_AT = "appTime";
    static final String STATISTICS = "statisticsFlag";

    /** Its appTime, yyyyMMddHHmmss: of two versions of a key the later one is the newer. */
    String sentAt() {
        return fields.getOrDefault(SENT_AT, "");
    }

    /** Of an export list its statisticsFlag, A or B; null where the row was filed before that was kept, or there is none. */
    public @Nullable String statisticsFlag() {
        return fields.get(STATISTICS);
    }

    DocumentRow standing(Standing other) {
        return new DocumentRow(id, submissionId, position, entry, messageType, kind, direction, businessKey, number, sender,
                appType, ebpCode, ebcCode, orderNo, logisticsCode, logisticsNo, other, consignmentId, fields);
    }
}
