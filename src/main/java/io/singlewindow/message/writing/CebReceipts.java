package io.singlewindow.message.writing;

import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes receipts (回执) in the messages' own format, by the 202205 schema. */
public final class CebReceipts {

    private static final int INFO_CHARACTERS_MAX = 1000;
    private static final int FORMAT_INFO_CHARACTERS_MAX = 5000;
    /** Length of the numbers that port and customs give out. */
    private static final int NUMBER_CHARACTERS = 18;
    private static final String ZERO_GUID = "00000000-0000-0000-0000-000000000000";

    /**
     * Elements of each receipt between guid and returnStatus, in the schema's order; those with ? may be left out, those
     * with ! are numbers of exactly 18 characters.
     */
    private static final Map<MessageType, List<Slot>> ELEMENTS = new EnumMap<>(MessageType.class);

    static {
        put(MessageType.CEB312, "ebpCode ebcCode orderNo");
        put(MessageType.CEB412, "payCode payTransactionId");
        put(MessageType.CEB512, "logisticsCode logisticsNo");
        put(MessageType.CEB514, "logisticsCode logisticsNo logisticsStatus");
        put(MessageType.CEB622, "customsCode? ebpCode? ebcCode? agentCode? copNo preNo! invtNo!?");
        put(MessageType.CEB624, "customsCode? agentCode? ebpCode? ebcCode? copNo preNo! invtNo!?");
        put(MessageType.CEB626, "customsCode? agentCode? ebpCode? ebcCode? copNo preNo! invtNo!?");
        put(MessageType.CEB712, "customsCode? operatorCode? copNo? preNo? rkdNo?");
        put(MessageType.CEB304, "ebpCode ebcCode orderNo");
        put(MessageType.CEB404, "ebcCode orderNo payNo?");
        put(MessageType.CEB506, "logisticsCode logisticsNo");
        put(MessageType.CEB508, "operatorCode logisticsCode preNo! copNo billNo msgSeqNo");
        put(MessageType.CEB510, "logisticsCode copNo preNo! msgSeqNo");
        put(MessageType.CEB604, "agentCode copNo preNo! invtNo ebcCode ebpCode orderNo statisticsFlag");
        put(MessageType.CEB606, "agentCode copNo preNo! invtNo");
        put(MessageType.CEB608, "agentCode logisticsCode copNo preNo! billNo msgSeqNo");
        put(MessageType.CEB214, "ebpCode? ebcCode? agentCode coElNo preNo? invtNo");
        put(MessageType.CEB216, "operatorCode logisticsCode logisticsNo coElNo preNo?");
        put(MessageType.CEB702, "agentCode ebcCode copNo preNo! sumNo!? msgSeqNo");
    }

    /**
     * One answered document.
     *
     * @param fields its head's elements by name, and the numbers an authority gave it; what the receipt has no element
     *     for is left out
     * @param returnStatus section 6 or table 7-2
     */
    public record Node(Map<String, String> fields, String returnStatus, Instant returnTime, String returnInfo) {}

    /** One element of a receipt's node. */
    private record Slot(String name, boolean optional, boolean number) {

        static Slot of(String word) {
            return new Slot(word.replaceAll("[?!]", ""), word.endsWith("?"), word.contains("!"));
        }

        /** The value when it may stand here, else what stands for it; null when the element is left out. */
        @Nullable String fill(String value) {
            if (number ? value.length() == NUMBER_CHARACTERS : !value.isBlank()) {
                return value;
            }
            return optional ? null : substitute(name);
        }
    }

    private CebReceipts() {}

    private static void put(MessageType type, String elements) {
        ELEMENTS.put(type, Arrays.stream(elements.split(" ")).map(Slot::of).toList());
    }

    /**
     * A receipt of up to 100 documents.
     *
     * @throws IllegalArgumentException when the type is none of the receipts of a declaration
     */
    public static Document write(MessageType receiptType, String rootGuid, List<Node> nodes) {
        List<Slot> elements = ELEMENTS.get(receiptType);
        if (elements == null) {
            throw new IllegalArgumentException(receiptType + " is no receipt of a declaration, expected one of " + ELEMENTS.keySet());
        }
        XmlTree tree = new XmlTree(SafeReader.CEB_NAMESPACE, "ceb");
        Element root = tree.root(receiptType.root(), Map.of("guid", guid(rootGuid), "version", "1.0"));
        for (Node node : nodes) {
            Element element = tree.add(root, receiptType.node());
            tree.add(element, "guid", guid(node.fields().getOrDefault("guid", ZERO_GUID)));
            for (Slot slot : elements) {
                String text = slot.fill(node.fields().getOrDefault(slot.name(), ""));
                if (text != null) {
                    tree.add(element, slot.name(), text);
                }
            }
            tree.add(element, "returnStatus", node.returnStatus());
            tree.add(element, "returnTime", BusinessTime.wire17(node.returnTime()));
            tree.add(element, "returnInfo", node.returnInfo().isBlank() ? "-" : XmlText.cut(node.returnInfo(), INFO_CHARACTERS_MAX));
        }
        return tree.document();
    }

    /**
     * CEB900, the answer to what could not be read (报文格式校验回执).
     *
     * @param status below 0
     * @param copMsgId of the envelope; empty where there was none
     * @param messageType root of the message; {@code Unknown} when it was not recognised
     * @param original the message's text; what no XML can hold is replaced
     */
    public static Document formatFault(
            String rootGuid, String status, String info, Instant time, String copMsgId, String messageType, String original) {
        XmlTree tree = new XmlTree(SafeReader.CEB_NAMESPACE, "ceb");
        Element root = tree.root(MessageType.CEB900.root(), Map.of("guid", guid(rootGuid), "version", "1.0"));
        Element element = tree.add(root, MessageType.CEB900.node());
        tree.add(element, "guid", guid(rootGuid));
        tree.add(element, "returnStatus", status);
        tree.add(element, "returnInfo", XmlText.cut(info, FORMAT_INFO_CHARACTERS_MAX));
        tree.add(element, "returnTime", BusinessTime.wire17(time));
        tree.add(element, "oriCopMsgId", copMsgId);
        tree.add(element, "oriMessageType", messageType.length() > 15 ? "Unknown" : messageType);
        tree.add(element, "oriBizMessage", XmlText.printable(original));
        return tree.document();
    }

    /** The schema wants 36 characters; a message whose guid has not is answered all the same. */
    private static String guid(String guid) {
        return guid.length() == ZERO_GUID.length() ? guid : ZERO_GUID;
    }

    /** What a receipt must hold while there is none: a number of noughts in its own form, the first part, statistics flag A. */
    private static String substitute(String name) {
        return switch (name) {
            case "preNo" -> "B00000000000000000";
            case "invtNo" -> "00000000E000000000";
            case "msgSeqNo" -> "1";
            case "statisticsFlag" -> "A";
            default -> "-";
        };
    }
}
