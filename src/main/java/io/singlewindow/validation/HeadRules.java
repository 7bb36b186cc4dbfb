package io.singlewindow.validation;

import io.singlewindow.message.Direction;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of a head that need more than one of its values, or the time of reception. */
final class HeadRules {

    /** Clocks of senders go wrong by minutes; what is later than this was dated ahead. */
    static final Duration SENDING_TIME_AHEAD_MAX = Duration.ofMinutes(10);

    private static final Map<String, String> IDENTITY_TYPES = Map.of("buyerIdNumber", "buyerIdType", "payerIdNumber", "payerIdType");
    private static final String IDENTITY_CARD = "1";

    private HeadRules() {}

    static void check(MessageType type, Fields head, Instant receivedAt, DocumentFindings findings) {
        identity(head, findings);
        sendingTime(head, receivedAt, findings);
        splitting(head, findings);
        keys(type, head, findings);
    }

    private static void identity(Fields head, DocumentFindings findings) {
        IDENTITY_TYPES.forEach((number, kind) -> {
            String value = head.text(number);
            if (value != null && IDENTITY_CARD.equals(head.text(kind)) && !IdentityNumber.valid(value.strip())) {
                findings.add(ErrorCode.VAL_007, head, number, "GB 11643, 18 characters");
            }
        });
    }

    private static void sendingTime(Fields head, Instant receivedAt, DocumentFindings findings) {
        String sent = head.text("appTime");
        // both are digits of one zone and one length, so they compare as text
        String latest = BusinessTime.wire14(receivedAt.plus(SENDING_TIME_AHEAD_MAX));
        if (sent != null && WireTime.valid(sent, 14) && sent.compareTo(latest) > 0) {
            findings.add(ErrorCode.VAL_014, head, "appTime", BusinessTime.wire14(receivedAt));
        }
    }

    /** A split message: so many parts, and which this is, from 1. */
    private static void splitting(Fields head, DocumentFindings findings) {
        BigDecimal count = head.number("msgCount");
        BigDecimal sequence = head.number("msgSeqNo");
        if (count != null && count.signum() <= 0) {
            findings.add(ErrorCode.VAL_018, head, "msgCount", "1 …");
        } else if (sequence != null && (sequence.signum() <= 0 || count != null && sequence.compareTo(count) > 0)) {
            findings.add(ErrorCode.VAL_018, head, "msgSeqNo", "1 … " + (count == null ? "" : Decimals.show(count)));
        }
    }

    /**
     * The schemas of 202205 let required texts of export messages stand empty; a document without its business key
     * cannot be found again. CEB403 may have no payment number, and then has none of this key.
     */
    private static void keys(MessageType type, Fields head, DocumentFindings findings) {
        if (type.direction() != Direction.EXPORT) {
            return;
        }
        Set<String> required = new HashSet<>(type == MessageType.CEB403 ? List.of("orderNo") : type.keyElements());
        if (type == MessageType.CEB603) {
            required.addAll(List.of("orderNo", "logisticsNo"));
        }
        for (String element : required) {
            if (!head.has(element)) {
                findings.add(ErrorCode.VAL_020, head, element, element);
            }
        }
    }
}
