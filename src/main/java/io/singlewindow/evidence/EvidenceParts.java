package io.singlewindow.evidence;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.KeptComparisons;
import io.singlewindow.consignment.MatchMask;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.job.Progress;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.rules.decision.DecisionTexts;
import io.singlewindow.signature.Crypto;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a package holds of entries, submissions, authorities and decisions, as far as the caller may see it. Whoever is told the progress is
 * asked in every turn whether the work is to stop; entries and submissions alone count as pieces.
 */
@Component
@Profile("!simulator")
class EvidenceParts {

    private static final String DECISION = "decision.made";

    private final EntryLog log;
    private final Submissions submissions;
    private final ConsignmentStore consignments;
    private final VisibleConsignments visible;
    private final DecisionTexts decisions;
    private final KeptComparisons comparisons;
    private final EvidenceStore store;
    private final SignatureVerdicts verdicts;
    private final ObjectMapper json;

    EvidenceParts(
            EntryLog log, Submissions submissions, ConsignmentStore consignments, VisibleConsignments visible, DecisionTexts decisions,
            KeptComparisons comparisons, EvidenceStore store, SignatureVerdicts verdicts, ObjectMapper json) {
        this.log = log;
        this.submissions = submissions;
        this.consignments = consignments;
        this.visible = visible;
        this.decisions = decisions;
        this.comparisons = comparisons;
        this.store = store;
        this.verdicts = verdicts;
        this.json = json;
    }

    /**
     * An entry with its proof; what it says only where the caller may know it, and then with the nonce: without both the
     * leaf's commitment tells nothing.
     */
    Map<String, @Nullable Object> entry(long number, Sight sight, List<byte[]> path) {
        return entry(number, sight.all() || store.told(number, sight.caller().uscc()), path);
    }

    /** An entry that everyone may know, with its proof and what it says. */
    Map<String, @Nullable Object> openEntry(long number, List<byte[]> path) {
        return entry(number, true, path);
    }

    private Map<String, @Nullable Object> entry(long number, boolean told, List<byte[]> path) {
        EntryLog.Entry entry = log.entry(number).orElseThrow(() -> new IllegalStateException("Entry " + number + " is missing in the log"));
        EntryLog.Body body = told ? log.body(number).orElse(null) : null;
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("n", number);
        line.put("time", BusinessTime.iso(entry.at()));
        line.put("type", entry.type());
        line.put("ref", entry.ref());
        line.put("leaf", base64(entry.leaf().getBytes(StandardCharsets.UTF_8)));
        line.put("content", body == null ? null : body.content());
        line.put("nonce", body == null ? null : HexFormat.of().formatHex(body.nonce()));
        line.put("path", path.stream().map(EvidenceParts::base64).toList());
        return line;
    }

    /** Adds the submissions that the caller may see: receipts, verdicts, and bytes where there is a reason, also of the receipt in CEB form; how many. */
    int submissions(EvidenceZip zip, Subject subject, Sight sight, Progress progress) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String id : subject.submissions()) {
            StoredSubmission stored = submissions.find(id).orElseThrow(() -> new IllegalStateException("Submission " + id + " is missing in the ledger"));
            if (sight.owns(stored.sender())) {
                lines.add(json.writeValueAsString(submission(zip, stored, sight)));
            }
            progress.done(1);
        }
        zip.lines("submissions.jsonl", sink -> {
            for (String line : lines) {
                sink.line(line);
            }
        });
        return lines.size();
    }

    private Map<String, @Nullable Object> submission(EvidenceZip zip, StoredSubmission stored, Sight sight) throws IOException {
        String id = stored.id();
        byte[] body = submissions.keptContent(id).orElse(null);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("submissionId", id);
        line.put("entry", stored.entry());
        line.put("messageType", stored.messageType());
        line.put("guid", stored.guid());
        line.put("status", stored.status());
        line.put("sender", stored.sender());
        line.put("receivedAt", BusinessTime.iso(stored.receivedAt()));
        line.put("sha256", store.sha256(id));
        line.put("receipt", "receipts/" + id + ".json");
        // of a message with a faulty format it holds a part of the original, and findings quote what stood in others
        line.put("cebReceipt", sight.bytes() ? "receipts/" + id + ".ceb.xml" : null);
        line.put("cebReceiptSha256", HexFormat.of().formatHex(Crypto.digest("SHA-256").digest(stored.cebReceipt())));
        zip.add("receipts/" + id + ".json", submissions.receipt(id).orElseThrow());
        if (sight.bytes()) {
            zip.add("receipts/" + id + ".ceb.xml", stored.cebReceipt());
        }
        boolean given = body != null && sight.bytes();
        line.put("message", given ? "messages/" + stored.entry() + "-" + (stored.messageType() == null ? "unknown" : stored.messageType()) + ".xml" : null);
        if (given) {
            zip.add(String.valueOf(line.get("message")), body);
        }
        SignatureVerdicts.Verdict verdict = body == null ? null : verdicts.of(body, stored.receivedAt());
        line.put("signature", verdict == null ? null : verdict.json());
        if (verdict != null && verdict.certificate() != null) {
            zip.add(SignatureVerdicts.file(String.valueOf(verdict.json().get("certificateSha256"))), SignatureVerdicts.pem(verdict.certificate()));
        }
        return line;
    }

    /**
     * Adds the authorities' receipts about the consignments, with the certificates by which they are signed; their bytes for a regulator
     * with a reason.
     *
     * @return fingerprints of the certificates, by authority
     */
    Map<String, SortedSet<String>> authorities(EvidenceZip zip, Subject subject, Sight sight, Progress progress) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (String consignment : subject.consignments()) {
            progress.done(0);
            ids.addAll(store.receiptsOf(store.documentsOf(consignment, sight.all() ? null : sight.caller().uscc())));
        }
        Map<String, SortedSet<String>> certificates = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (String id : ids) {
            progress.done(0);
            EvidenceStore.AuthorityReceipt receipt = store.receipt(id).orElse(null);
            if (receipt != null) {
                // emptied when its retention ended
                boolean given = sight.bytes() && sight.all() && receipt.body().length > 0;
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("receiptId", receipt.id());
                line.put("authority", receipt.authority());
                line.put("receivedAt", BusinessTime.iso(receipt.receivedAt()));
                line.put("signatureHolds", receipt.counts());
                line.put("sha256", receipt.sha256());
                boolean jws = Authority.of(receipt.authority()).orElseThrow().speaksJws();
                line.put("form", jws ? "JWS" : "XML");
                byte[] certificate = verdicts.ofReceipt(receipt.body(), jws);
                String fingerprint = certificate == null ? null : HexFormat.of().formatHex(Crypto.digest("SHA-256").digest(certificate));
                line.put("certificate", fingerprint == null ? null : SignatureVerdicts.file(fingerprint));
                line.put("certificateSha256", fingerprint);
                if (certificate != null && fingerprint != null) {
                    zip.add(SignatureVerdicts.file(fingerprint), SignatureVerdicts.pem(certificate));
                    certificates.computeIfAbsent(receipt.authority(), first -> new TreeSet<>()).add(fingerprint);
                }
                line.put("file", given ? "authorities/" + receipt.authority() + "-" + receipt.id() + ".bin" : null);
                if (given) {
                    zip.add(String.valueOf(line.get("file")), receipt.body());
                }
                lines.add(json.writeValueAsString(line));
            }
        }
        zip.lines("authorities.jsonl", sink -> {
            for (String line : lines) {
                sink.line(line);
            }
        });
        return certificates;
    }

    /** Adds how the documents of each consignment compared, and what came of it. */
    void decisions(EvidenceZip zip, Subject subject, Sight sight, Progress progress) throws IOException {
        zip.lines("decisions.jsonl", sink -> {
            for (String id : subject.consignments()) {
                progress.done(0);
                Consignment consignment = consignments.find(id).orElseThrow();
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("consignmentId", id);
                line.put("direction", consignment.direction().name());
                line.put("orderNo", consignment.orderNo());
                line.put("state", consignment.state().name());
                // what others wrote is not a company's, and persons' data takes a reason
                line.put("match", sight.all() ? match(consignment, sight) : null);
                sink.line(json.writeValueAsString(line));
            }
        });
    }

    /** Adds what was decided of each consignment to the letter, for those who may know it, with the entry that commits to it where the package has it. */
    void rules(EvidenceZip zip, Subject subject, Sight sight, Progress progress) throws IOException {
        Map<String, Deque<Long>> made = sight.all() ? made(subject, progress) : Map.of();
        zip.lines("rules.jsonl", sink -> {
            for (String id : subject.consignments()) {
                progress.done(0);
                if (!visible.seesDecision(sight.caller(), consignments.find(id).orElseThrow())) {
                    continue;
                }
                for (DecisionTexts.Text decision : decisions.of(id)) {
                    Deque<Long> numbers = made.getOrDefault(id + " " + decision.digest(), new ArrayDeque<>());
                    // what was decided after the head was read belongs to the next package
                    if (sight.all() && numbers.isEmpty()) {
                        continue;
                    }
                    Map<String, @Nullable Object> line = new LinkedHashMap<>();
                    line.put("consignmentId", id);
                    line.put("stage", decision.stage());
                    line.put("decidedAt", BusinessTime.iso(decision.decidedAt()));
                    line.put("entry", sight.all() ? numbers.removeFirst() : null);
                    line.put("text", decision.text());
                    sink.line(json.writeValueAsString(line));
                }
            }
        });
    }

    /** The entries of the package that tell of decisions, by consignment and digest of what was decided, oldest first. */
    private Map<String, Deque<Long>> made(Subject subject, Progress progress) {
        Map<String, Deque<Long>> made = new HashMap<>();
        if (subject.consignments().isEmpty()) {
            return made;
        }
        for (long number : subject.numbers()) {
            progress.done(0);
            EntryLog.Entry entry = log.entry(number).orElseThrow();
            if (entry.type().equals(DECISION)) {
                JsonNode said = json.readTree(log.content(number).orElse("{}"));
                made.computeIfAbsent(entry.ref() + " " + said.path("decisionDigest").asString(""), first -> new ArrayDeque<>()).add(number);
            }
        }
        return made;
    }

    private @Nullable JsonNode match(Consignment consignment, Sight sight) {
        JsonNode match = comparisons.of(consignment);
        return match == null || sight.bytes() ? match : MatchMask.masked(match);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
