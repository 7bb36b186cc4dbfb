package io.singlewindow.message.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.message.writing.CebReceipts.Node;
import io.singlewindow.signature.XmlSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is written is read back through the reader of third-party messages, which validates it. */
class CebReceiptsTest {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());
    private static final Instant TIME = Instant.parse("2026-10-31T16:00:00.007Z");
    private static final String GUID = "8C6B1E52-4F0D-4A8B-9D3E-000000000001";

    /** Elements of receipts, each filled as an authority would. */
    private static final Map<String, String> FILLED = Map.ofEntries(
            Map.entry("guid", "1A2B3C4D-0000-4000-8000-000000000001"), Map.entry("ebpCode", "91330100TERT00024R"),
            Map.entry("ebcCode", "91330100TERT00016Y"), Map.entry("orderNo", "DD2024061800001"),
            Map.entry("payCode", "91330100TERT00032L"), Map.entry("payTransactionId", "P2024061800001"),
            Map.entry("payNo", "SK2024061800001"), Map.entry("logisticsCode", "33019609TT"),
            Map.entry("logisticsNo", "YD2024061800001"), Map.entry("logisticsStatus", "S"), Map.entry("customsCode", "2908"),
            Map.entry("agentCode", "33019609TT"), Map.entry("operatorCode", "330196W001"), Map.entry("copNo", "QD2024061800001"),
            Map.entry("coElNo", "TH2024061800001"), Map.entry("preNo", "B20240618000000001"), Map.entry("invtNo", "29082024I000000001"),
            Map.entry("rkdNo", "RK2024061800000001"), Map.entry("sumNo", "290820240000000001"), Map.entry("billNo", "160-00000001"),
            Map.entry("msgSeqNo", "2"), Map.entry("statisticsFlag", "B"));

    static Stream<MessageType> receipts() {
        return Arrays.stream(MessageType.values()).filter(type -> !type.isReceipt()).map(MessageType::receipt);
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void aReceiptThatSaysAllIsValid(MessageType type) {
        Map<String, String> read = fields(type, node(FILLED, "ok"));
        assertThat(read).containsEntry("returnStatus", "120").containsEntry("returnTime", "20261101000000007").containsEntry("returnInfo", "ok");
        assertThat(read).hasSizeGreaterThan(4).allSatisfy((element, text) -> {
            if (!element.startsWith("return")) {
                assertThat(text).as(element).isEqualTo(FILLED.get(element));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void aReceiptAboutADocumentThatSaidNothingIsValid(MessageType type) {
        Map<String, String> read = fields(type, node(Map.of(), "?"));
        assertThat(read).containsEntry("guid", "00000000-0000-0000-0000-000000000000").containsEntry("returnStatus", "120");
    }

    @Test
    void aListNotYetNumberedHasANumberOfNoughtsInTheRightForm() {
        Node unnumbered = node(Map.of("copNo", "QD1", "preNo", "", "invtNo", ""), "新增申报成功");
        assertThat(fields(MessageType.CEB622, unnumbered)).containsEntry("preNo", "B00000000000000000").doesNotContainKey("invtNo");
        assertThat(fields(MessageType.CEB604, unnumbered)).containsEntry("preNo", "B00000000000000000")
                .containsEntry("invtNo", "00000000E000000000").containsEntry("statisticsFlag", "A");
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void aReceiptAboutNumbersOfTheWrongLengthIsValid(MessageType type) {
        Map<String, String> wrong = new HashMap<>(FILLED);
        wrong.putAll(Map.of("guid", "short", "preNo", "B1", "invtNo", "1", "sumNo", "2", "rkdNo", "3"));
        only(CebReceipts.write(type, "short", List.of(node(wrong, "ok"))), type);
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void aReceiptAnswersUpToAHundredDocumentsInTheirOrder(MessageType type) {
        List<Node> nodes = Stream.iterate(1, i -> i + 1).limit(100).map(i -> node(FILLED, "No " + i)).toList();
        ReadResult read = valid(CebReceipts.write(type, GUID, nodes), type);
        assertThat(read.documents()).isEqualTo(100);
        assertThat(BusinessNodes.of(read.dom(), type)).extracting(node -> BusinessNodes.fields(node, type).get("returnInfo"))
                .startsWith("No 1", "No 2").endsWith("No 100");
    }

    @Test
    void everyValidDeclarationIsAnsweredByAValidReceipt() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("src/test/resources/samples/valid"))) {
            List<Path> declarations = samples.filter(file -> file.getFileName().toString().startsWith("CEB")).toList();
            assertThat(declarations).hasSizeGreaterThan(10);
            for (Path file : declarations) {
                ReadResult declaration = READER.read(Files.readAllBytes(file));
                MessageType type = MessageType.ofRoot(String.valueOf(declaration.root())).orElseThrow();
                List<Node> nodes = BusinessNodes.of(declaration.dom(), type).stream()
                        .map(node -> node(BusinessNodes.fields(node, type), "新增申报成功")).toList();
                assertThat(valid(CebReceipts.write(type.receipt(), GUID, nodes), type.receipt()).guid()).isEqualTo(GUID);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CEB312", "CEB304"})
    void anInfoIsCutAtTheSchemasLengthAndNeverWithinACharacter(MessageType type) {
        assertThat(info(type, "字".repeat(1001))).isEqualTo("字".repeat(1000));
        assertThat(info(type, "字".repeat(999) + "𠮷")).isEqualTo("字".repeat(999));
        assertThat(info(type, "字".repeat(998) + "𠮷")).isEqualTo("字".repeat(998) + "𠮷");
    }

    @ParameterizedTest
    @EnumSource(names = {"CEB312", "CEB304"})
    void anInfoWithoutTextIsADash(MessageType type) {
        assertThat(info(type, "")).isEqualTo("-");
        assertThat(info(type, " \n")).isEqualTo("-");
    }

    @Test
    void whatNoXmlCanHoldIsReplaced() {
        assertThat(info(MessageType.CEB312, "a\u0000b\u001Fc\uFFFEd\uD800e<&>\t")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe<&>\t");
    }

    @ParameterizedTest
    @EnumSource(names = {"CEB311", "CEB816", "CEB818", "CEB792", "CEB900"})
    void whatAnswersNoDeclarationIsNotWritten(MessageType type) {
        assertThatIllegalArgumentException().isThrownBy(() -> CebReceipts.write(type, GUID, List.of(node(FILLED, "ok"))))
                .withMessageStartingWith(type.name());
    }

    @Test
    void aFormatFaultNamesTheMessageAndItsEnvelope() {
        Document fault = CebReceipts.formatFault(GUID, "-900", "语法错误", TIME, "MSG-1", "CEB311Message", "<a>\u0001</b>");
        assertThat(BusinessNodes.fields(only(fault, MessageType.CEB900), MessageType.CEB900)).containsExactlyInAnyOrderEntriesOf(Map.of(
                "guid", GUID, "returnStatus", "-900", "returnInfo", "语法错误", "returnTime", "20261101000000007",
                "oriCopMsgId", "MSG-1", "oriMessageType", "CEB311Message", "oriBizMessage", "<a>\uFFFD</b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "一个很长很长很长很长很长很长的根元素"})
    void aFormatFaultIsValidWhateverWasSent(String sent) {
        Document fault = CebReceipts.formatFault(sent, "-900", sent.repeat(5001), TIME, "", sent, sent);
        Map<String, String> read = BusinessNodes.fields(only(fault, MessageType.CEB900), MessageType.CEB900);
        assertThat(read.get("oriMessageType")).isEqualTo(sent.length() > 15 ? "Unknown" : sent.isEmpty() ? null : sent);
        assertThat(read.getOrDefault("returnInfo", "")).hasSize(Math.min(5000, sent.length() * 5001));
    }

    private static Map<String, String> fields(MessageType type, Node node) {
        return BusinessNodes.fields(only(CebReceipts.write(type, GUID, List.of(node)), type), type);
    }

    private static String info(MessageType type, String info) {
        Document written = CebReceipts.write(type, GUID, List.of(node(FILLED, info)));
        String text = written.getElementsByTagNameNS(BusinessNodes.NAMESPACE, "returnInfo").item(0).getTextContent();
        // what is signed is the tree, what is sent are its bytes: both say the same
        assertThat(BusinessNodes.fields(only(written, type), type)).containsEntry("returnInfo", text);
        return text;
    }

    private static Node node(Map<String, String> fields, String info) {
        return new Node(fields, "120", TIME, info);
    }

    private static Element only(Document receipt, MessageType type) {
        List<Element> nodes = BusinessNodes.of(valid(receipt, type).dom(), type);
        assertThat(nodes).hasSize(1);
        return nodes.get(0);
    }

    private static ReadResult valid(Document receipt, MessageType type) {
        ReadResult read = READER.read(XmlSigner.serialise(receipt));
        assertThat(read.findings().list()).as(type.name()).isEmpty();
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.schemaVersion()).isEqualTo("202205");
        return read;
    }
}
