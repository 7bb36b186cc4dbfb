package io.singlewindow.message.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.singlewindow.message.Message;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.XmlSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class DxpMessagesTest {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());
    private static final Instant TIME = Instant.parse("2026-10-31T16:00:00.007Z");
    private static final Message.Envelope ENVELOPE = new Message.Envelope(
            "DXPENT0000000001202611010000000001", "DXPENT0000000001", List.of("DXPEDCCEB0000002", "DXPEDCCEB0000003"), "CEB411Message");

    @Test
    void anEnvelopeIsReadBackWithItsMessageByteForByte() throws IOException {
        byte[] message = Files.readAllBytes(Path.of("src/test/resources/samples/valid/CEB411.xml"));
        EnvelopeResult read = open(DxpMessages.message(ENVELOPE, TIME, message, Map.of()));
        assertThat(read.envelope()).isEqualTo(ENVELOPE);
        assertThat(read.content()).isEqualTo(message);
        assertThat(texts(read.dom(), "CreatTime")).containsExactly("2026-11-01T00:00:00.007+08:00");
        assertThat(read.dom().getDocumentElement().getAttribute("ver")).isEqualTo("1.0");
    }

    @Test
    void anEnvelopeCarriesBytesThatAreNoXmlAndNoTextToo() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(open(DxpMessages.message(ENVELOPE, TIME, bytes, Map.of())).content()).isEqualTo(bytes);
    }

    @Test
    void businessKeysStandUnderTheirNames() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("orderNo", "DD&<1>");
        keys.put("copNo", "QD1");
        EnvelopeResult read = open(DxpMessages.message(ENVELOPE, TIME, new byte[] {1}, keys));
        NodeList found = read.dom().getElementsByTagNameNS("*", "Key");
        assertThat(texts(read.dom(), "Key")).containsExactly("DD&<1>", "QD1");
        assertThat(found.item(0).getAttributes().getNamedItem("name").getNodeValue()).isEqualTo("orderNo");
        assertThat(found.item(1).getAttributes().getNamedItem("name").getNodeValue()).isEqualTo("copNo");
    }

    @Test
    void anEnvelopeThatDoesNotSayWhatItHoldsIsValid() {
        Message.Envelope untold = new Message.Envelope("1", "DXPENT0000000001", List.of("DXPEDCCEB0000002"), null);
        assertThat(open(DxpMessages.message(untold, TIME, new byte[] {1}, Map.of())).envelope()).isEqualTo(untold);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "收到 <&>")
    void aReplyIsReadBack(String info) {
        Document reply = reply("0000", info);
        assertThat(DxpMessages.readReply(bytes(reply))).isEqualTo(new DxpMessages.Reply("0000", info, ENVELOPE.copMsgId()));
        assertValid(reply);
    }

    @Test
    void aReplyRepeatsTheHeadOfWhatItAnswers() {
        Document reply = reply("0000", null);
        assertThat(texts(reply, "RecevierId")).containsExactly("DXPENT0000000001");
        assertThat(texts(reply, "SenderId")).containsExactly("DXPENT0000000001");
        assertThat(texts(reply, "ReceiverId")).containsExactly("DXPEDCCEB0000002", "DXPEDCCEB0000003");
        assertThat(texts(reply, "MsgType")).containsExactly("CEB411Message");
        assertThat(texts(reply, "CreatTime")).containsExactly("2026-11-01T00:00:00.007+08:00");
        assertThat(texts(reply, "NoticeTime")).as("the day of the business's zone").containsExactly("2026-11-01");
    }

    @Test
    void anInfoIsCutAtTheSchemasLengthAndNeverWithinACharacter() {
        assertThat(info("字".repeat(301))).isEqualTo("字".repeat(300));
        assertThat(info("字".repeat(299) + "𠮷")).isEqualTo("字".repeat(299));
        assertThat(info("字".repeat(298) + "𠮷字")).isEqualTo("字".repeat(298) + "𠮷");
    }

    @Test
    void whatNoXmlCanHoldIsReplaced() {
        assertThat(info("a\u0000b\u001Fc\uFFFEd\uD800e")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void ofSeveralResponsesTheFirstCounts() {
        assertThat(read("<DxpRep xmlns='http://www.chinaport.gov.cn/dxp' ver='1.0'><RecevierId>R</RecevierId>"
                + "<Response><ResponseCode> 0000 </ResponseCode><OriHead><CopMsgId>1</CopMsgId></OriHead></Response>"
                + "<Response><ResponseCode>9999</ResponseCode><ResponseInfo>no</ResponseInfo></Response></DxpRep>"))
                .extracting(DxpMessages.Reply::responseCode, DxpMessages.Reply::copMsgId).containsExactly("0000", "1");
    }

    @Test
    void theInfoOfALaterResponseIsNotTheFirstOnes() {
        assertThat(read("<DxpRep xmlns='http://www.chinaport.gov.cn/dxp' ver='1.0'>"
                + "<Response><ResponseCode>0000</ResponseCode></Response>"
                + "<Response><ResponseCode>9999</ResponseCode><ResponseInfo>no</ResponseInfo></Response></DxpRep>"))
                .isEqualTo(new DxpMessages.Reply("0000", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200 OK", "<DxpRep", "<DxpRep/>", "<DxpMsg xmlns='http://www.chinaport.gov.cn/dxp'/>",
            "<DxpRep xmlns='http://www.chinaport.gov.cn/dxp'><Response/></DxpRep>",
            "<DxpRep xmlns='http://www.chinaport.gov.cn/dxp'><Response><ResponseCode> </ResponseCode></Response></DxpRep>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><DxpRep xmlns='http://www.chinaport.gov.cn/dxp'>"
                    + "<Response><ResponseCode>&b;</ResponseCode></Response></DxpRep>"})
    void whatIsNoReplyIsRefusedWithItsCause(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(body)).withMessageMatching("(?s).*(XML|DxpRep).*");
    }

    private static DxpMessages.Reply read(String body) {
        return DxpMessages.readReply(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String info(String info) {
        Document reply = reply("0000", info);
        assertValid(reply);
        // what is signed is the tree, what is sent are its bytes: both say the same
        assertThat(texts(reply, "ResponseInfo")).containsExactly(String.valueOf(DxpMessages.readReply(bytes(reply)).responseInfo()));
        return texts(reply, "ResponseInfo").get(0);
    }

    private static Document reply(String code, String info) {
        return DxpMessages.reply("DXPENT0000000001", code, info, TIME, ENVELOPE, TIME);
    }

    private static EnvelopeResult open(Document envelope) {
        byte[] bytes = bytes(envelope);
        assertThat(READER.isEnvelope(bytes)).isTrue();
        EnvelopeResult read = READER.readEnvelope(bytes);
        assertThat(read.findings().list()).isEmpty();
        return read;
    }

    private static byte[] bytes(Document document) {
        return XmlSigner.serialise(document);
    }

    private static List<String> texts(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("http://www.chinaport.gov.cn/dxp", name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
    }

    /** Replies are not submitted, so the reader of third-party messages has no door for them. */
    private static void assertValid(Document reply) {
        assertThatCode(() -> schema().newValidator().validate(new DOMSource(reply))).doesNotThrowAnyException();
    }

    private static Schema schema() throws SAXException {
        return SchemaFactory.newDefaultInstance().newSchema(Path.of("xsd/dxp/dxp.xsd").toFile());
    }
}
