package io.singlewindow.validation;

import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.problem.Finding;
import io.singlewindow.validation.MessageNodes.BusinessNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The checks the schemas do not make: they hold no pattern and no enumeration (specification, section 12), so codes,
 * dates, amounts, check digits and sums are looked at here, and reported apart from faults of structure.
 */
public final class CodeChecks {

    private CodeChecks() {}

    /**
     * What is wrong with a message that is well-formed, valid or not. Findings carry paths; lines and columns are filled
     * in by {@link io.singlewindow.message.reading.Positions}.
     */
    public static List<Finding> check(Document dom, MessageType type, Instant receivedAt) {
        List<Finding> findings = new ArrayList<>(message(dom));
        for (BusinessNode node : MessageNodes.of(dom, type)) {
            findings.addAll(document(type, node, receivedAt));
        }
        return findings;
    }

    private static List<Finding> message(Document dom) {
        DocumentFindings findings = new DocumentFindings(0, null);
        Element root = dom.getDocumentElement();
        String guid = root.getAttribute("guid");
        Fault fault = guid.isEmpty() ? null : ValueChecks.GUID_FORM.fault(guid);
        if (fault != null) {
            findings.add(Finding.at(fault.code(), ElementPath.ofAttribute(root, "guid"), fault.given(), fault.expected()));
        }
        return findings.list();
    }

    private static List<Finding> document(MessageType type, BusinessNode node, Instant receivedAt) {
        DocumentFindings findings =
                new DocumentFindings(node.position(), ElementPath.documentName(type, node.position()));
        values(type, node.head(), findings);
        for (Fields row : node.rows()) {
            values(type, row, findings);
        }
        if (!type.isReceipt()) {
            HeadRules.check(type, node.head(), receivedAt, findings);
            RowNumbers.check(type, node.head(), node.rows(), findings);
            TradeModeRules.check(type, node.head(), node.rows(), findings);
            Sums.check(type, node.head(), node.rows(), findings);
        }
        return findings.list();
    }

    private static void values(MessageType type, Fields fields, DocumentFindings findings) {
        fields.texts().forEach((name, text) -> {
            ValueCheck check = CheckTable.of(type, name);
            Fault fault = check == null ? null : check.fault(text);
            if (fault != null) {
                findings.add(fault.code(), fields, name, fault.given(), fault.expected());
            }
        });
    }
}
