package io.singlewindow.intake;

import io.singlewindow.intake.RunningWindow.Answered;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the SOAP door, and tells its answers in the names of the REST door's JSON. */
final class SoapClient {

    static final String NAMESPACE = "urn:single-window:submission:1";
    static final Map<String, String> HEADERS = Map.of("Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\"");

    private static final String PATH = "/ws/submissions";

    private final RunningWindow window;
    private final String key;

    SoapClient(RunningWindow window, String key) {
        this.window = window;
        this.key = key;
    }

    Answered submit(byte[] message, @Nullable String idempotencyKey) {
        return ask("submit", content(message) + (idempotencyKey == null ? "" : element("idempotencyKey", idempotencyKey)));
    }

    Answered check(byte[] message) {
        return ask("check", content(message));
    }

    Answered ask(String operation, String parameters) {
        return post(envelope("<" + operation + " xmlns=\"" + NAMESPACE + "\">" + parameters + "</" + operation + ">"), HEADERS);
    }

    Answered post(String envelope, Map<String, String> headers) {
        return window.post(PATH, key, headers, envelope.getBytes(StandardCharsets.UTF_8));
    }

    static String envelope(String body) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }

    static String content(byte[] message) {
        return element("content", Base64.getMimeEncoder().encodeToString(message));
    }

    static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    /** The element of this name in the body or in the fault's detail. */
    static Element payload(Answered answer, String name) {
        NodeList found = document(answer).getElementsByTagNameNS(NAMESPACE, name);
        if (found.getLength() != 1) {
            throw new AssertionError("Expected one " + name + " in " + answer.status() + " " + answer.text());
        }
        return (Element) found.item(0);
    }

    static Document document(Answered answer) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
        } catch (Exception unreadable) {
            throw new AssertionError("No XML: " + answer.status() + " " + answer.text(), unreadable);
        }
    }

    /** An answer as JSON: what has the lists' names becomes an array, any other element an object or a text. */
    static ObjectNode json(Element element) {
        ObjectNode json = RunningWindow.JSON.createObjectNode();
        for (Element child : children(element)) {
            String name = child.getLocalName();
            if (List.of("documents", "findings", "causes").contains(name)) {
                ArrayNode list = json.putArray(name);
                children(child).forEach(item -> list.add(json(item)));
            } else if (children(child).isEmpty()) {
                json.put(name, child.getTextContent());
            } else {
                json.set(name, json(child));
            }
        }
        return json;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < element.getChildNodes().getLength(); i++) {
            if (element.getChildNodes().item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
