package io.singlewindow.verifier;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** That the log of the package continues the one whose checkpoint the reader holds: nothing cut off, nothing changed. */
final class HistoryCheck {

    private static final String WHAT = "the log continues your checkpoint 与先前检查点一致";

    private final Report report;
    private final PackageFile file;
    private final LogVerifier.Head head;
    private final LogKeys keys;

    HistoryCheck(Report report, PackageFile file, LogVerifier.Head head, LogKeys keys) {
        this.report = report;
        this.file = file;
        this.head = head;
        this.keys = keys;
    }

    /**
     * Compares with what the reader holds, and with what the package was asked to continue.
     *
     * @param held a checkpoint that the reader holds; null for none
     * @param asked the checkpoint for which the package was made; null for none
     */
    void check(@Nullable String held, @Nullable String asked) throws Unreadable {
        if (held == null && asked == null) {
            report.note("no --since given: that the log was not cut off or written anew shows only against an earlier checkpoint");
        }
        if (asked != null) {
            against("the checkpoint that the package was made for", asked);
        }
        if (held != null) {
            against(WHAT, held);
        }
    }

    private void against(String what, String checkpoint) throws Unreadable {
        LogVerifier.Head earlier;
        try {
            earlier = keys.open(checkpoint);
        } catch (IllegalArgumentException lie) {
            report.check(what, false, checkpoint, "not signed by this log's key, nor by one that it goes on from: " + lie.getMessage());
            return;
        }
        if (earlier.size() > head.size()) {
            report.check(what, false, earlier.size() + " entries", head.size() + " entries: the end of the log was cut off");
            return;
        }
        if (earlier.size() == head.size()) {
            report.equal(what + ", root", earlier.root(), head.root());
            return;
        }
        proof(what, earlier);
    }

    private void proof(String what, LogVerifier.Head earlier) throws Unreadable {
        if (earlier.size() == 0) {
            report.check(what, true, "0 entries", "every log continues the empty one");
            return;
        }
        if (!file.has("log/consistency.json")) {
            report.check(what, false, "a proof from " + earlier.size(), "the package holds none: ask for it with this checkpoint");
            return;
        }
        JsonNode proof = Lines.object("log/consistency.json", file.bytes("log/consistency.json"));
        long from = Lines.number(proof, "from");
        if (from != earlier.size()) {
            report.check(what, false, "a proof from " + earlier.size(), "the package holds one from " + from + ": ask for it with this checkpoint");
            return;
        }
        List<byte[]> path = Lines.hashes(proof, "path");
        LogVerifier.Roots roots = LogVerifier.rootsOf(earlier, head.size(), path);
        boolean forked = roots != null && !HexFormat.of().formatHex(roots.first()).equals(HexFormat.of().formatHex(earlier.root()));
        report.equal(what + ", earlier root" + (forked ? ": its history was written anew" : ""), earlier.root(), roots == null ? null : roots.first());
        report.equal(what + ", newer root", head.root(), roots == null ? null : roots.second());
    }
}
