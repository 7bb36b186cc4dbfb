package io.singlewindow.message.reading;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Validates documents that are read already, by one of our own schemas. Safe for many threads. */
public final class DomSchema {

    private static final String CURRENT_ELEMENT = "http://apache.org/xml/properties/dom/current-element-node";
    private static final int FAULTS_MAX = 100;

    private final Schema schema;
    private final Set<String> repeating;

    /**
     * Compiles a packaged schema.
     *
     * @param repeating elements of which there may be several, whose place has their number
     */
    public DomSchema(String resource, Set<String> repeating) {
        this.repeating = repeating;
        try {
            URL url = DomSchema.class.getResource(resource);
            if (url == null) {
                throw new IllegalStateException(resource + " is not packaged");
            }
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            schema = factory.newSchema(url);
        } catch (SAXException broken) {
            throw new IllegalStateException(resource + " is no schema", broken);
        }
    }

    /** What the schema does not allow at an element. */
    public record Fault(String path, String given, String expected) {}

    /** What the schema does not allow, one fault per element; empty when all is well. */
    public List<Fault> check(Document document) {
        Element root = document.getDocumentElement();
        Map<String, Fault> faults = new LinkedHashMap<>();
        try {
            Validator validator = schema.newValidator();
            validator.setErrorHandler(new Collector(validator, root, repeating, faults));
            validator.validate(new DOMSource(document));
        } catch (SAXException | IOException unreadable) {
            faults.putIfAbsent("/", new Fault("/", String.valueOf(unreadable.getMessage()), "a valid document"));
        }
        return new ArrayList<>(faults.values());
    }

    /** The validator reports a bad value twice; the first report says what is wrong with it. */
    private record Collector(Validator validator, Element root, Set<String> repeating, Map<String, Fault> faults) implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            Node current = (Node) validator.getProperty(CURRENT_ELEMENT);
            Node place = current == null ? root : current;
            String path = path(place);
            if (faults.size() < FAULTS_MAX) {
                String given = place.getFirstChild() == null || place.getFirstChild() instanceof Element
                        ? place.getNodeName()
                        : place.getTextContent();
                faults.putIfAbsent(path, new Fault(path, given, String.valueOf(error.getMessage())));
            }
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }

        private String path(Node node) {
            StringBuilder path = new StringBuilder();
            for (Node step = node; step instanceof Element; step = step.getParentNode()) {
                path.insert(0, "/" + step.getLocalName() + position(step));
            }
            return path.toString();
        }

        private String position(Node node) {
            if (!repeating.contains(node.getLocalName())) {
                return "";
            }
            int position = 1;
            for (Node before = node.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
                position += node.getLocalName().equals(before.getLocalName()) ? 1 : 0;
            }
            return "[" + position + "]";
        }
    }
}
