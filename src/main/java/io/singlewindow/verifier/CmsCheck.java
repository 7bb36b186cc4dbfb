package io.singlewindow.verifier;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/** The window's detached CMS signatures, RSA and SM2, on something in the package. */
final class CmsCheck {

    private static final List<String> KINDS = List.of("rsa", "sm2");

    private final Report report;
    private final PackageFile file;
    private final List<X509Certificate> trusted;

    CmsCheck(Report report, PackageFile file, List<X509Certificate> trusted) {
        this.report = report;
        this.file = file;
        this.trusted = trusted;
    }

    /**
     * Checks each signature that is there; at least one has to be.
     *
     * @param about what is signed, as the reader is told
     * @param name of the files: a dot, the kind and .p7s follow
     */
    void check(String about, String name, byte[] content) throws Unreadable {
        int signatures = 0;
        for (String kind : KINDS) {
            if (file.has(name + "." + kind + ".p7s")) {
                signatures++;
                signature(about, name, kind, content);
            }
        }
        report.check("the window's signatures on the " + about + "签名数", signatures > 0, "at least 1", String.valueOf(signatures));
    }

    private void signature(String about, String name, String kind, byte[] content) throws Unreadable {
        String what = kind.toUpperCase(java.util.Locale.ROOT) + " signature on the " + about + "签名";
        X509Certificate named = WindowCertificates.read(file.bytes("certs/window-" + kind + ".crt")).get(0);
        try {
            CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), file.bytes(name + "." + kind + ".p7s"));
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (!report.equal(what + ", signers", 1, signers.size())) {
                return;
            }
            SignerInformation signer = signers.iterator().next();
            X509Certificate certificate = certificate(signed.getCertificates(), signer);
            report.equal(what + ", certificate 证书", WindowCertificates.fingerprint(named), WindowCertificates.fingerprint(certificate));
            report.equal(what + ", kind of key 密钥种类", kind, WindowCertificates.kindOfKey(certificate));
            boolean holds = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider(WindowCertificates.PROVIDER).build(certificate));
            report.check(what, holds, Digests.hex(content), holds ? "signed by " + certificate.getSubjectX500Principal() : "the signature is of other bytes");
            trust(what, certificate);
        } catch (CMSException | OperatorCreationException | java.security.cert.CertificateException | RuntimeException lie) {
            report.check(what, false, Digests.hex(content), "no signature that holds: " + lie.getMessage());
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
}
