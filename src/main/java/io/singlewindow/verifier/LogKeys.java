package io.singlewindow.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keys under which a package's heads hold: the log's own, and those of former logs whose entries it goes on from. After a restore
 * that ended too early a log begins that has the former one's first entries; the entry {@code log.opened} says which, and by what key
 * the former one's heads were signed. What that entry says is believed because it stands under the log's own head.
 */
final class LogKeys {

    static final String FILE = "log/former.jsonl";
    private static final String OPENED = "log.opened";

    private final String key;
    private final List<Former> formers = new ArrayList<>();

    private LogKeys(String key) {
        this.key = key;
    }

    /**
     * A former log.
     *
     * @param size how many of its entries are this log's too
     */
    private record Former(String key, long size) {}

    /** Those of a package whose head has been opened. */
    static LogKeys of(Report report, PackageFile file, LogVerifier.Head head, String key) throws Unreadable {
        LogKeys keys = new LogKeys(key);
        if (file.has(FILE)) {
            EntriesCheck entries = new EntriesCheck(report, file, head);
            Lines.each(file, FILE, line -> keys.add(report, entries, line));
        }
        return keys;
    }

    private void add(Report report, EntriesCheck entries, JsonNode line) throws Unreadable {
        Entries.Entry entry = entries.verified(line);
        String content = Lines.textOrNull(line, "content");
        if (entry == null || content == null || !entry.type().equals(OPENED)
                || !entry.commitment().equals(EntriesCheck.commitment(Lines.hex("nonce", Lines.text(line, "nonce")), content))) {
            report.check("former log 先前日志", false, "an entry in " + FILE, "expected " + OPENED + " with what it says");
            return;
        }
        JsonNode said = Lines.object(FILE, content.getBytes(StandardCharsets.UTF_8));
        Former former = new Former(Lines.text(said, "oldVerifierKey"), Lines.number(said, "missingFrom"));
        report.check("former log 先前日志", former.size() <= entry.number(), "its first " + former.size() + " entries, said by entry " + entry.number(), former.key());
        formers.add(former);
    }

    /**
     * Opens a head of this log, or of a former one as far as this goes on from it.
     *
     * @throws IllegalArgumentException with the cause when it does not hold
     */
    LogVerifier.Head open(String checkpoint) {
        try {
            return LogVerifier.open(checkpoint, key);
        } catch (IllegalArgumentException other) {
            return formers.stream().map(former -> open(checkpoint, former)).filter(Objects::nonNull).findFirst().orElseThrow(() -> other);
        }
    }

    private static LogVerifier.@Nullable Head open(String checkpoint, Former former) {
        LogVerifier.Head head;
        try {
            head = LogVerifier.open(checkpoint, former.key());
        } catch (IllegalArgumentException another) {
            return null;
        }
        if (head.size() > former.size()) {
            throw new IllegalArgumentException("a head of " + head.size() + " entries of " + head.origin() + ", of which this log goes on from the first "
                    + former.size() + ": what came after them was lost before a restore");
        }
        return head;
    }
}
