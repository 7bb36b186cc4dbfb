package io.singlewindow.verifier;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The authorities' receipts: those whose bytes are in the package are the ones that it names, and each that counted is signed by the key of
 * the certificate that it carries. That is the one beside it, which the manifest names for that authority, where the package has certificates,
 * and comes from those that the reader holds, whether it has or not.
 */
final class AuthoritiesCheck {

    static final String FILE = "authorities.jsonl";
    private static final String JWS = "JWS";

    private final Report report;
    private final PackageFile file;
    private final List<X509Certificate> trusted;
    private final Set<String> told = new HashSet<>();
    private int withoutBytes;
    private int withoutCertificate;

    /** @param trusted certificates of authorities, or of their issuers, that the reader holds */
    AuthoritiesCheck(Report report, PackageFile file, List<X509Certificate> trusted) {
        this.report = report;
        this.file = file;
        this.trusted = trusted;
    }

    /** @param named by authority, the fingerprints of its certificates; null in a package that was made before they were in it */
    void check(@Nullable JsonNode named) throws Unreadable {
        Lines.each(file, FILE, line -> receipt(line, named));
        if (withoutBytes > 0) {
            report.note(withoutBytes + " receipts of authorities are here by their digests only: that they are signed is the window's word");
        }
        if (withoutCertificate > 0) {
            report.note(withoutCertificate + " receipts of authorities have no certificate in the package or in themselves: that they are signed is the window's word");
        }
    }

    private void receipt(JsonNode line, @Nullable JsonNode named) throws Unreadable {
        String authority = Lines.text(line, "authority");
        String what = authority + "'s receipt " + Lines.text(line, "receiptId") + " ";
        String name = Lines.textOrNull(line, "file");
        byte[] bytes = name == null ? null : file.bytes(name);
        if (bytes == null) {
            withoutBytes++;
        } else {
            report.equal(what + "监管回执", Lines.text(line, "sha256"), Digests.hex(bytes));
        }
        String certificate = Lines.textOrNull(line, "certificate");
        // what a line leaves out is no excuse: a receipt counted unless the package says that it did not
        boolean counted = !line.path("signatureHolds").isBoolean() || line.path("signatureHolds").booleanValue();
        X509Certificate beside = certificate == null ? null : WindowCertificates.read(file.bytes(certificate)).get(0);
        if (beside != null) {
            report.equal(what + "certificate 证书", Lines.text(line, "certificateSha256"), WindowCertificates.fingerprint(beside));
            named(what, authority, beside, named);
        } else if (bytes != null && counted && named != null) {
            // a window that puts certificates in has one for each receipt that it could verify itself
            report.check(what + "certificate 证书", false, "the certificate by which it was signed", "none in the package");
        }
        boolean jws = JWS.equals(Lines.textOrNull(line, "form"));
        if (bytes == null) {
            if (beside != null && counted) {
                trust(authority, beside);
            }
        } else if (counted) {
            signature(what, authority, bytes, jws, beside, named);
        } else {
            report.note(what + "did not count when it came, so it is not held against anything; its signature " + found(bytes, jws));
        }
    }

    private void named(String what, String authority, X509Certificate certificate, @Nullable JsonNode named) {
        String fingerprint = WindowCertificates.fingerprint(certificate);
        boolean isNamed = named != null && named.path(authority).valueStream().anyMatch(one -> one.isString() && one.stringValue().equals(fingerprint));
        report.check(what + "certificate of the manifest 清单所列证书", isNamed, String.valueOf(named == null ? null : named.get(authority)), fingerprint);
    }

    /**
     * By the certificate that the receipt itself carries, whatever the package says or leaves out.
     *
     * @param beside the certificate that the package has for it; null for none
     */
    private void signature(String what, String authority, byte[] bytes, boolean jws, @Nullable X509Certificate beside, @Nullable JsonNode named) {
        String signature = what + "signature 签名";
        ReceiptSignature found;
        try {
            found = ReceiptSignature.of(bytes, jws);
        } catch (RuntimeException unsigned) {
            if (beside == null && named == null && trusted.isEmpty()) {
                // of before certificates were in packages
                withoutCertificate++;
            } else {
                report.check(signature, false, "a signature that can be verified", String.valueOf(unsigned.getMessage()));
            }
            return;
        }
        String fingerprint = WindowCertificates.fingerprint(found.certificate());
        if (beside != null) {
            report.equal(what + "certificate in it 回执内证书", WindowCertificates.fingerprint(beside), fingerprint);
        } else if (named != null) {
            named(what, authority, found.certificate(), named);
        }
        if (found.digestGiven() != null) {
            report.equal(what + "digest of its content 内容摘要", found.digestGiven(), found.digestFound());
        }
        report.check(signature, found.holds(), found.algorithm() + " by the key of " + fingerprint, found.holds() ? "holds, by " + signer(found) : "a value of something else");
        trust(authority, found.certificate());
    }

    private static String signer(ReceiptSignature found) {
        return found.certificate().getSubjectX500Principal() + ", valid " + found.certificate().getNotBefore().toInstant() + " to "
                + found.certificate().getNotAfter().toInstant();
    }

    /** What a signature that nothing depends on comes to. */
    private static String found(byte[] bytes, boolean jws) {
        try {
            ReceiptSignature found = ReceiptSignature.of(bytes, jws);
            boolean ofThis = found.digestGiven() == null || found.digestGiven().equals(found.digestFound());
            return found.holds() && ofThis ? "is verified, by " + signer(found) : "is one of something else";
        } catch (RuntimeException unsigned) {
            return "is not verified: " + unsigned.getMessage();
        }
    }

    /** Each certificate once. */
    private void trust(String authority, X509Certificate certificate) {
        String fingerprint = WindowCertificates.fingerprint(certificate);
        if (!told.add(authority + " " + fingerprint)) {
            return;
        }
        String what = authority + "'s certificate " + fingerprint;
        if (trusted.isEmpty()) {
            report.note("no --authority given: compare " + what + " of " + certificate.getSubjectX500Principal() + " with what " + authority + " publishes");
            return;
        }
        report.check(what + ", trusted 信任", trusted.stream().anyMatch(anchor -> WindowCertificates.comesFrom(anchor, certificate)),
                "issued by what --authority names", fingerprint + " of " + certificate.getIssuerX500Principal());
    }
}
