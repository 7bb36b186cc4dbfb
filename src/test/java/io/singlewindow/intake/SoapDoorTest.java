package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.RunningWindow.Answered;
import io.singlewindow.message.MessageType;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** The SOAP door as its clients meet it, the careful and the hostile. */
class SoapDoorTest {

    private final RunningWindow window = RunningWindow.shared();
    private final SoapClient soap = new SoapClient(window, "sandbox-payment");

    /** A payment of its own: each test has one. */
    private static byte[] payment(String number) {
        return SandboxMessage.of(MessageType.CEB411).with("8C6B1E52-4F0D-4A8B-9D3E-000000000411", "8C6B1E52-4F0D-4A8B-9D3E-5" + number)
                .element(1, "payTransactionId", "ZF" + number).signedBy("payment", SignatureAlgorithm.SM2);
    }

    private static Element valid(Answered answer, String name) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Element payload = SoapClient.payload(answer, name);
        fitsTheContract(payload);
        return payload;
    }

    private static void fitsTheContract(Element payload) {
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(Path.of("xsd/window/submission.xsd").toFile())
                    .newValidator().validate(new DOMSource(payload));
        } catch (Exception invalid) {
            throw new AssertionError("Not as the schema says", invalid);
        }
    }

    @Test
    void aSubmissionIsAnsweredInTheNamesOfTheRestDoorAndFoundThereAgain() {
        Answered answer = soap.submit(payment("00000000001"), null);
        JsonNode told = SoapClient.json(valid(answer, "submitResponse"));
        JsonNode stored = window.get("/api/v1/submissions/" + told.get("submissionId").asString(), "sandbox-payment").json();
        for (String name : List.of("submissionId", "status", "messageType", "guid", "schemaVersion", "digest", "receivedAt", "receipt", "links",
                "documents")) {
            JsonNode expected = stored.get(name);
            if (name.equals("documents")) {
                expected.forEach(document -> ((tools.jackson.databind.node.ObjectNode) document)
                        .retain("documentId", "kind", "number", "status", "returnStatus"));
            }
            assertThat(told.get(name)).as(name).isEqualTo(expected);
        }
        assertThat(told.get("entry").asString()).isEqualTo(stored.get("entry").asString());
        assertThat(told.get("status").asString()).isEqualTo("ACCEPTED");
        assertThat(answer.replay()).isFalse();
    }

    @Test
    void aRepeatGetsTheFirstAnswerByteForByteAndSaysSo() {
        byte[] message = payment("00000000002");
        Answered first = soap.submit(message, null);
        Answered again = soap.submit(message, "any-key");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.replay()).isTrue();
        Answered rest = window.post("/api/v1/submissions", "sandbox-payment", Map.of("Content-Type", "application/xml"), message);
        assertThat(rest.replay()).isTrue();
        assertThat(rest.json().get("receipt").asString())
                .isEqualTo(SoapClient.json(SoapClient.payload(first, "submitResponse")).get("receipt").asString());
    }

    @Test
    void aRejectedMessageIsKeptAndAnsweredWithItsFindings() {
        Answered answer = soap.submit("<!DOCTYPE x><x/>".getBytes(), "rejected-over-soap");
        JsonNode told = SoapClient.json(valid(answer, "submitResponse"));
        assertThat(told.get("status").asString()).isEqualTo("REJECTED");
        assertThat(told.get("findings").get(0).get("code").asString()).isEqualTo("READ-002");
        assertThat(told.get("findings").get(0).get("message").get("zh").asString()).isNotBlank();
        assertThat(told.get("submissionId").asString()).hasSize(32);
        JsonNode found = SoapClient.json(SoapClient.payload(soap.ask("query", SoapClient.element("key", "idempotencyKey")
                + SoapClient.element("value", "rejected-over-soap")), "queryResponse"));
        assertThat(found.get("item").get("submissionId")).isEqualTo(told.get("submissionId"));
    }

    @Test
    void otherContentUnderAnIdempotencyKeyIsAFault() {
        soap.submit("<one/>".getBytes(), "twice-over-soap");
        fault(soap.submit("<other/>".getBytes(), "twice-over-soap"), 500, "DUP-002");
    }

    @Test
    void aCheckIsForEveryKeyAndStoresNothing() {
        byte[] message = payment("00000000003");
        Answered answer = new SoapClient(window, "sandbox-regulator").check(message);
        JsonNode told = SoapClient.json(valid(answer, "checkResponse"));
        assertThat(told.get("valid").asString()).isEqualTo("true");
        assertThat(told.get("signature").get("valid").asString()).isEqualTo("true");
        assertThat(told.get("documents").get(0).get("number").asString()).isEqualTo("ZF00000000003");
        assertThat(window.get("/api/v1/submissions?guid=" + told.get("guid").asString(), RunningWindow.ANYONE).json().get("items")).isEmpty();
        fault(new SoapClient(window, "sandbox-regulator").submit(message, null), 403, "SYS-004");
    }

    @Test
    void submissionsAreFoundByEachKeyByThoseWhoMaySeeThem() {
        JsonNode told = SoapClient.json(SoapClient.payload(soap.submit(payment("00000000004"), "found-over-soap"), "submitResponse"));
        Map<String, String> keys = Map.of("submissionId", told.get("submissionId").asString(), "guid", told.get("guid").asString(),
                "digest", told.get("digest").get("content").asString(), "idempotencyKey", "found-over-soap");
        keys.forEach((key, value) -> {
            String asked = SoapClient.element("key", key) + SoapClient.element("value", value);
            Element found = valid(soap.ask("query", asked), "queryResponse");
            assertThat(SoapClient.json(found).get("item").get("receipt")).as(key).isEqualTo(told.get("receipt"));
            Answered stranger = new SoapClient(window, "sandbox-logistics").ask("query", asked);
            assertThat(stranger.text()).as(key).doesNotContain(told.get("receipt").asString().substring(0, 40)).doesNotContain("<item");
        });
        fault(soap.ask("query", SoapClient.element("key", "orderNo") + SoapClient.element("value", "1")), 500, "SYS-007");
    }

    @Test
    void receiptsComeWithTheWindowsOwnInTheMessagesFormat() {
        JsonNode told = SoapClient.json(SoapClient.payload(soap.submit(payment("00000000005"), null), "submitResponse"));
        String asked = SoapClient.element("submissionId", told.get("submissionId").asString());
        JsonNode receipts = SoapClient.json(valid(soap.ask("receipts", asked), "receiptsResponse"));
        assertThat(new String(Base64.getMimeDecoder().decode(receipts.get("cebReceipt").asString()), StandardCharsets.UTF_8))
                .contains("CEB412Message").contains("ZF00000000005");
        fault(new SoapClient(window, "sandbox-logistics").ask("receipts", asked), 500, "SYS-002");
    }

    @Test
    void theDescriptionIsForEveryoneAndNothingElse() {
        Answered wsdl = window.get("/ws/submissions?wsdl", "");
        assertThat(wsdl.status()).isEqualTo(200);
        assertThat(wsdl.text()).contains("SubmissionService").contains(SoapClient.NAMESPACE).contains(window.url() + "/ws/submissions");
        String schema = wsdl.text().replaceAll("(?s).*schemaLocation=\"([^\"]*)\".*", "$1");
        assertThat(schema).startsWith(window.url() + "/ws/submissions?xsd=");
        assertThat(window.get(schema.substring(window.url().length()), "").text()).contains("base64Binary");
        fault(new SoapClient(window, "").check("<x/>".getBytes()), 401, "SYS-003");
        fault(new SoapClient(window, "sandbox-nobody").check("<x/>".getBytes()), 401, "SYS-003");
        assertThat(window.get("/ws/submissions", "").status()).isEqualTo(401);
        fault(window.get("/ws/submissions", RunningWindow.ANYONE), 405, "SYS-008");
        assertThat(window.get("/ws/submissions?wsdl=../../application.yaml", "").text()).doesNotContain("spring:");
        assertThat(window.get("/ws", "").text()).doesNotContain("SubmissionService");
        assertThat(window.get("/ws/", "").text()).doesNotContain("SubmissionService");
    }

    /** An envelope that is refused, and with what. */
    private record Hostile(String name, String contentType, String envelope, int status, String code) {}

    @TestFactory
    Stream<DynamicTest> whatIsNoProperEnvelopeEndsInAFaultWithAFinding() {
        String xml = "text/xml; charset=UTF-8";
        String submit = "<submit xmlns=\"" + SoapClient.NAMESPACE + "\">%s</submit>";
        String right = SoapClient.content("<x/>".getBytes());
        String plain = SoapClient.envelope(String.format(submit, right));
        return Stream.of(
                new Hostile("DTD", xml, "<!DOCTYPE x [<!ENTITY a \"b\">]>" + plain, 500, "READ-002"),
                new Hostile("external entity", xml, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + plain, 500, "READ-002"),
                new Hostile("processing instruction", xml, "<?php 1?>" + plain, 500, "READ-014"),
                new Hostile("deep nesting", xml, SoapClient.envelope("<a>".repeat(5_000) + "</a>".repeat(5_000)), 500, "READ-004"),
                new Hostile("many elements", xml, SoapClient.envelope("<a/>".repeat(400_000)), 500, "READ-007"),
                new Hostile("many attributes", xml, SoapClient.envelope("<a " + attributes(1_000) + "/>"), 500, "READ-005"),
                new Hostile("cut off", xml, plain.substring(0, 150), 500, "READ-001"),
                new Hostile("no XML", xml, "hello", 500, "READ-001"),
                new Hostile("empty", xml, "", 500, "READ-009"),
                new Hostile("other encoding", "text/xml; charset=GBK", plain, 415, "SYS-005"),
                new Hostile("JSON", "application/json", "{}", 415, "SYS-005"),
                new Hostile("SOAP 1.2", "application/soap+xml", plain, 415, "SYS-005"),
                new Hostile("attachments", "multipart/related; boundary=x", plain, 415, "SYS-005"),
                new Hostile("no type", "nonsense", plain, 415, "SYS-005"),
                new Hostile("SOAP 1.2 in text/xml", xml, plain.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"), 500, "SYS-007"),
                new Hostile("no envelope", xml, String.format(submit, right), 500, "SYS-007"),
                new Hostile("empty body", xml, SoapClient.envelope(""), 500, "SYS-007"),
                new Hostile("two operations", xml, SoapClient.envelope(String.format(submit, right).repeat(2)), 500, "SYS-007"),
                new Hostile("unknown operation", xml, SoapClient.envelope("<drop xmlns=\"" + SoapClient.NAMESPACE + "\"/>"), 500, "SYS-007"),
                new Hostile("other namespace", xml, SoapClient.envelope("<submit xmlns=\"urn:other\">" + right + "</submit>"), 500, "SYS-007"),
                new Hostile("must understand", xml, plain.replace("<soap:Body>", "<soap:Header><m:a xmlns:m=\"urn:m\" soap:mustUnderstand=\"1\"/></soap:Header><soap:Body>"), 500, "SYS-007"),
                new Hostile("no content", xml, SoapClient.envelope(String.format(submit, "")), 500, "SYS-007"),
                new Hostile("content twice", xml, SoapClient.envelope(String.format(submit, right + right)), 500, "SYS-007"),
                new Hostile("foreign element", xml, SoapClient.envelope(String.format(submit, right + "<admin>true</admin>")), 500, "SYS-007"),
                new Hostile("content with elements", xml, SoapClient.envelope(String.format(submit, "<content><x/></content>")), 500, "SYS-007"),
                new Hostile("not base64", xml, SoapClient.envelope(String.format(submit, "<content>%%%</content>")), 500, "SYS-007"),
                new Hostile("base64 cut off", xml, SoapClient.envelope(String.format(submit, "<content>PHgvP</content>")), 500, "SYS-007"),
                new Hostile("empty key", xml, SoapClient.envelope(String.format(submit, right + "<idempotencyKey> </idempotencyKey>")), 500, "SYS-007"),
                new Hostile("long key", xml, SoapClient.envelope(String.format(submit, right + SoapClient.element("idempotencyKey", "k".repeat(201)))), 500, "SYS-007"),
                new Hostile("huge content", xml, SoapClient.envelope(String.format(submit, SoapClient.content(new byte[10_485_761]))), 413, "SYS-006"),
                new Hostile("huge envelope", xml, SoapClient.envelope(" ".repeat(16 << 20)), 413, "SYS-006"))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    Map<String, String> headers = new HashMap<>(SoapClient.HEADERS);
                    headers.put("Content-Type", one.contentType());
                    fault(soap.post(one.envelope(), headers), one.status(), one.code());
                }));
    }

    private static String attributes(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append("a").append(i).append("=\"\" ");
        }
        return text.toString();
    }

    @Test
    void anActionThatNamesAnotherOperationDoesNotChangeWhatIsDone() {
        Map<String, String> headers = new HashMap<>(SoapClient.HEADERS);
        headers.put("SOAPAction", "\"" + SoapClient.NAMESPACE + ":check\"");
        String submit = SoapClient.envelope("<submit xmlns=\"" + SoapClient.NAMESPACE + "\">" + SoapClient.content("<x/>".getBytes()) + "</submit>");
        Answered answer = new SoapClient(window, "sandbox-regulator").post(submit, headers);
        fault(answer, 403, "SYS-004");
    }

    @Test
    void anEnvelopeMayBePackedAndABombIsRefused() throws Exception {
        String envelope = SoapClient.envelope("<check xmlns=\"" + SoapClient.NAMESPACE + "\">" + SoapClient.content(payment("00000000006")) + "</check>");
        Map<String, String> headers = new HashMap<>(SoapClient.HEADERS);
        headers.put("Content-Encoding", "gzip");
        Answered answer = window.post("/ws/submissions", "sandbox-payment", headers, packed(envelope.getBytes(StandardCharsets.UTF_8)));
        assertThat(SoapClient.json(valid(answer, "checkResponse")).get("valid").asString()).isEqualTo("true");
        fault(window.post("/ws/submissions", "sandbox-payment", headers, packed(new byte[100 << 20])), 500, "READ-011");
        headers.put("Content-Encoding", "br");
        fault(window.post("/ws/submissions", "sandbox-payment", headers, packed(new byte[1])), 415, "SYS-005");
    }

    private static byte[] packed(byte[] plain) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void whenNoBodyMayBeReadTheFaultSaysWhenToComeAgain() {
        try (BodyBudget.Share all = window.fullBut(0)) {
            Answered answer = soap.submit(payment("00000000007"), null);
            fault(answer, 503, "SYS-001");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.text()).contains("Server");
        }
        assertThat(soap.submit(payment("00000000007"), null).status()).isEqualTo(200);
    }

    private static void fault(Answered answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        Element fault = (Element) SoapClient.document(answer).getElementsByTagNameNS("http://schemas.xmlsoap.org/soap/envelope/", "Fault").item(0);
        assertThat(fault).as(answer.text()).isNotNull();
        if (status != 503) {
            assertThat(fault.getElementsByTagName("faultcode").item(0).getTextContent()).matches("\\w+:(Client|VersionMismatch|MustUnderstand)");
        }
        Element problem = SoapClient.payload(answer, "problem");
        fitsTheContract(problem);
        JsonNode json = SoapClient.json(problem);
        assertThat(json.get("code").asString()).as(answer.text()).isEqualTo(code);
        assertThat(json.get("findings").get(0).get("code").asString()).isEqualTo(code);
        assertThat(json.get("findings").get(0).get("message").get("zh").asString()).isNotBlank();
        assertThat(json.get("findings").get(0).get("message").get("en").asString()).isNotBlank();
        assertThat(json.get("correlationId").asString()).isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(answer.text()).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
