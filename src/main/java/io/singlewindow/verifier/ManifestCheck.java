package io.singlewindow.verifier;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import tools.jackson.databind.JsonNode;

/** The manifest: signed by the window, and naming every file of the package by its digest. */
final class ManifestCheck {

    static final List<String> KINDS = List.of("rsa", "sm2");
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
        int signatures = 0;
        for (String kind : KINDS) {
            if (file.has("manifest." + kind + ".p7s")) {
                signatures++;
                signature(kind, bytes);
            }
        }
        report.check("the window's signatures on the manifest 清单签名数", signatures > 0, "at least 1", String.valueOf(signatures));
        files(Lines.array(manifest, "files"));
    }

    private void signature(String kind, byte[] manifest) throws Unreadable {
        String what = kind.toUpperCase(java.util.Locale.ROOT) + " signature on the manifest 清单签名";
        X509Certificate named = WindowCertificates.read(file.bytes("certs/window-" + kind + ".crt")).get(0);
        try {
            CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(manifest), file.bytes("manifest." + kind + ".p7s"));
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (!report.equal(what + ", signers", 1, signers.size())) {
                return;
            }
            SignerInformation signer = signers.iterator().next();
            X509Certificate certificate = certificate(signed.getCertificates(), signer);
            report.equal(what + ", certificate 证书", WindowCertificates.fingerprint(named), WindowCertificates.fingerprint(certificate));
            report.equal(what + ", kind of key 密钥种类", kind, WindowCertificates.kindOfKey(certificate));
            boolean holds = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider(WindowCertificates.PROVIDER).build(certificate));
            report.check(what, holds, Digests.hex(manifest), holds ? "signed by " + certificate.getSubjectX500Principal() : "the signature is of other bytes");
            trust(what, certificate);
        } catch (CMSException | OperatorCreationException | java.security.cert.CertificateException | RuntimeException lie) {
            report.check(what, false, Digests.hex(manifest), "no signature that holds: " + lie.getMessage());
        }
    }

    private static X509Certificate certificate(Store<X509CertificateHolder> store, SignerInformation signer)
            throws CMSException, java.security.cert.CertificateException {
        @SuppressWarnings("unchecked")
        Collection<X509CertificateHolder> found = store.getMatches(signer.getSID());
        if (found.size() != 1) {
            throw new CMSException("the signer's certificate is not in the signature");
        }
        return new JcaX509CertificateConverter().setProvider(WindowCertificates.PROVIDER).getCertificate(found.iterator().next());
    }

    /** Where the reader trusts somebody, a signature of nobody that he trusts is refused, whatever else is signed. */
    private void trust(String what, X509Certificate certificate) {
        if (trusted.isEmpty()) {
            report.note("no --trust given: compare the fingerprint of the window's certificate, " + WindowCertificates.fingerprint(certificate));
            return;
        }
        boolean holds = report.check(what + ", trusted 信任", trusted.stream().anyMatch(anchor -> WindowCertificates.comesFrom(anchor, certificate)),
                "issued by what --trust names", WindowCertificates.fingerprint(certificate) + " of " + certificate.getIssuerX500Principal());
        if (holds && trusted.stream().noneMatch(anchor -> WindowCertificates.fingerprint(anchor).equals(WindowCertificates.fingerprint(certificate)))) {
            // an issuer has many customers
            report.note("--trust names an issuer only: make sure that " + certificate.getSubjectX500Principal() + " is the window");
        }
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
