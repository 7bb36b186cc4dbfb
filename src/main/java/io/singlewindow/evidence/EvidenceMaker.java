package io.singlewindow.evidence;

import io.singlewindow.access.CallerRole;
import io.singlewindow.job.Progress;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.signature.Crypto;
import io.singlewindow.signature.window.EvidenceSigner;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.KeyStatement;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import io.singlewindow.trail.tree.Nodes;
import io.singlewindow.trail.tree.Proofs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Makes packages, format {@code window-evidence/v1}; that one was made is itself an entry, durable before it is given away. */
@Component
@Profile("!simulator")
class EvidenceMaker {

    private static final String FORMAT = "window-evidence/v1";
    private static final int REF_CHARACTERS = 40;

    private final EntryLog log;
    private final LogKey key;
    private final EvidenceParts parts;
    private final Checkpoints checkpoints;
    private final FormerLogs formers;
    private final EvidenceSigner signer;
    private final KeyStatement statement;
    private final PendingEntries entries;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final EvidenceSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    EvidenceMaker(
            EntryLog log, LogKey key, EvidenceParts parts, Checkpoints checkpoints, FormerLogs formers, EvidenceSigner signer, KeyStatement statement,
            PendingEntries entries, Ledger ledger, TransactionTemplate transactions, EvidenceSettings settings, ObjectMapper json, Clock clock) {
        this.log = log;
        this.key = key;
        this.parts = parts;
        this.checkpoints = checkpoints;
        this.formers = formers;
        this.signer = signer;
        this.statement = statement;
        this.entries = entries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes the package into a file.
     *
     * @param head under which everything in it is proven
     * @param since size of an earlier head which it is shown to continue; null for none
     * @param progress counts entries and submissions
     */
    void make(Path file, Subject subject, Sight sight, PublishedHead.Head head, @Nullable Long since, Progress progress) {
        Instant now = clock.instant();
        progress.total(subject.numbers().size() + (long) subject.submissions().size());
        byte[] manifest;
        try (EvidenceZip zip = new EvidenceZip(file, settings.bytesMax())) {
            zip.add("VERIFY.md", instructions());
            Map<String, @Nullable Object> about = manifest(subject, sight, head, since, now);
            log(zip, head, since, about);
            Nodes nodes = log.nodes();
            zip.lines("entries.jsonl", sink -> {
                for (long number : subject.numbers()) {
                    sink.line(json.writeValueAsString(parts.entry(number, sight, Proofs.inclusion(nodes, number, head.size()))));
                    progress.done(1);
                }
            });
            about.put("submissions", parts.submissions(zip, subject, sight, progress));
            about.put("authorities", parts.authorities(zip, subject, sight, progress));
            parts.decisions(zip, subject, sight, progress);
            parts.rules(zip, subject, sight, progress);
            for (EvidenceSigner.Certified one : signer.certificates()) {
                zip.add("certs/window-" + one.kind() + ".crt", SignatureVerdicts.pem(one.certificate().getEncoded()));
            }
            about.put("files", zip.files());
            manifest = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(about);
            zip.addUnlisted("manifest.json", manifest);
            for (EvidenceSigner.Signed one : signer.sign(manifest, now)) {
                zip.addUnlisted("manifest." + one.kind() + ".p7s", one.cms());
            }
        } catch (IOException | CertificateEncodingException failed) {
            throw new UncheckedIOException("An evidence package cannot be written to " + file, failed instanceof IOException io ? io : new IOException(failed));
        }
        remember(subject, sight, manifest);
    }

    private Map<String, @Nullable Object> manifest(Subject subject, Sight sight, PublishedHead.Head head, @Nullable Long since, Instant now) {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("format", FORMAT);
        about.put("about", Map.of("kind", subject.kind(), "value", subject.value()));
        about.put("madeAt", BusinessTime.iso(now));
        about.put("madeBy", sight.caller().id());
        about.put("reason", sight.reason());
        about.put("contents", sight.contents());
        about.put("origin", key.origin());
        about.put("verifierKey", key.verifierKey());
        about.put("treeSize", head.size());
        about.put("since", since == null ? null : checkpoints.of(since));
        about.put("range", range(subject.range()));
        about.put("entries", subject.numbers().size());
        return about;
    }

    private static @Nullable Map<String, @Nullable Object> range(Subject.@Nullable DayRange range) {
        if (range == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("day", range.day());
        json.put("first", range.first());
        json.put("last", range.last());
        json.put("before", range.before());
        json.put("after", range.after());
        return json;
    }

    private void log(EvidenceZip zip, PublishedHead.Head head, @Nullable Long since, Map<String, @Nullable Object> about) throws IOException {
        zip.add("log/key.txt", key.verifierKey() + "\n");
        KeyStatement.Stated stated = statement.stated();
        zip.add("log/key-statement.txt", stated.text());
        for (Map.Entry<String, byte[]> one : stated.signatures().entrySet()) {
            zip.add("log/key-statement." + one.getKey() + ".p7s", one.getValue());
        }
        zip.add("log/checkpoint.txt", head.checkpoint());
        if (since != null) {
            Map<String, Object> proof = new LinkedHashMap<>();
            proof.put("from", since);
            proof.put("to", head.size());
            proof.put("path", Proofs.consistency(log.nodes(), since, head.size()).stream().map(Base64.getEncoder()::encodeToString).toList());
            zip.add("log/since.txt", String.valueOf(about.get("since")));
            zip.add("log/consistency.json", json.writeValueAsString(proof));
        }
        List<FormerLogs.Former> before = formers.below(head.size());
        if (!before.isEmpty()) {
            // receipts of their time carry heads that their keys have signed
            Nodes nodes = log.nodes();
            zip.lines("log/former.jsonl", sink -> {
                for (FormerLogs.Former one : before) {
                    sink.line(json.writeValueAsString(parts.openEntry(one.entry(), Proofs.inclusion(nodes, one.entry(), head.size()))));
                }
            });
        }
    }

    private void remember(Subject subject, Sight sight, byte[] manifest) {
        String digest = HexFormat.of().formatHex(Crypto.digest("SHA-256").digest(manifest));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("party", sight.caller().role() == CallerRole.CLIENT ? "platform" : sight.caller().role().name().toLowerCase(Locale.ROOT));
        content.put("event", "evidence made");
        content.put("by", sight.caller().id());
        content.put("kind", subject.kind());
        content.put("value", subject.value());
        content.put("reason", sight.reason());
        content.put("contents", sight.contents());
        content.put("entries", subject.numbers().size());
        content.put("manifestSha256", digest);
        // under its own name: whom the evidence is about is not told of it by his timeline
        transactions.executeWithoutResult(status ->
                entries.add("evidence.made", digest.substring(0, REF_CHARACTERS), List.of(), json.writeValueAsString(content)));
        ledger.awaitDurable();
    }

    private static String instructions() {
        try (InputStream text = EvidenceMaker.class.getResourceAsStream("/evidence/VERIFY.md")) {
            if (text == null) {
                throw new IllegalStateException("evidence/VERIFY.md is not packaged");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
