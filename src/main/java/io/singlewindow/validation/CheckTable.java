package io.singlewindow.validation;

import static io.singlewindow.validation.ValueChecks.AMOUNT;
import static io.singlewindow.validation.ValueChecks.COMPANY;
import static io.singlewindow.validation.ValueChecks.CUSTOMS_DISTRICT;
import static io.singlewindow.validation.ValueChecks.DATE_8;
import static io.singlewindow.validation.ValueChecks.QUANTITY;
import static io.singlewindow.validation.ValueChecks.TIME_14;
import static io.singlewindow.validation.ValueChecks.oneOf;

import io.singlewindow.message.Direction;
import io.singlewindow.message.MessageType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which check each element of each message has, by name (specification, sections 3, 4 and 9). What all messages share is
 * said once; a message says only where it differs.
 */
final class CheckTable {

    private static final Map<MessageType, Map<String, ValueCheck>> TABLES = new EnumMap<>(MessageType.class);

    static {
        for (MessageType type : MessageType.values()) {
            TABLES.put(type, type.isReceipt() ? receipt() : declaration(type));
        }
    }

    private CheckTable() {}

    /** The check of an element; null when every value that fits the schema is right. */
    static @Nullable ValueCheck of(MessageType type, String element) {
        return TABLES.get(type).get(element);
    }

    /** Receipts are customs' own and depart from the texts (section 12): only what we rely on. */
    private static Map<String, ValueCheck> receipt() {
        Map<String, ValueCheck> table = new HashMap<>();
        table.put("guid", ValueChecks.GUID_FORM);
        table.put("returnTime", ValueChecks.TIME_17);
        return Map.copyOf(table);
    }

    private static Map<String, ValueCheck> declaration(MessageType type) {
        Map<String, ValueCheck> table = new HashMap<>();
        put(table, ValueChecks.GUID_FORM, "guid");
        put(table, TIME_14, "appTime payTime logisticsTime accountingDate leaveTime startTime endTime");
        put(table, DATE_8, "declTime ieDate");
        put(table, oneOf("1", "2", "3"), "appType fFlag iFlag");
        put(table, oneOf("1", "2"), "appStatus summaryFlag");
        put(table, oneOf("1"), "buyerIdType payerIdType");
        put(table, oneOf("S"), "logisticsStatus");
        put(table, oneOf("A", "B"), "statisticsFlag");
        put(table, oneOf(type.direction().ieFlag()), "ieFlag");
        put(table, CodeTable.UNIT, "unit unit1 unit2");
        put(table, CodeTable.CURRENCY, "currency fCurrency iCurrency");
        put(table, CodeTable.COUNTRY, "country tradeCountry");
        put(table, CodeTable.TRAF_MODE, "trafMode");
        put(table, CodeTable.WRAP_TYPE, "wrapType");
        put(table, CUSTOMS_DISTRICT, "customsCode portCode");
        put(table, AMOUNT, "goodsValue freight discount taxTotal acturalPaid amountPaid charge insuredFee "
                + "price totalPrice weight grossWeight netWeight qty2");
        put(table, QUANTITY, "qty qty1 packNo");
        put(table, COMPANY, "ebcCode payCode logisticsCode agentCode areaCode iacCode ownerCode operatorCode declAgentCode");
        put(table, ValueChecks.PRE_NO, "preNo");
        put(table, ValueChecks.INVT_NO, "invtNo");
        if (type.direction() == Direction.IMPORT) {
            put(table, ValueChecks.PLATFORM, "ebpCode");
            put(table, ValueChecks.ONE_PARCEL, "packNo");
        } else {
            put(table, ValueChecks.PLATFORM_OR_NONE, "ebpCode");
            put(table, ValueChecks.COMPANY_OR_NONE, "ownerCode");
        }
        ownWays(type, table);
        return Map.copyOf(table);
    }

    private static void ownWays(MessageType type, Map<String, ValueCheck> table) {
        switch (type) {
            case CEB311 -> put(table, oneOf("I"), "orderType");
            case CEB303 -> put(table, oneOf("E", "B", "W"), "orderType");
            case CEB621 -> put(table, oneOf("9610", "1210", "1239"), "tradeMode");
            case CEB603 -> put(table, oneOf("9610", "1210", "9710", "9810"), "tradeMode");
            case CEB623 -> put(table, oneOf("1"), "appType");
            case CEB213 -> {
                put(table, oneOf("9661", "1261"), "tradeMode");
                // the goods come back, so the flag is that of an import
                put(table, oneOf("I"), "ieFlag");
            }
            case CEB215 -> {
                put(table, oneOf("I"), "ieFlag");
                put(table, ValueChecks.PRE_NO_TALLY, "preNo");
            }
            default -> {
                // nothing of its own
            }
        }
    }

    private static void put(Map<String, ValueCheck> table, ValueCheck check, String elements) {
        for (String element : elements.split(" ")) {
            table.put(element, check);
        }
    }
}
