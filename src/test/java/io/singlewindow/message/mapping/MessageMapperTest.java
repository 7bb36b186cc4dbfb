package io.singlewindow.message.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Order;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.message.ProceedsNote;
import io.singlewindow.message.reading.ReadResult;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class MessageMapperTest {

    @Test
    void documentsStandInTheMessagesOrder() {
        List<Document> orders = SampleMessages.documents("valid/CEB311.xml");
        assertThat(orders).extracting(order -> order.head().position()).containsExactly(1, 2);
        assertThat(orders).extracting(Document::number).containsExactly("DD2024061800001", "DD2024061800002");
    }

    @Test
    void amountsKeepTheirDigits() {
        Order order = (Order) SampleMessages.documents("valid/CEB311.xml").get(0);
        assertThat(order.goodsValue()).isEqualTo(new BigDecimal("198.00"));
        assertThat(order.discount()).isEqualTo(new BigDecimal("5.5"));
        assertThat(order.lines()).extracting(Order.Line::totalPrice).containsExactly(new BigDecimal("158.00"), new BigDecimal("40"));
    }

    @Test
    void anEmptyElementIsAnEmptyTextAndAMissingOneIsNull() {
        DeclarationList list = (DeclarationList) SampleMessages.documents("valid/CEB621.xml").get(0);
        assertThat(list.preNo()).isEmpty();
        assertThat(list.lines().get(0).itemRecordNo()).isNull();
        assertThat(list.lines().get(0).qty2()).isNull();
        assertThat(list.lines().get(1).qty2()).isEqualByComparingTo("2");
    }

    @Test
    void aMessageOfTheSecondGenerationIsMappedLikeOneOfTheFirst() {
        ReadResult read = SampleMessages.read("valid/CEB621-2018-113.xml");
        assertThat(read.schemaVersion()).isEqualTo("2018-113");
        DeclarationList list = (DeclarationList) SampleMessages.documents("valid/CEB621-2018-113.xml").get(0);
        assertThat(list.orderNo()).isEqualTo("DD2024061800001");
        assertThat(list.lines()).hasSize(2).extracting(DeclarationList.Line::gcode).containsExactly("1901101000", "3305100090");
    }

    @ParameterizedTest
    @CsvSource({
        "CEB311, ORDER,    DD2024061800001, 91330100TERT00024R|91330100TERT00016Y|DD2024061800001",
        "CEB411, PAYMENT,  P2024061800001,  91330100TERT00032L|P2024061800001",
        "CEB511, WAYBILL,  YD2024061800001, 33019609TT|YD2024061800001",
        "CEB621, LIST,     QD2024061800001, 33019609TT|QD2024061800001",
        "CEB303, ORDER,    CK2024061800001, 无|91330100TERT00016Y|CK2024061800001",
        "CEB403, PROCEEDS, CK2024061800001, 无|91330100TERT00016Y|CK2024061800001|20240618092950",
        "CEB505, WAYBILL,  CY2024061800001, 33019609TT|CY2024061800001",
        "CEB603, LIST,     CQ2024061800001, 33019609TT|CQ2024061800001",
        "CEB623, CANCEL,   CX2024061800001, 29082024I000000001|CX2024061800001",
        "CEB607, MASTER,   ZF2024061800001, 33019609TT|ZF2024061800001|1"})
    void everyDocumentKnowsItsKindNumberAndKey(String type, DocumentKind kind, String number, String key) {
        Document document = SampleMessages.documents("valid/" + type + ".xml").get(0);
        assertThat(document.kind()).isEqualTo(kind);
        assertThat(document.number()).isEqualTo(number);
        assertThat(document.businessKey()).isEqualTo(key);
    }

    @Test
    void aListWithoutItsOwnNumberGoesByItsWaybill() {
        for (String copNo : new String[] {"", null}) {
            ReadResult read = SampleMessages.read("valid/CEB621.xml");
            Element head = head(read);
            if (copNo == null) {
                head.removeChild(child(head, "copNo"));
            } else {
                child(head, "copNo").setTextContent(copNo);
            }
            Document list = MessageMapper.documents(read.dom(), MessageType.CEB621).get(0);
            assertThat(list.number()).isEqualTo("YD2024061800001");
            assertThat(list.businessKey()).isEqualTo("33019609TT|33019609TT|YD2024061800001");
        }
    }

    @Test
    void aProceedsNoteWithItsOwnNumberGoesByIt() {
        ProceedsNote note = (ProceedsNote) SampleMessages.documents("mapping/CEB403.xml").get(0);
        assertThat(note.number()).isEqualTo(note.payNo());
        assertThat(note.businessKey()).isEqualTo(note.payCode() + "|" + note.payNo());
    }

    @Test
    void aTypeWithoutARecordKeepsTheElementsOfItsHead() {
        OtherDocument master = (OtherDocument) SampleMessages.documents("valid/CEB607.xml").get(0);
        assertThat(master.head()).isEqualTo(
                new Document.Head(1, "1A2B3C4D-0000-4000-8000-607000000001", "1", "20240618093000", "2"));
        assertThat(master.fields()).containsEntry("billNo", "160-00000002").containsEntry("msgCount", "2")
                .doesNotContainKeys("gnum", "invtNo");
        assertThat(master.head().stored()).isFalse();
    }

    @Test
    void appStatusOneIsStored() {
        ReadResult read = SampleMessages.read("valid/CEB621.xml");
        child(head(read), "appStatus").setTextContent("1");
        assertThat(MessageMapper.documents(read.dom(), MessageType.CEB621).get(0).head().stored()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"CEB312", "CEB622", "CEB816", "CEB900"})
    void aReceiptIsNoDeclaration(MessageType type) {
        ReadResult any = SampleMessages.read("valid/CEB411.xml");
        assertThatIllegalArgumentException().isThrownBy(() -> MessageMapper.documents(any.dom(), type))
                .withMessageContaining(type.name()).withMessageContaining("receipt");
    }

    private static Element head(ReadResult read) {
        MessageType type = SampleMessages.type(read);
        return BusinessNodes.head(BusinessNodes.of(read.dom(), type).get(0), type);
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagNameNS(BusinessNodes.NAMESPACE, name).item(0);
    }
}
