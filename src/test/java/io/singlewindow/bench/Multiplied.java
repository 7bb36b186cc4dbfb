package io.singlewindow.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tables have rows of a consignment, and what of a row is another one in a copy. Everything that is not named here, and
 * every text's ids, numbers and firms, follows from the column: see {@link Multiplier}.
 *
 * @param thin which of a pattern's rows every copy has; null: all. The newest twentieth of the copies and each twentieth one has all
 * @param columns expressions for columns that do not follow the rule; the pattern's row is {@code s}, the copy is {@code w}
 */
record Multiplied(String name, @Nullable String thin, Map<String, String> columns) {

    private static final String ENTRY = "w.first_entry + CASE WHEN w.whole THEN s.in_whole ELSE s.in_thin END";
    private static final String OF_THIN_ENTRY = "s.in_thin IS NOT NULL";
    private static final String FIRST_BYTES = "SUBSTRING(s.%s FROM 1 FOR 64)";
    private static final String PERSON = "CASE WHEN s.%1$s = '' OR w.n >= w.copies - 3 THEN s.%1$s ELSE LEFT(s.%1$s, 9) || LEFT(TRANSLATE(ENCODE("
            + "DECODE(MD5(s.%1$s || w.n / 3), 'hex'), 'base64'), '+/=', '-_'), 22) || RIGHT(s.%1$s, 2) END";
    private static final String DIGEST = "MD5(s.%1$s || w.n) || MD5(w.n || s.%1$s)";

    /** The tables, those that take longest first. */
    static List<Multiplied> tables() {
        return List.of(
                table("entry", OF_THIN_ENTRY).with("number", ENTRY).with("leaf", leaf()).with("leaf_hash", "SHA256('\\x00'::BYTEA || CONVERT_TO(" + leaf() + ", 'UTF8'))"),
                table("document", null).with("entry_number", ENTRY).with("waiting_until", later("waiting_until")),
                table("submission", null).with("entry_number", ENTRY).with("guid", "OVERLAY(s.guid PLACING UPPER(LPAD(TO_HEX(w.n), 8, '0')) FROM 1)")
                        .digest("sha256").digest("content_digest").bytes("body").bytes("answer").bytes("ceb_receipt").bytes("receipt").with("seal", "NULL"),
                table("entry_body", OF_THIN_ENTRY).with("number", ENTRY),
                table("dispatch", null).bytes("body"),
                table("document_receipt", "s.kind = 'LIST'"),
                table("authority_receipt", "s.kind = 'LIST'").digest("sha256").bytes("body"),
                table("consignment", null).with("waiting_until", later("waiting_until")),
                table("decision", "s.stage = 'MATCH'").with("facts", "'{}'"),
                table("claim", null).with("claim_key", "LEFT(s.claim_key, 2) || " + DIGEST.formatted("claim_key")).digest("digest"),
                table("consignment_party", null),
                table("inbox_item", "FALSE").with("number", ENTRY),
                table("document_person", null).person("person"),
                table("given_number", null).with("number", number("s.number")),
                table("warning_order", null).person("person").person("phone").person("address").person("payer"),
                table("warning_payment", null).person("payer"),
                table("warning_waybill", null),
                table("statistic_consignment", null),
                table("statistic_difference", null),
                table("dispatch_cargo", null),
                table("consignment_warehouse", null),
                table("tax_bill", null).with("invt_no", number("s.invt_no")).with("tax_no", number("LEFT(s.tax_no, 18)") + " || SUBSTRING(s.tax_no FROM 19)"),
                table("import_charge", null),
                table("quota_entry", null).person("person"),
                table("quota_quantity", null),
                table("guarantee_use", null),
                table("forex_item", null).with("rpt_no", number("s.rpt_no")),
                table("refund_item", null),
                table("statistic_intake", null).with("messages", "s.messages"));
    }

    /** Tables with many rows that are filled no further: they are there without consignments, are summed by day or firm, or are part of other work. */
    static final List<String> LEFT_OUT = List.of("flyway_schema_history", "filing_step", "code_table_row", "warning_price", "warning_median", "warning_source", "platform_question", "platform_attempt",
            "platform_upload", "pending_entry", "join_turn", "quota_turn", "forex_turn", "warning", "warning_document", "subtree", "callback_delivery");

    private static Multiplied table(String name, @Nullable String thin) {
        return new Multiplied(name, thin, new HashMap<>());
    }

    private Multiplied with(String column, String expression) {
        Map<String, String> more = new LinkedHashMap<>(columns);
        more.put(column, expression);
        return new Multiplied(name, thin, more);
    }

    private Multiplied bytes(String column) {
        return with(column, FIRST_BYTES.formatted(column));
    }

    private Multiplied digest(String column) {
        return with(column, DIGEST.formatted(column));
    }

    private Multiplied person(String column) {
        return with(column, PERSON.formatted(column));
    }

    /** Customs' numbers end in a running one of nine digits, of which the patterns use less than a thousand. */
    private static String number(String of) {
        return "LEFT(" + of + ", LENGTH(" + of + ") - 9) || LPAD((RIGHT(" + of + ", 9)::BIGINT + w.n * 1000)::TEXT, 9, '0')";
    }

    /** What waits does so until after the bench. */
    private static String later(String column) {
        return "s." + column + " + 30 * 86400000::BIGINT";
    }

    private static String leaf() {
        return "E'window-entry/v1\\n' || s.type || E'\\n' || TO_CHAR(TO_TIMESTAMP((s.at + w.shift) / 1000.0) AT TIME ZONE 'Asia/Shanghai',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS') || E'+08:00\\n' || REPLACE(s.ref, w.pattern_prefix, w.prefix) || E'\\n' || SPLIT_PART(s.leaf, E'\\n', 5) || E'\\n'";
    }
}
