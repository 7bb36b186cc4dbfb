package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.ReceiptTable;
import io.singlewindow.authority.simulator.customs.Reception.Seen;
import io.singlewindow.authority.simulator.customs.Reception.SignatureSeen;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.CebFault;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The documents that customs has, by business key, and where each stands. Not safe for threads: its owner guards it. */
final class DocumentBook {

    private static final String NEW = "1";
    /** Where customs does not have a document, though it has seen it. */
    private static final Set<String> REFUSED = Set.of("REFUSED", "REJECTED", "REPEAT_ONLY");

    private final ReceiptTable table;
    private final Map<String, String> standing = new HashMap<>();
    private long lists;

    DocumentBook(ReceiptTable table) {
        this.table = table;
    }

    /** What becomes of each document of a message; nothing is entered yet. */
    List<Seen> examine(Document dom, MessageType type, SignatureSeen signature, Instant now) {
        List<Seen> documents = new ArrayList<>();
        long numbered = lists;
        for (Element node : BusinessNodes.of(dom, type)) {
            Map<String, String> fields = new LinkedHashMap<>(BusinessNodes.fields(node, type));
            String key = key(type, fields);
            boolean known = standing.containsKey(key) && !REFUSED.contains(standing.get(key));
            boolean isNew = NEW.equals(fields.get("appType"));
            if (type.kind() == DocumentKind.LIST && !known) {
                number(type, fields, ++numbered, now);
            }
            ReceiptTable.Repeat refusal = signature.present() && !signature.valid()
                    ? new ReceiptTable.Repeat(type.returnStatus(CebFault.SIGNATURE), "验签失败")
                    : known && isNew
                            ? table.repeat(type.kind().name())
                            : !known && !isNew ? new ReceiptTable.Repeat(type.returnStatus(CebFault.CHECK), "未找到要变更的单据") : null;
            documents.add(new Seen(type.kind().name(), key, fields.getOrDefault(type.number(), ""), fields.getOrDefault("orderNo", ""),
                    fields.getOrDefault("logisticsNo", ""), refusal == null ? null : refusal.code(),
                    refusal == null ? null : refusal.info(), fields));
        }
        return documents;
    }

    /** Enters the documents that take their course. */
    void enter(List<Seen> documents) {
        for (Seen document : documents) {
            String before = standing.get(document.key());
            boolean fresh = before == null || REFUSED.contains(before);
            if (document.refusal() == null && fresh) {
                standing.put(document.key(), ReceiptTable.NOTHING_YET);
            }
            if (document.refusal() == null && fresh && document.kind().equals(DocumentKind.LIST.name())) {
                lists++;
            }
        }
    }

    /** A document was answered. */
    void answered(String key, String code) {
        standing.computeIfPresent(key, (same, earlier) -> table.after(earlier, code));
    }

    /** Pre-entry number and list number, in the forms that customs gives. */
    private static void number(MessageType type, Map<String, String> fields, long number, Instant now) {
        String day = BusinessTime.wire8(now);
        fields.put("preNo", "B" + day + String.format("%09d", number));
        String district = fields.getOrDefault("customsCode", "0000");
        fields.put("invtNo", district + day.substring(0, 4) + type.direction().ieFlag() + String.format("%09d", number));
    }

    private static String key(MessageType type, Map<String, String> fields) {
        return type.kind() + "|" + type.keyElements().stream().map(name -> fields.getOrDefault(name, "")).collect(Collectors.joining("|"));
    }
}
