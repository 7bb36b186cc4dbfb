package io.singlewindow.validation;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import java.math.BigDecimal;
import java.util.List;

/** gnum: rows count from 1 without gaps, except on returns, where it names a row of the original list. */
final class RowNumbers {

    private RowNumbers() {}

    static void check(MessageType type, Fields head, List<Fields> rows, DocumentFindings findings) {
        if (type == MessageType.CEB625 || type == MessageType.CEB213) {
            positive(rows, findings);
            return;
        }
        BigDecimal part = head.number("msgSeqNo");
        // a later part of a split message goes on counting where the one before it ended, or begins anew
        BigDecimal expected = part != null && part.compareTo(BigDecimal.ONE) > 0 ? null : BigDecimal.ONE;
        for (Fields row : rows) {
            BigDecimal number = row.number("gnum");
            if (number == null) {
                continue;
            }
            if (expected != null && number.compareTo(expected) != 0) {
                findings.add(ErrorCode.VAL_009, row, "gnum", Decimals.show(expected));
            }
            // from the number given, so that one gap is one finding
            expected = number.add(BigDecimal.ONE);
        }
    }

    private static void positive(List<Fields> rows, DocumentFindings findings) {
        for (Fields row : rows) {
            BigDecimal number = row.number("gnum");
            if (number != null && number.signum() <= 0) {
                findings.add(ErrorCode.VAL_009, row, "gnum", "1 …");
            }
        }
    }
}
