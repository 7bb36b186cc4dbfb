package io.singlewindow.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Each entry: its leaf says what the package says of it, its content is what the leaf commits to, its path leads to the head. */
final class EntriesCheck {

    static final String FILE = "entries.jsonl";
    private static final String FORMAT = "window-entry/v1";
    private static final int LEAF_LINES = 5;
    /** Whose contents later checks need. */
    private static final Set<String> SAYS = Set.of(DecisionsCheck.MADE);

    private final Report report;
    private final PackageFile file;
    private final LogVerifier.Head head;
    private final Entries entries = new Entries();

    EntriesCheck(Report report, PackageFile file, LogVerifier.Head head) {
        this.report = report;
        this.file = file;
        this.head = head;
    }

    Entries check(long listed) throws Unreadable {
        Lines.each(file, FILE, this::entry);
        report.equal("number of entries in the package 记录数", listed, entries.count());
        return entries;
    }

    private void entry(JsonNode line) throws Unreadable {
        Entries.Entry entry = verified(line);
        if (entry != null && !entries.add(entry)) {
            report.check("entry " + entry.number() + " ", false, "once", "twice in the package");
        }
    }

    /** An entry whose leaf is under the head and says what its line says; null where the leaf is none. */
    Entries.@Nullable Entry verified(JsonNode line) throws Unreadable {
        long number = Lines.number(line, "n");
        String what = "entry " + number + " ";
        byte[] leaf = Lines.base64("leaf", Lines.text(line, "leaf"));
        report.equal(what + "inclusion 包含证明", head.root(), LogVerifier.rootOf(leaf, number, Lines.hashes(line, "path"), head.size()));
        Entries.Entry entry = take(number, leaf, LogVerifier.historyOf(leaf, number, Lines.hashes(line, "path"), head.size()));
        if (entry == null) {
            report.check(what + "leaf", false, Lines.utf8(leaf), "five lines: " + FORMAT + ", type, time, reference, commitment");
            return null;
        }
        report.equal(what + "type 类型", Lines.text(line, "type"), entry.type());
        report.equal(what + "time 时间", Lines.text(line, "time"), Lines.utf8(leaf).split("\n")[2]);
        report.equal(what + "reference 对象", Lines.text(line, "ref"), entry.ref());
        String content = Lines.textOrNull(line, "content");
        if (content != null) {
            byte[] nonce = Lines.hex("nonce", Lines.text(line, "nonce"));
            if (report.equal(what + "content 内容", entry.commitment(), commitment(nonce, content)) && SAYS.contains(entry.type())) {
                return new Entries.Entry(number, entry.type(), entry.time(), entry.ref(), entry.commitment(), entry.leafSha256(), entry.history(), content);
            }
        }
        return entry;
    }

    /** base64(SHA-256(nonce ‖ SHA-256(content))). */
    static String commitment(byte[] nonce, String content) {
        byte[] inner = LogVerifier.sha256(content.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(LogVerifier.sha256(nonce, inner));
    }

    private static Entries.@Nullable Entry take(long number, byte[] leaf, String history) {
        String text = Lines.utf8(leaf);
        String[] parts = text.split("\n", -1);
        // ends with a line's end, and its bytes are UTF-8 and nothing else
        if (parts.length != LEAF_LINES + 1 || !parts[LEAF_LINES].isEmpty() || !parts[0].equals(FORMAT)
                || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), leaf)) {
            return null;
        }
        try {
            return new Entries.Entry(number, parts[1], OffsetDateTime.parse(parts[2]), parts[3], parts[4], Digests.hex(leaf), history, null);
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
