package io.singlewindow.intake;

import io.singlewindow.message.reading.StrictBase64;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What was asked over SOAP: the operation, and its elements by name.
 *
 * @param parameters text of the operation's elements, each at most once, none that the WSDL does not have
 */
record SoapQuestion(Operation operation, Map<String, String> parameters) {

    static final String NAMESPACE = "urn:single-window:submission:1";

    /** The operations of the WSDL. */
    enum Operation {
        SUBMIT(List.of("content"), List.of("idempotencyKey")),
        CHECK(List.of("content"), List.of()),
        QUERY(List.of("key", "value"), List.of()),
        RECEIPTS(List.of("submissionId"), List.of());

        private final List<String> required;
        private final List<String> optional;

        Operation(List<String> required, List<String> optional) {
            this.required = required;
            this.optional = optional;
        }

        /** The element that asks for it. */
        String element() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        private String words() {
            return Stream.concat(required.stream(), optional.stream().map(name -> name + "?")).collect(Collectors.joining(", "));
        }
    }

    /**
     * Reads the payload of an envelope.
     *
     * @throws ProblemException 400 when it is none of the WSDL's
     */
    static SoapQuestion of(Document payload) {
        Element root = payload.getDocumentElement();
        Operation operation = operation(root.getNamespaceURI(), root.getLocalName());
        Map<String, String> parameters = new HashMap<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                String name = String.valueOf(element.getLocalName());
                boolean known = NAMESPACE.equals(element.getNamespaceURI())
                        && (operation.required.contains(name) || operation.optional.contains(name));
                if (!known || holdsElements(element) || parameters.putIfAbsent(name, element.getTextContent()) != null) {
                    throw refusal(name(element) + " in " + operation.element(), operation.words() + ", each once, in " + NAMESPACE);
                }
            } else if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
                throw refusal("text in " + operation.element(), operation.words());
            }
        }
        operation.required.stream().filter(name -> !parameters.containsKey(name)).findFirst().ifPresent(missing -> {
            throw refusal(operation.element() + " without " + missing, operation.words());
        });
        return new SoapQuestion(operation, parameters);
    }

    /**
     * The operation that an element asks for.
     *
     * @throws ProblemException 400 when there is none
     */
    static Operation operation(@Nullable String uri, String element) {
        return Arrays.stream(Operation.values()).filter(one -> NAMESPACE.equals(uri) && one.element().equals(element))
                .findFirst().orElseThrow(() -> refusal('{' + (uri == null ? "" : uri) + '}' + element,
                        Arrays.stream(Operation.values()).map(Operation::element).collect(Collectors.joining(", ")) + " in " + NAMESPACE));
    }

    /** The text of an element that must be there. */
    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The text of an element that may be left out. */
    @Nullable String optional(String name) {
        return parameters.get(name);
    }

    /**
     * The bytes of {@code content}.
     *
     * @throws ProblemException 400 when it is not base64
     */
    byte[] content() {
        byte[] content = StrictBase64.decode(text("content"));
        if (content == null) {
            throw refusal("content of " + text("content").length() + " characters", "base64");
        }
        return content;
    }

    private static boolean holdsElements(Element element) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                return true;
            }
        }
        return false;
    }

    private static String name(Element element) {
        String uri = element.getNamespaceURI();
        return '{' + (uri == null ? "" : uri) + '}' + element.getLocalName();
    }

    static ProblemException refusal(String given, String expected) {
        return ProblemException.of(400, ErrorCode.SYS_007, given, expected);
    }
}
