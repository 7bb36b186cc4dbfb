package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.XmlSigner;
import io.singlewindow.time.BusinessTime;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes results and signs them as the inspection authority. */
final class ResultWriter {

    private static final String OFFICER = "模拟查验员01";

    private final SignatureAlgorithm algorithm;
    private final DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();

    /** Signs with the development key of inspection that fits the algorithm. */
    ResultWriter(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** The n-th result of a declaration, signed. */
    byte[] write(Accepted accepted, int step) {
        Document document = document();
        Element root = document.createElementNS(InspectionSimulator.NAMESPACE, "InspectionResult");
        // stands in the canonical form only when it is an attribute too
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", InspectionSimulator.NAMESPACE);
        document.appendChild(root);
        String verdict = accepted.verdict(step).name();
        add(root, "resultId", accepted.resultId(step));
        add(root, "requestId", accepted.requestId());
        add(root, "orderNo", accepted.orderNo());
        add(root, "logisticsNo", accepted.logisticsNo());
        add(root, "result", verdict);
        for (Accepted.Row row : accepted.rowsOf(step)) {
            Element line = add(root, "line", null);
            add(line, "gnum", String.valueOf(row.gnum()));
            add(line, "result", verdict.equals("PARTIAL") ? "RELEASE" : verdict);
            add(line, "quantity", row.quantity().toPlainString());
        }
        add(root, "resultTime", BusinessTime.wire17(accepted.dueAt(step)));
        add(root, "officer", OFFICER);
        return XmlSigner.sign(document, DevKeys.of("inspection", algorithm), algorithm, null);
    }

    private synchronized Document document() {
        try {
            return builders.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("No document can be made", impossible);
        }
    }

    private static Element add(Element parent, String name, @org.jspecify.annotations.Nullable String text) {
        Element element = parent.getOwnerDocument().createElementNS(InspectionSimulator.NAMESPACE, name);
        if (text != null) {
            element.setTextContent(text);
        }
        parent.appendChild(element);
        return element;
    }
}
