package io.singlewindow.validation;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trade mode requires and what it leaves out (specification, CEB621 and CEB603): bonded goods come out of an
 * account book and have no vehicle, direct purchases have a vehicle and no book.
 */
final class TradeModeRules {

    private static final Rule IMPORT_BONDED = new Rule(
            List.of("emsNo", "areaCode", "areaName"), List.of("itemRecordNo"), List.of("trafNo", "voyageNo", "billNo"));
    private static final Rule IMPORT_DIRECT = new Rule(List.of("trafNo", "voyageNo", "billNo"), List.of(), List.of());
    private static final Rule EXPORT_ZONE = new Rule(List.of("emsNo", "iacCode", "iacName"), List.of("itemRecordNo"), List.of());

    private static final Map<MessageType, Map<String, Rule>> RULES = Map.of(
            MessageType.CEB621, Map.of("1210", IMPORT_BONDED, "1239", IMPORT_BONDED, "9610", IMPORT_DIRECT),
            MessageType.CEB603, Map.of("1210", EXPORT_ZONE));

    private TradeModeRules() {}

    static void check(MessageType type, Fields head, List<Fields> rows, DocumentFindings findings) {
        String mode = head.text("tradeMode");
        Rule rule = mode == null ? null : rule(type, mode);
        if (mode == null || rule == null) {
            return;
        }
        require(rule.head, head, mode, findings);
        for (Fields row : rows) {
            require(rule.row, row, mode, findings);
        }
        for (String element : rule.leftOut) {
            if (head.has(element)) {
                findings.add(ErrorCode.VAL_019, head, element, mode);
            }
        }
    }

    private static void require(List<String> elements, Fields fields, String mode, DocumentFindings findings) {
        for (String element : elements) {
            if (!fields.has(element)) {
                findings.add(ErrorCode.VAL_010, fields, element, mode);
            }
        }
    }

    private static @Nullable Rule rule(MessageType type, String mode) {
        return RULES.getOrDefault(type, Map.of()).get(mode);
    }

    /** Required in the head, required in each row, left out of the head. */
    private record Rule(List<String> head, List<String> row, List<String> leftOut) {}
}
