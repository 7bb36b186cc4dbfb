package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.ReceiptTable;
import io.singlewindow.authority.simulator.ReceiptTable.Repeat;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The documents that customs has, by business key, and where each stands. Not safe for threads: its owner guards it. */
final class DocumentBook {

    private static final String NEW = "1";
    /** Where customs does not have a document, though it has seen it. */
    private static final Set<String> REFUSED = Set.of("REFUSED", "REJECTED", "REPEAT_ONLY");
    /** Where goods have left customs' hands. */
    private static final Set<String> RELEASED = Set.of("RELEASED", "CLOSED");
    private static final String AGREED = "399";
    /** Lists remembered with their rows; of older ones nothing can be summed or returned. */
    private static final int LISTS_MAX = 50_000;

    private final ReceiptTable table;
    private final Map<String, String> standing = new HashMap<>();
    /** The guid under which a document was taken last, by its key. */
    private final Map<String, String> taken = new HashMap<>();
    private final Map<String, Seen> listsByNumber = new LinkedHashMap<>(16, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > LISTS_MAX;
        }
    };
    private final Set<String> cancelled = new HashSet<>();
    private final Map<String, List<Seen>> summaries = new HashMap<>();
    private long numbered;

    DocumentBook(ReceiptTable table) {
        this.table = table;
    }

    /** What becomes of each document of a message; nothing is entered yet. */
    List<Seen> examine(Document dom, MessageType type, SignatureSeen signature, Instant now) {
        List<Seen> documents = new ArrayList<>();
        long number = numbered;
        for (Element node : BusinessNodes.of(dom, type)) {
            Map<String, String> fields = new LinkedHashMap<>(BusinessNodes.fields(node, type));
            String key = key(type, fields);
            // what was refused may come again as a new document, but the very same one is but sent twice
            boolean known = standing.containsKey(key)
                    && (!REFUSED.contains(standing.get(key)) || fields.getOrDefault("guid", "").equals(taken.get(key)));
            List<Map<String, String>> rows = rows(type) ? BusinessNodes.rows(node, type).stream().map(BusinessNodes::fields).toList() : List.of();
            Repeat refusal = refusal(type, fields, rows, signature, known);
            if (!known && (type.kind() == DocumentKind.LIST || type.kind() == DocumentKind.SUMMARY)) {
                number(type, fields, ++number, now);
            }
            documents.add(new Seen(type.kind().name(), key, fields.getOrDefault(type.number(), ""), fields.getOrDefault("orderNo", ""),
                    fields.getOrDefault("logisticsNo", ""), refusal == null ? null : refusal.code(),
                    refusal == null ? null : refusal.info(), fields, rows));
        }
        return documents;
    }

    private static boolean rows(MessageType type) {
        return type.kind() == DocumentKind.LIST || type.kind() == DocumentKind.SUMMARY || type.kind() == DocumentKind.RETURN;
    }

    private @Nullable Repeat refusal(
            MessageType type, Map<String, String> fields, List<Map<String, String>> rows, SignatureSeen signature, boolean known) {
        boolean isNew = NEW.equals(fields.get("appType"));
        if (signature.present() && !signature.valid()) {
            return new Repeat(type.returnStatus(CebFault.SIGNATURE), "验签失败");
        }
        if (known && isNew) {
            return table.repeat(type.kind().name());
        }
        if (!known && !isNew) {
            return new Repeat(type.returnStatus(CebFault.NOT_FOUND), "未找到要变更的单据");
        }
        return switch (type.kind()) {
            case CANCEL -> ofList(type, fields, false);
            case RETURN -> {
                Repeat refusal = ofList(type, fields, true);
                yield refusal == null ? ofRows(type, fields, rows) : refusal;
            }
            default -> null;
        };
    }

    /** A cancellation wants a list that is not released, a return one that is. */
    private @Nullable Repeat ofList(MessageType type, Map<String, String> fields, boolean released) {
        Seen list = listsByNumber.get(fields.getOrDefault("invtNo", "").strip());
        if (list == null) {
            return new Repeat(type.returnStatus(CebFault.NOT_FOUND), "系统中不存在该清单");
        }
        boolean fits = RELEASED.contains(standing.getOrDefault(list.key(), ReceiptTable.NOTHING_YET)) == released && !cancelled.contains(list.key());
        return fits ? null : new Repeat(type.returnStatus(CebFault.LOCKED), "清单状态不符");
    }

    private @Nullable Repeat ofRows(MessageType type, Map<String, String> fields, List<Map<String, String>> rows) {
        Seen list = listsByNumber.get(fields.getOrDefault("invtNo", "").strip());
        Set<String> gnums = list == null ? Set.of() : list.rows().stream().map(row -> row.getOrDefault("gnum", "")).collect(Collectors.toSet());
        return rows.stream().allMatch(row -> gnums.contains(row.getOrDefault("gnum", "")))
                ? null : new Repeat(type.returnStatus(CebFault.ROW), "在关联的清单中未找到该项");
    }

    /** Enters the documents that take their course. */
    void enter(List<Seen> documents) {
        for (Seen document : documents) {
            String before = standing.get(document.key());
            boolean fresh = before == null || REFUSED.contains(before);
            if (document.refusal() != null) {
                continue;
            }
            taken.put(document.key(), document.field("guid"));
            if (fresh) {
                standing.put(document.key(), ReceiptTable.NOTHING_YET);
            }
            if (fresh && document.is(DocumentKind.LIST)) {
                numbered++;
                listsByNumber.put(document.field("invtNo"), document);
            }
            if (fresh && document.is(DocumentKind.SUMMARY)) {
                numbered++;
                summaries.computeIfAbsent(setKey(document), first -> new ArrayList<>()).add(document);
            }
        }
    }

    /** A document was answered; a cancellation that customs agrees to ends its list. */
    void answered(Seen document, String code) {
        standing.computeIfPresent(document.key(), (same, earlier) -> table.after(earlier, code));
        Seen list = document.is(DocumentKind.CANCEL) && code.equals(AGREED) ? listsByNumber.get(document.field("invtNo")) : null;
        if (list != null) {
            cancelled.add(list.key());
        }
    }

    /** True for a list that was cancelled: it gets no more answers. */
    boolean isCancelled(Seen document) {
        return cancelled.contains(document.key());
    }

    /** The lists that a summary names in all its parts, as far as customs has them. */
    List<Seen> listsOf(Seen summary) {
        return summaries.getOrDefault(setKey(summary), List.of()).stream().flatMap(part -> part.rows().stream())
                .map(row -> listsByNumber.get(row.getOrDefault("invtNo", "").strip())).filter(list -> list != null).distinct().toList();
    }

    private static String setKey(Seen summary) {
        return summary.field("agentCode") + "|" + summary.field("copNo");
    }

    /** Pre-entry number and list or summary number, in the forms that customs gives; parts of a summary have one together. */
    private void number(MessageType type, Map<String, String> fields, long number, Instant now) {
        String day = BusinessTime.wire8(now);
        fields.put("preNo", "B" + day + String.format("%09d", number));
        String district = fields.getOrDefault("customsCode", "0000");
        if (type.kind() == DocumentKind.LIST) {
            fields.put("invtNo", district + day.substring(0, 4) + type.direction().ieFlag() + String.format("%09d", number));
            return;
        }
        List<Seen> parts = summaries.getOrDefault(fields.get("agentCode") + "|" + fields.get("copNo"), List.of());
        fields.put("sumNo", parts.isEmpty() ? district + day.substring(0, 4) + "S" + String.format("%09d", number) : parts.get(0).field("sumNo"));
    }

    private static String key(MessageType type, Map<String, String> fields) {
        return type.kind() + "|" + type.keyElements().stream().map(name -> fields.getOrDefault(name, "")).collect(Collectors.joining("|"));
    }
}
