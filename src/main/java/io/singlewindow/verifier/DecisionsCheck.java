package io.singlewindow.verifier;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The consignments of a package are those that it is about, and the text of each decision is the one to which its entry commits. */
final class DecisionsCheck {

    static final String MADE = "decision.made";
    private static final String CONSIGNMENTS = "decisions.jsonl";
    private static final String TEXTS = "rules.jsonl";

    private final Report report;
    private final PackageFile file;
    private final Entries entries;
    private final Set<String> consignments = new HashSet<>();
    private final Set<Long> told = new HashSet<>();

    DecisionsCheck(Report report, PackageFile file, Entries entries) {
        this.report = report;
        this.file = file;
        this.entries = entries;
    }

    /**
     * Checks both.
     *
     * @param about what the package says it is about
     */
    void check(JsonNode about) throws Unreadable {
        Lines.each(file, CONSIGNMENTS, this::consignment);
        if (Lines.text(about, "kind").equals("consignment")) {
            report.equal("consignment that the package is about 证据所涉货物", Set.of(Lines.text(about, "value")), consignments);
        }
        if (file.has(TEXTS)) {
            Lines.each(file, TEXTS, this::decision);
        }
        for (Entries.Entry entry : entries.all()) {
            if (entry.type().equals(MADE) && !told.contains(entry.number())) {
                report.note("entry " + entry.number() + " is of a decision whose text is not in the package");
            }
        }
    }

    private void consignment(JsonNode line) throws Unreadable {
        String id = Lines.text(line, "consignmentId");
        if (!consignments.add(id)) {
            report.check("consignment " + id, false, "once", "twice in the package");
        }
    }

    private void decision(JsonNode line) throws Unreadable {
        String id = Lines.text(line, "consignmentId");
        String what = "decision " + Lines.text(line, "stage") + " of consignment " + id + " ";
        String text = Lines.text(line, "text");
        Long number = Lines.numberOrNull(line, "entry");
        report.check(what + "consignment 货物", consignments.contains(id), id, consignments.contains(id) ? id : "not one of the package");
        if (number == null) {
            report.note(what + "its entry is not in the package: the text is the window's word");
            return;
        }
        Entries.Entry entry = entries.get(number);
        if (entry == null) {
            report.check(what + "entry", false, "entry " + number, "not in the package");
            return;
        }
        told.add(number);
        report.equal(what + "entry's type 记录类型", MADE, entry.type());
        report.equal(what + "entry's reference 记录对象", id, entry.ref());
        report.equal(what + "text 决定原文", digest(entry.content()), Digests.hex(("decision=" + text + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** As the entry says it; null where it says none. */
    private static @Nullable String digest(@Nullable String content) throws Unreadable {
        return content == null ? null : Lines.textOrNull(Lines.object(EntriesCheck.FILE, content.getBytes(StandardCharsets.UTF_8)), "decisionDigest");
    }
}
