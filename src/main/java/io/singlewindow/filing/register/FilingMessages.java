package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.message.reading.DomSchema;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The message of our own (xsd/window/filing.xsd), whose names are those of the JSON forms. */
@Component
@Profile("!simulator")
class FilingMessages {

    private static final String NAMESPACE = "urn:single-window:filing:1";
    private static final String ROOT = "filings";
    private static final Map<String, FilingKind> KINDS = Map.of("entity", FilingKind.ENTITY, "goods", FilingKind.GOODS, "delegation", FilingKind.DELEGATION,
            "key", FilingKind.KEY);
    private static final Set<String> LISTS = Set.of("roles", "businesses", "messageTypes");
    /** Elements that may come several times, by the form's member that holds them all. */
    private static final Map<String, String> REPEATED = Map.of("code", "codes", "licence", "licences", "shop", "shops", "attachment", "attachments");

    private final SafeReader reader;
    private final DomSchema schema = new DomSchema("/xsd/window/filing.xsd", Set.of("entity", "goods", "delegation", "key", "code", "licence", "shop", "attachment"));

    FilingMessages(SafeReader reader) {
        this.reader = reader;
    }

    /**
     * The forms of a message.
     *
     * @throws ProblemException 400 when it cannot be read, 422 when it is not as the schema has it
     */
    List<FilingBulk.Item> read(byte[] body) {
        ReadResult read = reader.read(body);
        Document dom = read.dom();
        if (dom == null) {
            throw new ProblemException(400, read.findings().list());
        }
        Element root = dom.getDocumentElement();
        if (!ROOT.equals(root.getLocalName()) || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw new ProblemException(422, Finding.at(ErrorCode.XSD_001, "/" + root.getLocalName(), root.getNodeName(), "{" + NAMESPACE + "}" + ROOT));
        }
        List<Finding> faults = schema.check(dom).stream().map(FilingMessages::finding).toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(422, reader.locate(body, faults));
        }
        List<FilingBulk.Item> items = new ArrayList<>();
        for (Element form : children(root)) {
            items.add(new FilingBulk.Item(items.size() + 1, KINDS.get(form.getLocalName()), members(form)));
        }
        return items;
    }

    /** An identity number is not repeated, wherever it stands. */
    private static Finding finding(DomSchema.Fault fault) {
        return Finding.at(ErrorCode.XSD_010, fault.path(), fault.path().endsWith("/idNumber") ? "***" : fault.given(), fault.expected());
    }

    private static Map<String, Object> members(Element form) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Element child : children(form)) {
            String name = child.getLocalName();
            List<Element> inner = children(child);
            Object value = inner.isEmpty() ? text(name, child) : members(child);
            if (REPEATED.containsKey(name) && !inner.isEmpty()) {
                list(members, REPEATED.get(name)).add(value);
            } else {
                members.put(name, value);
            }
        }
        return members;
    }

    private static Object text(String name, Element child) {
        String text = child.getTextContent().strip();
        return LISTS.contains(name) ? text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+")) : text;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> members, String name) {
        return (List<Object>) members.computeIfAbsent(name, absent -> new ArrayList<>());
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
