package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.wire.Fault;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Validates by the simulator's own copy of the schema. */
final class SchemaCheck {

    private static final String RESOURCE = "/simulator/inspection/inspection.xsd";
    private static final String CURRENT_ELEMENT = "http://apache.org/xml/properties/dom/current-element-node";
    private static final int FAULTS_MAX = 100;

    private final Schema schema;

    SchemaCheck() {
        try {
            URL resource = SchemaCheck.class.getResource(RESOURCE);
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            schema = factory.newSchema(resource);
        } catch (SAXException broken) {
            throw new IllegalStateException(RESOURCE + " is no schema", broken);
        }
    }

    /** What the schema does not allow, one fault per element; empty when all is well. */
    List<Fault> check(Document document) {
        Element root = document.getDocumentElement();
        if (!"declare".equals(root.getLocalName())) {
            return List.of(WireFaults.of("SCHEMA", "/", root.getNodeName(), "declare"));
        }
        Map<String, Fault> faults = new LinkedHashMap<>();
        try {
            Validator validator = schema.newValidator();
            validator.setErrorHandler(new Collector(validator, root, faults));
            validator.validate(new DOMSource(document));
        } catch (SAXException | IOException unreadable) {
            faults.putIfAbsent("/", WireFaults.of("SCHEMA", "/", String.valueOf(unreadable.getMessage()), "a valid document"));
        }
        return new ArrayList<>(faults.values());
    }

    /** The validator reports a bad value twice; the first report says what is wrong with it. */
    private record Collector(Validator validator, Element root, Map<String, Fault> faults) implements ErrorHandler {

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
                faults.putIfAbsent(path, WireFaults.of("SCHEMA", path, given, String.valueOf(error.getMessage())));
            }
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }

        private static String path(Node node) {
            StringBuilder path = new StringBuilder();
            for (Node step = node; step instanceof Element; step = step.getParentNode()) {
                path.insert(0, "/" + step.getLocalName() + position(step));
            }
            return path.toString();
        }

        private static String position(Node node) {
            if (!"line".equals(node.getLocalName())) {
                return "";
            }
            int position = 1;
            for (Node before = node.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
                position += "line".equals(before.getLocalName()) ? 1 : 0;
            }
            return "[" + position + "]";
        }
    }
}
