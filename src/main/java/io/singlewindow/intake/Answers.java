package io.singlewindow.intake;

import io.singlewindow.intake.Judgement.DocumentVerdict;
import io.singlewindow.ledger.EntryProof;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.writing.CebReceipts;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemJson;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.XmlSigner;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import tools.jackson.databind.ObjectMapper;

/** Renders what is answered: JSON with the receipt in it, and the receipt in the messages' own format. */
@Component
@Profile("!simulator")
class Answers {

    private static final String NIL_GUID = "00000000-0000-0000-0000-000000000000";
    private static final int ORIGINAL_BYTES_MAX = 65_536;

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    NewSubmission.Rendered render(String id, Judgement judgement, ReceiptStatement statement, @Nullable String content, EntryProof proof) {
        String receipt = json.writeValueAsString(statement.withProof(proof));
        byte[] answer = json.writeValueAsBytes(answer(id, judgement, content, proof.number(), receipt));
        return new NewSubmission.Rendered(answer, receipt, XmlSigner.serialise(ceb(judgement)));
    }

    private static Map<String, @Nullable Object> answer(
            String id, Judgement judgement, @Nullable String content, long entry, String receipt) {
        Examination examination = judgement.examination();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("submissionId", id);
        answer.put("status", judgement.status());
        describe(answer, examination);
        Map<String, @Nullable String> digest = new LinkedHashMap<>();
        digest.put("sha256", examination.digests().sha256());
        digest.put("sm3", examination.digests().sm3());
        digest.put("content", content);
        answer.put("digest", digest);
        answer.put("receivedAt", BusinessTime.iso(examination.submission().receivedAt()));
        answer.put("entry", entry);
        answer.put("documents", judgement.documents().stream().map(document -> document(id, document)).toList());
        answer.put("findings", ProblemJson.findings(judgement.findings()));
        answer.put("findingsTotal", judgement.findingsTotal());
        answer.put("receipt", receipt);
        answer.put("links", links(id, entry));
        return answer;
    }

    private static void describe(Map<String, @Nullable Object> answer, Examination examination) {
        MessageType type = examination.read() == null ? null : examination.read().type();
        answer.put("messageType", type == null ? null : type.name());
        answer.put("guid", examination.read() == null ? null : examination.read().guid());
        answer.put("schemaVersion", examination.read() == null ? null : examination.read().schemaVersion());
    }

    private static Map<String, Object> document(String id, DocumentVerdict document) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("documentId", id + "-" + document.position());
        one.put("kind", document.kind().name());
        one.put("number", document.number());
        one.put("status", document.status());
        one.put("returnStatus", document.returnStatus());
        return one;
    }

    private static Map<String, String> links(String id, long entry) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", "/api/v1/submissions/" + id);
        links.put("content", "/api/v1/submissions/" + id + "/content");
        links.put("receipts", "/api/v1/submissions/" + id + "/receipts");
        links.put("entry", "/api/v1/trail/entries/" + entry);
        links.put("proof", "/api/v1/trail/entries/" + entry + "/proof");
        return links;
    }

    /** What a check alone answers: nothing was stored. */
    Map<String, @Nullable Object> checked(Judgement judgement) {
        Examination examination = judgement.examination();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("valid", judgement.findings().stream().noneMatch(Finding::rejects));
        answer.put("findings", ProblemJson.findings(judgement.findings()));
        answer.put("findingsTotal", judgement.findingsTotal());
        describe(answer, examination);
        answer.put("documents", judgement.documents().stream().map(document -> {
            Map<String, Object> one = new LinkedHashMap<>(document("-", document));
            one.remove("documentId");
            return one;
        }).toList());
        SignatureReport report = examination.signature();
        answer.put("signature", report == null ? null : SignatureJson.of(report));
        return answer;
    }

    /** CEB312, 412 … by type; CEB900 for what has no documents to answer. */
    private static Document ceb(Judgement judgement) {
        Examination examination = judgement.examination();
        var at = examination.submission().receivedAt();
        String guid = examination.read() == null || examination.read().guid() == null ? NIL_GUID : examination.read().guid();
        boolean formatFault = judgement.documents().stream().anyMatch(document -> document.returnStatus().equals("900"));
        if (judgement.documents().isEmpty() || formatFault) {
            Finding first = judgement.findings().stream().filter(Finding::rejects).findFirst().orElse(null);
            byte[] body = examination.message();
            String original = new String(body, 0, Math.min(body.length, ORIGINAL_BYTES_MAX), StandardCharsets.UTF_8);
            return CebReceipts.formatFault(guid, "-900", first == null ? "-" : first.code().code() + " " + first.zh(), at,
                    examination.envelope() == null ? "" : examination.envelope().copMsgId(),
                    examination.read() == null || examination.read().root() == null ? "Unknown" : examination.read().root(), original);
        }
        List<CebReceipts.Node> nodes = judgement.documents().stream()
                .map(document -> new CebReceipts.Node(document.fields(), document.returnStatus(), at, document.returnInfo())).toList();
        return CebReceipts.write(examination.type().receipt(), guid, nodes);
    }
}
