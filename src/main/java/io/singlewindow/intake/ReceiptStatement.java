package io.singlewindow.intake;

import io.singlewindow.ledger.EntryProof;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receipt {@code window-receipt/v1}: what the window states of a submission, bound to the log. Its canonical text has
 * a line per field, {@code name SP length-in-bytes SP value LF}, in the order of the receipt, so that whoever holds the
 * receipt can write it again and compute the leaf's commitment.
 */
final class ReceiptStatement {

    static final String FORMAT = "window-receipt/v1";

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Map<String, String>> documents = new ArrayList<>();

    private ReceiptStatement() {}

    static ReceiptStatement of(String submissionId, Judgement judgement, @Nullable String contentDigest) {
        ReceiptStatement statement = new ReceiptStatement();
        Examination examination = judgement.examination();
        statement.fields.put("format", FORMAT);
        statement.fields.put("submissionId", submissionId);
        statement.fields.put("messageSha256", examination.digests().sha256());
        statement.fields.put("contentSha256", contentDigest == null ? "" : contentDigest);
        statement.fields.put("verdict", judgement.status());
        statement.fields.put("receivedAt", BusinessTime.iso(examination.submission().receivedAt()));
        judgement.documents().forEach(document -> {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("documentId", submissionId + "-" + document.position());
            one.put("kind", document.kind().name());
            one.put("number", document.number());
            one.put("status", document.status());
            statement.documents.add(one);
        });
        return statement;
    }

    /** The text that the log commits to. */
    String canonical() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> line(text, name, value));
        documents.forEach(document -> document.forEach((name, value) -> line(text, name, value)));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value.getBytes(StandardCharsets.UTF_8).length).append(' ').append(value).append('\n');
    }

    /** The receipt with its proof. */
    Map<String, Object> withProof(EntryProof proof) {
        Map<String, Object> receipt = new LinkedHashMap<>(fields);
        receipt.put("documents", documents);
        receipt.put("origin", proof.origin());
        receipt.put("entry", proof.number());
        receipt.put("leaf", Base64.getEncoder().encodeToString(proof.leaf().getBytes(StandardCharsets.UTF_8)));
        receipt.put("nonce", HexFormat.of().formatHex(proof.nonce()));
        receipt.put("path", proof.path().stream().map(Base64.getEncoder()::encodeToString).toList());
        receipt.put("head", proof.checkpoint());
        return receipt;
    }
}
