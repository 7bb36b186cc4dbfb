package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.wire.Answer;
import io.singlewindow.authority.inspection.wire.Fault;
import io.singlewindow.authority.inspection.wire.Faults;
import io.singlewindow.authority.inspection.wire.ObjectFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.cxf.binding.soap.SoapFault;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Inspection's SOAP door: the payload of {@code declare} in, that of {@code declareResponse} or a fault out. */
public final class InspectionDoor {

    private static final QName CLIENT = new QName("http://schemas.xmlsoap.org/soap/envelope/", "Client");
    private static final int FAULTS_MAX = 100;

    private final InspectionSimulator inspection;
    private final ObjectFactory wire = new ObjectFactory();
    private final JAXBContext context;

    InspectionDoor(InspectionSimulator inspection) {
        this.inspection = inspection;
        try {
            this.context = JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException("The generated types of inspection do not fit together", broken);
        }
    }

    /**
     * Takes a declaration.
     *
     * @throws SoapFault InvalidDeclaration, when the schema does not allow it
     */
    public Document declare(Document declaration) {
        try {
            Answer answer = inspection.declare(declaration);
            return marshal(wire.createDeclareResponse(answer));
        } catch (InvalidDeclaration invalid) {
            throw fault(invalid);
        }
    }

    private SoapFault fault(InvalidDeclaration invalid) {
        Faults faults = new Faults();
        invalid.faults().stream().limit(FAULTS_MAX).forEach((Fault one) -> faults.getFault().add(one));
        SoapFault fault = new SoapFault("Not valid by inspection.xsd", CLIENT);
        Document document = marshal(wire.createFaults(faults));
        Element detail = document.createElement("detail");
        Element root = document.getDocumentElement();
        document.replaceChild(detail, root);
        detail.appendChild(root);
        fault.setDetail(detail);
        return fault;
    }

    private Document marshal(JAXBElement<?> element) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
            context.createMarshaller().marshal(element, document);
            return document;
        } catch (JAXBException | ParserConfigurationException broken) {
            throw new IllegalStateException("An answer of inspection cannot be written", broken);
        }
    }
}
