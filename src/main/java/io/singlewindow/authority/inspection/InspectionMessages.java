package io.singlewindow.authority.inspection;

import io.singlewindow.authority.inspection.wire.Declaration;
import io.singlewindow.authority.inspection.wire.ObjectFactory;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Waybill;
import io.singlewindow.rules.decision.DecisionAdvice;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.staxutils.StaxUtils;
import org.jspecify.annotations.Nullable;

/** Writes what goes to inspection. */
public final class InspectionMessages {

    private static final ObjectFactory WIRE = new ObjectFactory();
    private static final JAXBContext CONTEXT = context();
    private static final int DAY_LENGTH = 8;

    private InspectionMessages() {}

    /**
     * What is declared about a list. Exports carry no day of declaration, so theirs is the day on which the list was
     * reported; the office is the customs district, for inspection has been part of customs since 2018.
     *
     * @param requestId 32 lower-case hex characters
     * @param waybill the list's waybill, for the consignee; null when there is none
     * @param advice what the window's rules propose; null for nothing
     */
    public static InspectionDeclaration of(String requestId, DeclarationList list, @Nullable Waybill waybill, DecisionAdvice.@Nullable Advice advice) {
        String declTime = list.declTime() == null ? list.head().appTime().substring(0, DAY_LENGTH) : list.declTime();
        String consignee = waybill == null ? null : waybill.consignee();
        String address = list.consigneeAddress();
        if (absent(address) && waybill != null) {
            address = waybill.consigneeAddress();
        }
        return new InspectionDeclaration(
                requestId,
                list.direction(),
                list.tradeMode(),
                list.orderNo(),
                list.ebpCode(),
                list.ebcCode(),
                list.ebcName(),
                list.agentCode(),
                list.logisticsCode(),
                list.logisticsNo(),
                list.customsCode(),
                list.portCode(),
                list.customsCode(),
                declTime,
                list.country(),
                list.packNo(),
                list.grossWeight(),
                list.netWeight(),
                absent(consignee) ? null : consignee,
                absent(address) ? null : address,
                advice == null ? null : advice.treatment(),
                advice == null ? null : advice.row(),
                list.lines().stream().map(InspectionMessages::line).toList());
    }

    /**
     * The element {@code declare} in UTF-8, without an XML declaration: stored before the first attempt, and sent as it is. The SOAP
     * library's own writer writes it, so that what it puts into the envelope are these very bytes.
     */
    public static byte[] request(InspectionDeclaration declaration) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
            XMLStreamWriter writer = StaxUtils.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            Marshaller marshaller = CONTEXT.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            marshaller.marshal(WIRE.createDeclare(wire(declaration)), writer);
            writer.close();
            return out.toByteArray();
        } catch (JAXBException | XMLStreamException unwritable) {
            throw new IllegalStateException("Declaration " + declaration.requestId() + " cannot be written", unwritable);
        }
    }

    static JAXBContext context() {
        try {
            return JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException("The generated types of inspection do not fit together", broken);
        }
    }

    private static boolean absent(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static InspectionDeclaration.Line line(DeclarationList.Line line) {
        return new InspectionDeclaration.Line(
                line.gnum(), line.gcode(), line.gname(), line.gmodel(), line.qty(), line.unit(), line.price(),
                line.totalPrice(), line.currency(), line.country());
    }

    private static Declaration wire(InspectionDeclaration from) {
        Declaration to = new Declaration();
        to.setRequestId(from.requestId());
        to.setDirection(io.singlewindow.authority.inspection.wire.Direction.fromValue(from.direction().ieFlag()));
        to.setTradeMode(from.tradeMode());
        to.setOrderNo(from.orderNo());
        to.setEbpCode(from.ebpCode());
        to.setEbcCode(from.ebcCode());
        to.setEbcName(from.ebcName());
        to.setAgentCode(from.agentCode());
        to.setLogisticsCode(from.logisticsCode());
        to.setLogisticsNo(from.logisticsNo());
        to.setCustomsCode(from.customsCode());
        to.setPortCode(from.portCode());
        to.setCiqOrgCode(from.ciqOrgCode());
        to.setDeclTime(from.declTime());
        to.setCountry(from.country());
        to.setPackNo(from.packNo());
        to.setGrossWeight(from.grossWeight());
        to.setNetWeight(from.netWeight());
        to.setConsignee(from.consignee());
        to.setConsigneeAddress(from.consigneeAddress());
        to.setTreatment(from.treatment());
        to.setTreatmentRow(from.treatmentRow());
        from.lines().forEach(line -> to.getLine().add(wire(line)));
        return to;
    }

    private static io.singlewindow.authority.inspection.wire.Line wire(InspectionDeclaration.Line from) {
        io.singlewindow.authority.inspection.wire.Line to = new io.singlewindow.authority.inspection.wire.Line();
        to.setGnum(from.gnum());
        to.setGcode(from.gcode());
        to.setGname(from.gname());
        to.setGmodel(from.gmodel());
        to.setQty(from.qty());
        to.setUnit(from.unit());
        to.setPrice(from.price());
        to.setTotalPrice(from.totalPrice());
        to.setCurrency(from.currency());
        to.setCountry(from.country());
        return to;
    }
}
