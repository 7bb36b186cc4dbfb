package io.singlewindow.verifier;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Each submission: its message is the one that its receipt names, the receipt is the one that its entry commits to. */
final class SubmissionsCheck {

    static final String FILE = "submissions.jsonl";
    private static final List<String> STATED = List.of("format", "submissionId", "messageSha256", "contentSha256", "verdict", "receivedAt");
    private static final List<String> STATED_OF_DOCUMENTS = List.of("documentId", "kind", "number", "status");

    private final Report report;
    private final PackageFile file;
    private final Entries entries;
    private final LogVerifier.Head head;
    private final LogKeys keys;
    private final SendersCheck senders;
    private final Set<String> seen = new HashSet<>();

    SubmissionsCheck(Report report, PackageFile file, Entries entries, LogVerifier.Head head, LogKeys keys) {
        this.report = report;
        this.file = file;
        this.entries = entries;
        this.head = head;
        this.keys = keys;
        this.senders = new SendersCheck(report);
    }

    void check(long listed) throws Unreadable {
        Lines.each(file, FILE, this::submission);
        report.equal("number of submissions in the package 申报数", listed, seen.size());
    }

    private void submission(JsonNode line) throws Unreadable {
        String id = Lines.text(line, "submissionId");
        String what = "submission " + id + " ";
        if (!seen.add(id)) {
            report.check(what, false, "once", "twice in the package");
        }
        String receiptFile = Lines.text(line, "receipt");
        JsonNode receipt = Lines.object(receiptFile, file.bytes(receiptFile));
        report.equal(what + "receipt's id 回执编号", id, Lines.text(receipt, "submissionId"));
        report.equal(what + "verdict 结论", Lines.text(line, "status"), Lines.text(receipt, "verdict"));
        report.equal(what + "digest in the receipt 报文摘要", Lines.text(line, "sha256"), Lines.text(receipt, "messageSha256"));
        report.equal(what + "time in the receipt 接收时间", Lines.text(line, "receivedAt"), Lines.text(receipt, "receivedAt"));
        entry(what, id, Lines.number(line, "entry"), receipt);
        cebReceipt(what, line);
        String message = Lines.textOrNull(line, "message");
        byte[] bytes = message == null ? null : file.bytes(message);
        if (bytes != null) {
            if (report.equal(what + "message 报文原文", Lines.text(receipt, "messageSha256"), Digests.hex(bytes))) {
                byte[] inside = MessageRoot.content(bytes);
                byte[] content = inside == null ? bytes : inside;
                root(what, line, content);
                JsonNode said = line.get("signature");
                senders.check(what, !Lines.text(receipt, "verdict").equals("REJECTED"), Lines.text(receipt, "contentSha256"), said == null || said.isNull() ? null : said, content);
            }
        } else {
            report.note(what + "the message is not in the package, its digest only");
        }
        certificate(what, line.get("signature"));
    }

    private void cebReceipt(String what, JsonNode line) throws Unreadable {
        String name = Lines.textOrNull(line, "cebReceipt");
        if (name != null) {
            report.equal(what + "receipt in CEB form CEB回执", Lines.text(line, "cebReceiptSha256"), Digests.hex(file.bytes(name)));
        }
    }

    /** What the line says of the message stands in the message; of one that nobody can read, or that was refused for its form, nothing does. */
    private void root(String what, JsonNode line, byte[] content) throws Unreadable {
        String type = Lines.textOrNull(line, "messageType");
        String guid = Lines.textOrNull(line, "guid");
        MessageRoot root = MessageRoot.of(content);
        if (root == null) {
            report.note(what + "the message is no XML that can be read: its type and guid are the window's word");
            return;
        }
        if (type != null) {
            report.equal(what + "type of the message 报文类型", type + "Message", root.name());
        }
        if (guid != null) {
            report.equal(what + "guid 报文编号", guid, root.guid());
        }
    }

    private void entry(String what, String id, long number, JsonNode receipt) throws Unreadable {
        Entries.Entry entry = entries.get(number);
        if (entry == null) {
            report.check(what + "entry", false, "entry " + number, "not in the package");
            return;
        }
        report.equal(what + "entry's number 记录号", number, Lines.number(receipt, "entry"));
        report.equal(what + "entry's reference 记录对象", id, entry.ref());
        String commitment = EntriesCheck.commitment(Lines.hex("nonce", Lines.text(receipt, "nonce")), statement(receipt));
        report.equal(what + "receipt's statement 回执陈述", entry.commitment(), commitment);
        byte[] leaf = Lines.base64("leaf", Lines.text(receipt, "leaf"));
        try {
            LogVerifier.Head own = keys.open(Lines.text(receipt, "head"));
            List<byte[]> path = Lines.hashes(receipt, "path");
            report.equal(what + "receipt's own proof 回执自带证明", own.root(), LogVerifier.rootOf(leaf, number, path, own.size()));
            report.equal(what + "receipt's leaf 回执记录", entry.leafSha256(), Digests.hex(leaf));
            // two heads signed by one key that differ in what came before are a fork, and who has both can show it
            report.equal(what + "log before the receipt 回执之前的日志", entry.history(), LogVerifier.historyOf(leaf, number, path, own.size()));
            report.check(what + "receipt's head 回执日志头", own.size() <= head.size() && (own.size() < head.size() || java.util.Arrays.equals(own.root(), head.root())),
                    own.size() + " entries", head.size() + " entries under the package's head");
        } catch (IllegalArgumentException lie) {
            report.check(what + "receipt's head 回执日志头", false, Lines.text(receipt, "head"), String.valueOf(lie.getMessage()));
        }
    }

    /** A line per field, {@code name SP length-in-bytes SP value LF}, in the order of the receipt. */
    private static String statement(JsonNode receipt) throws Unreadable {
        StringBuilder text = new StringBuilder();
        for (String name : STATED) {
            field(text, name, Lines.text(receipt, name));
        }
        for (JsonNode document : Lines.array(receipt, "documents")) {
            for (String name : STATED_OF_DOCUMENTS) {
                field(text, name, Lines.text(document, name));
            }
        }
        return text.toString();
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value.getBytes(StandardCharsets.UTF_8).length).append(' ').append(value).append('\n');
    }

    /** The certificate beside the message is the one that its line names; whether the message carries it is looked at with its signature. */
    private void certificate(String what, @Nullable JsonNode signature) throws Unreadable {
        String name = signature == null || signature.isNull() ? null : Lines.textOrNull(signature, "certificate");
        if (signature != null && name != null) {
            report.equal(what + "certificate 证书", Lines.text(signature, "certificateSha256"), WindowCertificates.fingerprint(WindowCertificates.read(file.bytes(name)).get(0)));
        }
    }
}
