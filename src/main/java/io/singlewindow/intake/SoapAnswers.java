package io.singlewindow.intake;

import io.singlewindow.intake.wire.Answer;
import io.singlewindow.intake.wire.Answers;
import io.singlewindow.intake.wire.Cause;
import io.singlewindow.intake.wire.Causes;
import io.singlewindow.intake.wire.Certificate;
import io.singlewindow.intake.wire.Checked;
import io.singlewindow.intake.wire.Digest;
import io.singlewindow.intake.wire.Document;
import io.singlewindow.intake.wire.Documents;
import io.singlewindow.intake.wire.Finding;
import io.singlewindow.intake.wire.Findings;
import io.singlewindow.intake.wire.Links;
import io.singlewindow.intake.wire.Problem;
import io.singlewindow.intake.wire.Receipt;
import io.singlewindow.intake.wire.Receipts;
import io.singlewindow.intake.wire.Severity;
import io.singlewindow.intake.wire.SignatureDigest;
import io.singlewindow.intake.wire.SignatureFacts;
import io.singlewindow.intake.wire.SignatureValueFacts;
import io.singlewindow.intake.wire.Status;
import io.singlewindow.intake.wire.Words;
import io.singlewindow.message.writing.XmlText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What other doors answer as JSON, in the words of the WSDL: the same names, and what is null is left out. */
final class SoapAnswers {

    private SoapAnswers() {}

    /** A stored answer. */
    static Answer answer(JsonNode json) {
        Answer answer = new Answer();
        answer.setSubmissionId(text(json, "submissionId"));
        answer.setStatus(Status.fromValue(text(json, "status")));
        answer.setMessageType(text(json, "messageType"));
        answer.setGuid(text(json, "guid"));
        answer.setSchemaVersion(text(json, "schemaVersion"));
        answer.setDigest(digest(json.path("digest")));
        answer.setReceivedAt(text(json, "receivedAt"));
        answer.setEntry(json.path("entry").asLong());
        answer.setDocuments(documents(json.path("documents")));
        answer.setFindings(findings(json.path("findings")));
        answer.setFindingsTotal(json.path("findingsTotal").asInt());
        answer.setReceipt(text(json, "receipt"));
        answer.setLinks(links(json.path("links")));
        return answer;
    }

    /** A list of stored answers. */
    static Answers answers(Iterable<JsonNode> items) {
        Answers answers = new Answers();
        items.forEach(item -> answers.getItem().add(answer(item)));
        return answers;
    }

    /** What a check alone says. */
    static Checked checked(JsonNode json) {
        Checked checked = new Checked();
        checked.setValid(json.path("valid").asBoolean());
        checked.setFindings(findings(json.path("findings")));
        checked.setFindingsTotal(json.path("findingsTotal").asInt());
        checked.setMessageType(text(json, "messageType"));
        checked.setGuid(text(json, "guid"));
        checked.setSchemaVersion(text(json, "schemaVersion"));
        checked.setDocuments(documents(json.path("documents")));
        checked.setSignature(json.path("signature").isObject() ? signature(json.path("signature")) : null);
        return checked;
    }

    /**
     * Authorities' receipts.
     *
     * @param cebReceipt the window's own; null for whoever may not read it
     */
    static Receipts receipts(JsonNode items, byte @Nullable [] cebReceipt) {
        Receipts receipts = new Receipts();
        items.forEach(item -> receipts.getItem().add(receipt(item)));
        receipts.setCebReceipt(cebReceipt);
        return receipts;
    }

    /** A refusal. */
    static Problem problem(JsonNode json) {
        Problem problem = new Problem();
        problem.setType(text(json, "type"));
        problem.setTitle(text(json, "title"));
        problem.setStatus(json.path("status").asInt());
        problem.setCode(text(json, "code"));
        problem.setCorrelationId(text(json, "correlationId"));
        problem.setFindings(findings(json.path("findings")));
        problem.setFindingsTotal(json.path("findingsTotal").asInt());
        return problem;
    }

    private static Receipt receipt(JsonNode json) {
        Receipt receipt = new Receipt();
        receipt.setDocumentId(text(json, "documentId"));
        receipt.setNumber(text(json, "number"));
        receipt.setAuthority(text(json, "authority"));
        receipt.setType(text(json, "type"));
        receipt.setReturnStatus(text(json, "returnStatus"));
        receipt.setReturnTime(text(json, "returnTime"));
        receipt.setReturnInfo(text(json, "returnInfo"));
        return receipt;
    }

    private static Digest digest(JsonNode json) {
        Digest digest = new Digest();
        digest.setSha256(text(json, "sha256"));
        digest.setSm3(text(json, "sm3"));
        digest.setContent(text(json, "content"));
        return digest;
    }

    private static Documents documents(JsonNode json) {
        Documents documents = new Documents();
        json.forEach(one -> {
            Document document = new Document();
            document.setDocumentId(text(one, "documentId"));
            document.setKind(text(one, "kind"));
            document.setNumber(text(one, "number"));
            document.setStatus(Status.fromValue(text(one, "status")));
            document.setReturnStatus(text(one, "returnStatus"));
            documents.getDocument().add(document);
        });
        return documents;
    }

    private static Findings findings(JsonNode json) {
        Findings findings = new Findings();
        json.forEach(one -> {
            Finding finding = new Finding();
            finding.setCode(text(one, "code"));
            finding.setSeverity(Severity.fromValue(text(one, "severity")));
            finding.setDocument(text(one, "document"));
            finding.setPath(text(one, "path"));
            finding.setLine(number(one, "line"));
            finding.setColumn(number(one, "column"));
            finding.setGiven(text(one, "given"));
            finding.setExpected(text(one, "expected"));
            finding.setMessage(words(one.path("message")));
            finding.setHelp(text(one, "help"));
            findings.getFinding().add(finding);
        });
        return findings;
    }

    private static Words words(JsonNode json) {
        Words words = new Words();
        words.setZh(text(json, "zh"));
        words.setEn(text(json, "en"));
        return words;
    }

    private static Links links(JsonNode json) {
        Links links = new Links();
        links.setSelf(text(json, "self"));
        links.setContent(text(json, "content"));
        links.setReceipts(text(json, "receipts"));
        links.setEntry(text(json, "entry"));
        links.setProof(text(json, "proof"));
        return links;
    }

    private static SignatureFacts signature(JsonNode json) {
        SignatureFacts facts = new SignatureFacts();
        facts.setValid(json.path("valid").asBoolean());
        facts.setPresent(json.path("present").asBoolean());
        facts.setAlgorithm(text(json, "algorithm"));
        SignatureDigest digest = new SignatureDigest();
        digest.setAlgorithm(text(json.path("digest"), "algorithm"));
        digest.setGiven(text(json.path("digest"), "given"));
        digest.setComputed(text(json.path("digest"), "computed"));
        digest.setOk(json.path("digest").path("ok").asBoolean());
        facts.setDigest(digest);
        SignatureValueFacts value = new SignatureValueFacts();
        value.setOk(json.path("signatureValue").path("ok").asBoolean());
        facts.setSignatureValue(value);
        facts.setCertificate(json.path("certificate").isObject() ? certificate(json.path("certificate")) : null);
        Causes causes = new Causes();
        json.path("causes").forEach(one -> {
            Cause cause = new Cause();
            cause.setCode(text(one, "code"));
            cause.setMessage(words(one.path("message")));
            causes.getCause().add(cause);
        });
        facts.setCauses(causes);
        return facts;
    }

    private static Certificate certificate(JsonNode json) {
        Certificate certificate = new Certificate();
        certificate.setSubject(text(json, "subject"));
        certificate.setSerial(text(json, "serial"));
        certificate.setValidFrom(text(json, "validFrom"));
        certificate.setValidTo(text(json, "validTo"));
        certificate.setTrusted(json.path("trusted").asBoolean());
        certificate.setHolder(text(json, "holder"));
        return certificate;
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? null : XmlText.printable(value.asString());
    }

    private static @Nullable Integer number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNumber() ? value.asInt() : null;
    }
}
