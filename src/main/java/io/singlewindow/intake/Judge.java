package io.singlewindow.intake;

import io.singlewindow.intake.Judgement.DocumentVerdict;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.message.reading.Positions;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Last step, the one place that decides: message faults reject the message, document faults that document. What cannot
 * be read or is wrongly built or signed is a fault of the message wherever in it the fault lies.
 */
@Component("judge")
@Profile("!simulator")
class Judge {

    private static final Set<String> MESSAGE_GROUPS = Set.of("READ", "XSD", "SIG");
    private static final String STORED = "1";
    private static final int UNREADABLE = 400;
    private static final int REJECTED = 422;
    private static final int ACCEPTED = 202;

    public Judgement decide(Examination examination) {
        return decide(examination, examination.findings());
    }

    /** The verdict when a finding of the ledger comes on top: the key is held by other content. */
    Judgement decideAgain(Judgement judgement, Finding added) {
        Findings findings = new Findings();
        findings.add(added);
        findings.addAll(judgement.examination().findings());
        return decide(judgement.examination(), findings);
    }

    private static Judgement decide(Examination examination, Findings findings) {
        List<Finding> list = new ArrayList<>(findings.list());
        Finding messageFault = list.stream().filter(Judge::rejectsMessage).findFirst().orElse(null);
        List<DocumentVerdict> documents = documents(examination, findings, messageFault);
        long accepted = documents.stream().filter(DocumentVerdict::accepted).count();
        if (messageFault != null || accepted == 0) {
            boolean unreadable = messageFault != null && messageFault.code().group().equals("READ");
            return new Judgement(examination, NewSubmission.REJECTED, unreadable ? UNREADABLE : REJECTED,
                    documents, list, findings.total());
        }
        boolean whole = accepted == documents.size();
        List<Finding> holding = Positions.locate(examination.message(), holding(documents, examination.type(), whole));
        list.addAll(holding);
        return new Judgement(examination, whole ? NewSubmission.ACCEPTED : NewSubmission.PARTLY_ACCEPTED, ACCEPTED, documents, list,
                findings.total() + holding.size());
    }

    /** Why an accepted message waits: it cannot be taken apart. */
    private static List<Finding> holding(List<DocumentVerdict> documents, MessageType type, boolean whole) {
        List<Finding> holding = new ArrayList<>();
        Finding apart = storedAndDeclared(documents, type);
        if (apart != null) {
            holding.add(apart);
        }
        if (!whole) {
            holding.add(holdsUp(documents, type));
        }
        return holding;
    }

    private static boolean rejectsMessage(Finding finding) {
        return finding.rejects() && (finding.document() == 0 || MESSAGE_GROUPS.contains(finding.code().group()));
    }

    private static Finding holdsUp(List<DocumentVerdict> documents, MessageType type) {
        List<String> holding = documents.stream().filter(document -> !document.accepted())
                .map(document -> ElementPath.documentName(type, document.position()) + " " + document.number()).toList();
        return Finding.at(ErrorCode.BIZ_001, "/" + type.root(), String.join(", ", holding), "every document accepted");
    }

    /** What is only stored holds up what is declared. */
    private static @Nullable Finding storedAndDeclared(List<DocumentVerdict> documents, MessageType type) {
        List<String> stored = documents.stream().filter(document -> STORED.equals(document.fields().get("appStatus")))
                .map(DocumentVerdict::number).toList();
        return stored.isEmpty() || stored.size() == documents.size()
                ? null
                : Finding.at(ErrorCode.BIZ_008, "/" + type.root(), String.join(", ", stored), "one appStatus in a message");
    }

    private static List<DocumentVerdict> documents(
            Examination examination, Findings findings, @Nullable Finding messageFault) {
        List<DocumentVerdict> documents = new ArrayList<>();
        if (!examination.known() || examination.type().isReceipt()) {
            return documents;
        }
        MessageType type = examination.type();
        int position = 0;
        for (Element node : BusinessNodes.of(examination.dom(), type)) {
            position++;
            Map<String, String> fields = BusinessNodes.fields(node, type);
            Finding fault = messageFault != null ? messageFault : findings.rejection(position);
            String number = fields.getOrDefault(type.number(), "");
            documents.add(fault == null
                    ? new DocumentVerdict(position, type.kind(), number, true, acceptedStatus(type, fields), accepted(fields), fields)
                    : new DocumentVerdict(position, type.kind(), number, false, type.returnStatus(fault.code().fault()),
                            fault.code().code() + " " + fault.zh(), fields));
        }
        return documents;
    }

    private static String acceptedStatus(MessageType type, Map<String, String> fields) {
        return "1".equals(fields.get("appStatus")) && type.listsStored() ? "1" : "2";
    }

    private static String accepted(Map<String, String> fields) {
        return "新增申报成功[" + fields.getOrDefault("guid", "") + "]";
    }
}
