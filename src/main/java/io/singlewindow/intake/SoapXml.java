package io.singlewindow.intake;

import io.singlewindow.access.Correlation;
import io.singlewindow.intake.wire.ObjectFactory;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.problem.ProblemJson;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The WSDL's types as document trees. */
final class SoapXml {

    private static final ObjectFactory WIRE = new ObjectFactory();
    private static final JAXBContext CONTEXT = context();
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private SoapXml() {}

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException("The generated types of the SOAP door do not fit together", broken);
        }
    }

    static Document document(JAXBElement<?> element) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
            CONTEXT.createMarshaller().marshal(element, document);
            return document;
        } catch (JAXBException | ParserConfigurationException broken) {
            throw new IllegalStateException("An answer of the SOAP door cannot be written", broken);
        }
    }

    /** A fault's {@code detail}: the problem as the other doors tell it. */
    static Element detail(ProblemException problem) {
        Document document = document(WIRE.createProblem(SoapAnswers.problem(
                JSON.valueToTree(ProblemJson.problem(problem, SoapGate.PATH, Correlation.current())))));
        Element root = document.getDocumentElement();
        Element detail = document.createElement("detail");
        document.replaceChild(detail, root);
        detail.appendChild(root);
        return detail;
    }
}
