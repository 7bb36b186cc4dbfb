package io.singlewindow.authority.inspection;

import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads inspection's results. Its signature is verified elsewhere, over the same document. */
public final class InspectionResults {

    /** Namespace of everything that goes to and comes from inspection. */
    public static final String NAMESPACE = "urn:single-window:inspection:1";

    private static final String ROOT = "InspectionResult";
    private static final int LINES_MAX = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withResolverStyle(ResolverStyle.STRICT);

    private InspectionResults() {}

    /**
     * Reads one result. Elements that are not known are passed over: the authority may add to its format.
     *
     * @throws IllegalArgumentException when it is none, with the place, the given and the expected value
     */
    public static InspectionResult read(Document dom) {
        Element root = dom.getDocumentElement();
        if (root == null || !ROOT.equals(root.getLocalName()) || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw malformed("/", root == null ? "nothing" : root.getNodeName(), ROOT + " of " + NAMESPACE);
        }
        String place = "/" + ROOT;
        return new InspectionResult(
                text(root, "resultId", place),
                text(root, "requestId", place),
                text(root, "orderNo", place),
                text(root, "logisticsNo", place),
                value(root, "result", place, InspectionVerdict::valueOf, verdicts()),
                lines(root, place),
                value(root, "resultTime", place, InspectionResults::time, "17 digits yyyyMMddHHmmssSSS"),
                text(root, "officer", place),
                optional(root, "remark"));
    }

    private static List<InspectionResult.Line> lines(Element root, String place) {
        List<InspectionResult.Line> lines = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element line && ours(line, "line")) {
                if (lines.size() == LINES_MAX) {
                    throw malformed(place + "/line", "more than " + LINES_MAX, LINES_MAX + " at most");
                }
                lines.add(line(line, place + "/line[" + (lines.size() + 1) + "]"));
            }
        }
        return List.copyOf(lines);
    }

    private static InspectionResult.Line line(Element line, String place) {
        return new InspectionResult.Line(
                value(line, "gnum", place, Integer::valueOf, "a row number"),
                value(line, "result", place, InspectionVerdict::valueOf, verdicts()),
                value(line, "quantity", place, BigDecimal::new, "a decimal"));
    }

    private static String verdicts() {
        return "one of " + Arrays.toString(InspectionVerdict.values());
    }

    private static Instant time(String digits) {
        return LocalDateTime.parse(digits, TIME).atZone(BusinessTime.ZONE).toInstant();
    }

    private static <T> T value(Element parent, String name, String place, Function<String, T> reading, String expected) {
        String given = text(parent, name, place);
        try {
            return reading.apply(given);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw malformed(place + "/" + name, given, expected);
        }
    }

    private static String text(Element parent, String name, String place) {
        String text = optional(parent, name);
        if (text == null || text.isEmpty()) {
            throw malformed(place + "/" + name, text == null ? "nothing" : "an empty element", "a value");
        }
        return text;
    }

    private static @Nullable String optional(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && ours(element, name)) {
                return element.getTextContent().strip();
            }
        }
        return null;
    }

    private static boolean ours(Element element, String name) {
        return name.equals(element.getLocalName()) && NAMESPACE.equals(element.getNamespaceURI());
    }

    private static IllegalArgumentException malformed(String place, String given, String expected) {
        return new IllegalArgumentException(place + ": given " + given + ", expected " + expected);
    }
}
