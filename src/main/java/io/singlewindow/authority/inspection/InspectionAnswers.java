package io.singlewindow.authority.inspection;

import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.inspection.wire.Answer;
import io.singlewindow.authority.inspection.wire.Fault;
import io.singlewindow.authority.inspection.wire.Faults;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.soap.SOAPFault;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.transform.Source;
import org.w3c.dom.Node;

/** What the authority's answers mean for a delivery. */
final class InspectionAnswers {

    private static final JAXBContext CONTEXT = InspectionMessages.context();
    private static final int DETAIL_CHARS_MAX = 500;

    private InspectionAnswers() {}

    /** An answer that is neither a yes with a number nor a no with a reason counts as none: it may be sent again. */
    static Delivery of(Source source) throws JAXBException {
        Object root = CONTEXT.createUnmarshaller().unmarshal(source);
        if (!(root instanceof JAXBElement<?> element) || !(element.getValue() instanceof Answer answer)) {
            return failed("Answered with another element, expected declareResponse");
        }
        if (answer.isAccepted()) {
            return answer.getExternalNo() == null
                    ? failed("Accepted without externalNo")
                    : new Delivery(Outcome.ACCEPTED, answer.getExternalNo(), null);
        }
        return answer.getFault().isEmpty()
                ? failed("Refused without a reason")
                : new Delivery(Outcome.REFUSED, answer.getExternalNo(), detail(answer.getFault()));
    }

    /** The authority says that the message itself is wrong. */
    static Delivery of(SOAPFault fault) {
        if (fault.hasDetail()) {
            for (Node node = fault.getDetail().getFirstChild(); node != null; node = node.getNextSibling()) {
                if ("faults".equals(node.getLocalName())) {
                    return new Delivery(Outcome.REFUSED, null, cut(fault.getFaultString() + ": " + detail(faults(node))));
                }
            }
        }
        return new Delivery(Outcome.REFUSED, null, cut(String.valueOf(fault.getFaultString())));
    }

    /** Not known to have arrived. */
    static Delivery failed(String detail) {
        return new Delivery(Outcome.FAILED, null, cut(detail));
    }

    private static List<Fault> faults(Node node) {
        try {
            return CONTEXT.createUnmarshaller().unmarshal(node, Faults.class).getValue().getFault();
        } catch (JAXBException unreadable) {
            return List.of();
        }
    }

    private static String detail(List<Fault> faults) {
        return cut(faults.stream()
                .map(fault -> fault.getCode() + " " + fault.getPath() + ": given " + fault.getGiven() + ", expected "
                        + fault.getExpected())
                .collect(Collectors.joining("; ")));
    }

    private static String cut(String text) {
        return text.length() <= DETAIL_CHARS_MAX ? text : text.substring(0, DETAIL_CHARS_MAX - 1) + "…";
    }
}
