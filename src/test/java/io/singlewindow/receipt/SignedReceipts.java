package io.singlewindow.receipt;

import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.message.Message;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.XmlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What authorities send, written as text so that every departure from the schema can be written too. */
final class SignedReceipts {

    /** When authorities answer here; and the guid of the sample documents. */
    static final String TIME = "20240618101500000";
    static final String GUID = "8C6B1E52-4F0D-4A8B-9D3E-000000000002";
    static final String CEB = "http://www.chinaport.gov.cn/ceb";
    static final String INSPECTION = "urn:single-window:inspection:1";

    private SignedReceipts() {}

    /** A receipt of customs about one document, as real ones look: default namespace, no prefix. */
    static String receipt(String type, String node, String fields) {
        return "<" + type + "Message xmlns=\"" + CEB + "\" version=\"1.0\" guid=\"" + UUID.randomUUID() + "\"><" + node + ">" + fields + "</"
                + node + "></" + type + "Message>";
    }

    /** An order receipt with everything that the schema wants. */
    static String ofOrder(String orderNo, String code) {
        return receipt("CEB312", "OrderReturn", field("guid", GUID) + field("ebpCode", SampleCompany.PLATFORM.uscc())
                + field("ebcCode", SampleCompany.PLATFORM.uscc()) + field("orderNo", orderNo) + status(code));
    }

    static String field(String name, String value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    /** The last fields of a node. */
    static String status(String code) {
        return field("returnStatus", code) + field("returnTime", TIME) + field("returnInfo", "told by the test");
    }

    /** In an envelope signed by customs. */
    static byte[] byCustoms(String receipt) {
        return enveloped(receipt, "customs", SignatureAlgorithm.SM2);
    }

    static byte[] enveloped(String receipt, String signer, SignatureAlgorithm algorithm) {
        return XmlSigner.sign(envelope(receipt), DevKeys.of(signer, algorithm), algorithm, null);
    }

    static byte[] unsigned(String receipt) {
        return XmlSigner.serialise(envelope(receipt));
    }

    private static Document envelope(String receipt) {
        Message.Envelope envelope = new Message.Envelope("DXPEDCCEB0000002" + UUID.randomUUID(), "DXPEDCCEB0000002",
                List.of("DXPENT0000000001"), "CEB622Message");
        return DxpMessages.message(envelope, Instant.now(), receipt.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /**
     * A result of inspection, signed by inspection.
     *
     * @param more elements between result and its time
     */
    static byte[] result(String requestId, String logisticsNo, String result, String more) {
        return signed("<InspectionResult xmlns=\"" + INSPECTION + "\">"
                + field("resultId", UUID.randomUUID().toString().replace("-", "")) + field("requestId", requestId)
                + field("orderNo", "DD") + field("logisticsNo", logisticsNo) + field("result", result) + more + field("resultTime", TIME)
                + field("officer", "查验员01") + "</InspectionResult>", "inspection");
    }

    /** As it is, without an envelope. */
    static byte[] signed(String xml, String signer) {
        return XmlSigner.sign(parse(xml), DevKeys.of(signer, SignatureAlgorithm.SM2), SignatureAlgorithm.SM2, null);
    }

    private static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new IllegalArgumentException("The test's own XML is broken", malformed);
        }
    }
}
