package io.singlewindow.consignment.match;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.ProceedsNote;
import io.singlewindow.message.Waybill;
import io.singlewindow.message.mapping.MessageMapper;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The sandbox's sample messages of one consignment, which agree in everything, and a way to change one element of them.
 * Elements are named as in {@link FieldMatch#elements()}, e.g. {@code OrderHead/orderNo}; a row by its place,
 * {@code OrderList[2]/qty}.
 */
final class SampleConsignment {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());
    private static final Map<Side, MessageType> IMPORT = Map.of(
            Side.ORDER, MessageType.CEB311, Side.PAYMENT, MessageType.CEB411,
            Side.WAYBILL, MessageType.CEB511, Side.LIST, MessageType.CEB621);
    private static final Map<Side, MessageType> EXPORT = Map.of(
            Side.ORDER, MessageType.CEB303, Side.PROCEEDS, MessageType.CEB403,
            Side.WAYBILL, MessageType.CEB505, Side.LIST, MessageType.CEB603);

    private final Direction direction;
    private final Map<Side, org.w3c.dom.Document> messages = new EnumMap<>(Side.class);

    private SampleConsignment(Direction direction) {
        this.direction = direction;
    }

    static SampleConsignment imports() {
        return of(Direction.IMPORT, "9610");
    }

    /** An export by this trade mode, with a proceeds note whatever the mode. */
    static SampleConsignment exports(String tradeMode) {
        return of(Direction.EXPORT, tradeMode);
    }

    private static SampleConsignment of(Direction direction, String tradeMode) {
        SampleConsignment sample = new SampleConsignment(direction);
        sample.types().forEach((side, type) -> sample.messages.put(side, READER.read(filled(type, tradeMode)).dom()));
        return sample;
    }

    SampleConsignment with(Side side, String element, String text) {
        element(side, element).setTextContent(text);
        return this;
    }

    SampleConsignment without(Side side, String element) {
        Element removed = element(side, element);
        removed.getParentNode().removeChild(removed);
        return this;
    }

    SampleConsignment without(Side... sides) {
        Set.of(sides).forEach(messages::remove);
        return this;
    }

    SampleConsignment only(Side side) {
        messages.keySet().retainAll(Set.of(side));
        return this;
    }

    /** What an element holds, as sent. */
    String text(Side side, String element) {
        return element(side, element).getTextContent();
    }

    Documents documents() {
        return new Documents(direction, (Order) document(Side.ORDER), (Payment) document(Side.PAYMENT),
                (ProceedsNote) document(Side.PROCEEDS), (Waybill) document(Side.WAYBILL), (DeclarationList) document(Side.LIST));
    }

    MatchReport match() {
        return match(MatchRules.DEFAULT);
    }

    MatchReport match(MatchRules rules) {
        return new Matcher(rules).match(documents());
    }

    private Document document(Side side) {
        org.w3c.dom.Document message = messages.get(side);
        return message == null ? null : MessageMapper.documents(message, types().get(side)).get(0);
    }

    private Map<Side, MessageType> types() {
        return direction == Direction.IMPORT ? IMPORT : EXPORT;
    }

    private Element element(Side side, String path) {
        MessageType type = types().get(side);
        Element node = BusinessNodes.of(messages.get(side), type).get(0);
        String[] steps = path.split("/");
        // a flat message has no head: its elements stand in the business node itself
        Element parent = steps[0].equals(type.node()) ? node : child(node, steps[0], path);
        return steps.length == 1 ? parent : child(parent, steps[1], path);
    }

    private static Element child(Element parent, String step, String path) {
        String name = step.replaceAll("\\[.*", "");
        int place = step.equals(name) ? 1 : Integer.parseInt(step.substring(name.length() + 1, step.length() - 1));
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        if (found.size() < place) {
            throw new IllegalArgumentException("No element " + path + " in the sample");
        }
        return found.get(place - 1);
    }

    /** The placeholders hold one value each, so that documents agree wherever they name the same thing. */
    private static byte[] filled(MessageType type, String tradeMode) {
        String message = template(type);
        Map<String, String> values = Map.ofEntries(
                Map.entry("guid", "8C6B1E52-4F0D-4A8B-9D3E-000000000001"),
                Map.entry("documentGuid", "8C6B1E52-4F0D-4A8B-9D3E-000000000002"),
                Map.entry("orderNo", "DD20240618"), Map.entry("paymentNo", "ZF20240618"), Map.entry("logisticsNo", "YD20240618"),
                Map.entry("listNo", "QD20240618"), Map.entry("appTime", "20240618093000"), Map.entry("payTime", "20240618093500"),
                Map.entry("day", "20240618"), Map.entry("tradeMode", tradeMode),
                Map.entry("orderType", tradeMode.equals("9810") ? "W" : "E"),
                Map.entry("platform", "91330100TERT00016Y"), Map.entry("payment", "91330100TERT00024R"),
                Map.entry("logistics", "91330100TERT00032L"), Map.entry("declarant", "91330100TERT000677"));
        for (Map.Entry<String, String> value : values.entrySet()) {
            message = message.replace("${" + value.getKey() + "}", value.getValue());
        }
        return message.replaceAll("\\$\\{(\\w+)}", "$1").getBytes(StandardCharsets.UTF_8);
    }

    private static String template(MessageType type) {
        try (InputStream file = SampleConsignment.class.getResourceAsStream("/sandbox/samples/" + type + ".xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
