package io.singlewindow.verifier;

import tools.jackson.databind.JsonNode;

/** The authorities' receipts: those whose bytes are in the package are the ones that it names. */
final class AuthoritiesCheck {

    static final String FILE = "authorities.jsonl";

    private final Report report;
    private final PackageFile file;

    AuthoritiesCheck(Report report, PackageFile file) {
        this.report = report;
        this.file = file;
    }

    void check() throws Unreadable {
        Lines.each(file, FILE, this::receipt);
    }

    private void receipt(JsonNode line) throws Unreadable {
        String name = Lines.textOrNull(line, "file");
        if (name != null) {
            report.equal(Lines.text(line, "authority") + "'s receipt " + Lines.text(line, "receiptId") + " 监管回执", Lines.text(line, "sha256"),
                    Digests.hex(file.bytes(name)));
        }
    }
}
