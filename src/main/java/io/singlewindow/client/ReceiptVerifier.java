package io.singlewindow.client;

import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.CertificateNames;
import io.singlewindow.signature.Crypto;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Verifies the DxpMsg that a full callback carries a receipt in ({@code data.dxp}): that its signature holds, whose it is, and what
 * receipt is inside. It stands by itself, so that it can be kept and shown to others, as the callback's own signature cannot: that is by a
 * secret which both sides have.
 */
public final class ReceiptVerifier {

    private static final String DXP = "http://www.chinaport.gov.cn/dxp";

    /** What came of it. */
    public enum Verdict {
        /** The signature holds, by one of the certificates that are trusted here. */
        SIGNED,
        /** The signature holds, by somebody who is not known here. */
        STRANGER,
        /** The signature does not hold: it was changed. */
        DIFFERS,
        /** It is no DxpMsg with a signature of the whole. */
        UNREADABLE
    }

    /**
     * What was found.
     *
     * @param signer null where it cannot be read
     * @param receipt what is inside, byte for byte; empty where it cannot be read
     */
    public record Result(Verdict verdict, @Nullable X509Certificate signer, byte[] receipt) {

        private static final Result UNREADABLE = new Result(Verdict.UNREADABLE, null, new byte[0]);
    }

    private final List<X509Certificate> trusted;
    private final @Nullable String windowCode;

    /**
     * Trusts these.
     *
     * @param trusted the window's own certificates; with none nobody is known
     */
    public ReceiptVerifier(List<X509Certificate> trusted) {
        this(trusted, null);
    }

    /**
     * Trusts these, and what those of them who issue certificates have issued to the window: an issuer vouches for many companies, of which
     * each could sign a receipt of its own.
     *
     * @param trusted the window's own certificates, or those of who issued them
     * @param windowCode the window's credit code, as its certificate names it; null: issuers vouch for nobody
     */
    public ReceiptVerifier(List<X509Certificate> trusted, @Nullable String windowCode) {
        this.trusted = List.copyOf(trusted);
        this.windowCode = windowCode;
    }

    /**
     * Reads certificates in PEM or DER, RSA or SM2.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static List<X509Certificate> certificates(byte[] pemOrDer) {
        try {
            List<X509Certificate> read = new ArrayList<>();
            for (Certificate one : CertificateFactory.getInstance("X.509", new BouncyCastleProvider()).generateCertificates(new ByteArrayInputStream(pemOrDer))) {
                read.add((X509Certificate) one);
            }
            if (read.isEmpty()) {
                throw new IllegalArgumentException("No certificate in PEM or DER");
            }
            return read;
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("No certificate in PEM or DER", unreadable);
        }
    }

    /** Verifies the bytes of a DxpMsg. */
    public Result verify(byte[] dxpMsg) {
        try {
            Element root = parse(dxpMsg).getDocumentElement();
            Element signature = CanonicalForm.signatureOf(root);
            if (signature == null || !DXP.equals(root.getNamespaceURI()) || !"DxpMsg".equals(root.getLocalName())) {
                return Result.UNREADABLE;
            }
            byte[] receipt = decoded(only(root, DXP, "Data"));
            X509Certificate signer = certificates(decoded(only(signature, CanonicalForm.XMLDSIG, "X509Certificate"))).get(0);
            if (!holds(root.getOwnerDocument(), signature, signer)) {
                return new Result(Verdict.DIFFERS, signer, receipt);
            }
            return new Result(trusted.stream().anyMatch(one -> vouches(one, signer)) ? Verdict.SIGNED : Verdict.STRANGER, signer, receipt);
        } catch (SAXException | IOException | RuntimeException unreadable) {
            return Result.UNREADABLE;
        }
    }

    /** The window signs the whole, in one way. */
    private static boolean holds(Document document, Element signature, X509Certificate signer) {
        Element info = only(signature, CanonicalForm.XMLDSIG, "SignedInfo");
        Element reference = only(info, CanonicalForm.XMLDSIG, "Reference");
        Element transform = only(info, CanonicalForm.XMLDSIG, "Transform");
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.ofUri(only(info, CanonicalForm.XMLDSIG, "SignatureMethod").getAttribute("Algorithm"));
        Optional<String> digest = SignatureAlgorithm.digestOfUri(only(info, CanonicalForm.XMLDSIG, "DigestMethod").getAttribute("Algorithm"));
        boolean whole = reference.getAttribute("URI").isEmpty() && transform.getAttribute("Algorithm").equals(CanonicalForm.XMLDSIG + "enveloped-signature");
        if (!whole || algorithm.isEmpty() || digest.isEmpty()) {
            return false;
        }
        byte[] computed = Crypto.digest(digest.get()).digest(CanonicalForm.withoutSignature(document));
        return MessageDigest.isEqual(computed, decoded(only(info, CanonicalForm.XMLDSIG, "DigestValue")))
                && Crypto.verify(algorithm.get(), signer.getPublicKey(), CanonicalForm.of(info), decoded(only(signature, CanonicalForm.XMLDSIG, "SignatureValue")));
    }

    private boolean vouches(X509Certificate trusted, X509Certificate signer) {
        if (trusted.equals(signer)) {
            return true;
        }
        if (windowCode == null || !windowCode.equals(CertificateNames.holder(signer))) {
            return false;
        }
        try {
            signer.verify(trusted.getPublicKey(), new BouncyCastleProvider());
            return trusted.getBasicConstraints() >= 0 && trusted.getSubjectX500Principal().equals(signer.getIssuerX500Principal());
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static Element only(Element parent, String namespace, String name) {
        var found = parent.getElementsByTagNameNS(namespace, name);
        if (found.getLength() != 1) {
            throw new IllegalArgumentException(found.getLength() + " " + name + ", expected one");
        }
        return (Element) Objects.requireNonNull((Node) found.item(0));
    }

    private static byte[] decoded(Element base64) {
        return Base64.getMimeDecoder().decode(base64.getTextContent());
    }

    private static Document parse(byte[] content) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("The JDK's own XML parser is expected", missing);
        }
    }
}
