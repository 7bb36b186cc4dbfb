package io.singlewindow.followup;

import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.OtherDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents that follow a declaration, with no more in them than is asked for. */
public final class Following {

    /** When they are sent. */
    public static final String SENT = "20240619120000";

    private Following() {}

    static OtherDocument of(MessageType type, String number, Map<String, String> fields, List<Map<String, String>> rows) {
        return at(type, number, fields, rows, "1", SENT);
    }

    static OtherDocument at(
            MessageType type, String number, Map<String, String> fields, List<Map<String, String>> rows, String appType, String sentAt) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(type.number(), number);
        all.putIfAbsent("agentCode", SampleCompany.DECLARANT.uscc());
        all.putIfAbsent("logisticsCode", SampleCompany.LOGISTICS.customsCode());
        return new OtherDocument(new Document.Head(1, "8C6B1E52-4F0D-4A8B-9D3E-0000000000F1", appType, sentAt, "2"), type, number, all, rows);
    }

    static OtherDocument cancellation(MessageType type, String number, String invtNo) {
        return of(type, number, Map.of("invtNo", invtNo, "reason", "买家取消"), List.of());
    }

    static OtherDocument returning(MessageType type, String number, String invtNo, List<Map<String, String>> rows) {
        return of(type, number, Map.of("invtNo", invtNo, "reason", "七天无理由"), rows);
    }

    static Map<String, String> row(int gnum, String gcode, String quantity) {
        return Map.of("gnum", String.valueOf(gnum), "gcode", gcode, "qty", quantity, "unit", "007");
    }

    /** A part of a split document that names these parcels. */
    static OtherDocument part(MessageType type, String number, int part, int parts, String... waybills) {
        List<Map<String, String>> rows = java.util.Arrays.stream(waybills).map(one -> Map.of("logisticsNo", one)).toList();
        return of(type, number, Map.of("msgSeqNo", String.valueOf(part), "msgCount", String.valueOf(parts),
                "operatorCode", SampleCompany.DECLARANT.uscc()), rows);
    }

    public static OtherDocument summary(String number, String... invtNos) {
        return summaryPart(number, 1, 1, List.of(invtNos));
    }

    public static OtherDocument summaryPart(String number, int part, int parts, List<String> invtNos) {
        return of(MessageType.CEB701, number, Map.of("msgSeqNo", String.valueOf(part), "msgCount", String.valueOf(parts),
                "ebcCode", SampleCompany.PLATFORM.uscc()), invtNos.stream().map(one -> Map.of("invtNo", one)).toList());
    }

    /** The deletion of what is filed, an hour later. */
    public static OtherDocument withdrawn(OtherDocument document) {
        return at(document.type(), document.number(), document.fields(), document.rows(), "3", "20240619130000");
    }
}
