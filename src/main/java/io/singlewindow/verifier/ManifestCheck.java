package io.singlewindow.verifier;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The manifest: signed by the window, and naming every file of the package by its digest. */
final class ManifestCheck {

    private static final Set<String> SIGNED_BY_THEMSELVES = Set.of("manifest.json", "manifest.rsa.p7s", "manifest.sm2.p7s");

    private final Report report;
    private final PackageFile file;
    private final List<X509Certificate> trusted;

    ManifestCheck(Report report, PackageFile file, List<X509Certificate> trusted) {
        this.report = report;
        this.file = file;
        this.trusted = trusted;
    }

    void check(JsonNode manifest, byte[] bytes) throws Unreadable {
        new CmsCheck(report, file, trusted).check("manifest 清单", "manifest", bytes);
        files(Lines.array(manifest, "files"));
    }

    private void files(JsonNode listed) throws Unreadable {
        Set<String> names = new HashSet<>();
        for (JsonNode one : listed) {
            String name = Lines.text(one, "name");
            PackageFile.Content content = file.contents().get(name);
            report.equal(name + " sha256", Lines.text(one, "sha256"), content == null ? "no such file" : content.sha256());
            report.equal(name + " bytes", Lines.number(one, "bytes"), content == null ? -1 : content.bytes());
            if (!names.add(name) || SIGNED_BY_THEMSELVES.contains(name)) {
                report.check(name, false, "listed once", "listed twice, or the manifest itself");
            }
        }
        for (String name : file.contents().keySet()) {
            if (!SIGNED_BY_THEMSELVES.contains(name) && !names.contains(name)) {
                report.check(name, false, "a file that the manifest names", "the manifest does not name it");
            }
        }
    }
}
