package io.singlewindow.signature;

import static io.singlewindow.signature.CanonicalForm.XMLDSIG;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs a document as the specification wants it: enveloped, whole document, a direct child of the root. */
public final class XmlSigner {

    private static final String ENVELOPED = XMLDSIG + "enveloped-signature";
    private static final TransformerFactory TRANSFORMERS = TransformerFactory.newInstance();

    private XmlSigner() {}

    /**
     * Adds a signature to the document and returns its bytes. A signature that is there already is replaced.
     *
     * @param document changed: it holds the signature afterwards
     * @param before local name of the root's child before which the signature belongs (exports: ExtendMessage); null, or
     *     no such child: the signature is last
     * @return the signed document in UTF-8
     */
    public static byte[] sign(
            Document document, SigningKey key, SignatureAlgorithm algorithm, @Nullable String before) {
        Element root = document.getDocumentElement();
        Element old = CanonicalForm.signatureOf(root);
        if (old != null) {
            root.removeChild(old);
        }
        byte[] digest = Crypto.digest(algorithm.digest()).digest(CanonicalForm.of(document));
        Element signature = element(document, "Signature");
        signature.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:ds", XMLDSIG);
        Element signedInfo = signedInfo(document, algorithm, digest);
        signature.appendChild(signedInfo);
        root.insertBefore(signature, before == null ? null : child(root, before));
        byte[] value = Crypto.sign(algorithm, key.privateKey(), CanonicalForm.of(signedInfo));
        signature.appendChild(text(document, "SignatureValue", Base64.getEncoder().encodeToString(value)));
        signature.appendChild(keyInfo(document, key));
        return serialise(document);
    }

    /** The document's bytes in UTF-8, nothing added but the XML declaration. */
    public static byte[] serialise(Document document) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            Transformer transformer;
            synchronized (TRANSFORMERS) {
                transformer = TRANSFORMERS.newTransformer();
            }
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.STANDALONE, "no");
            document.setXmlStandalone(true);
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException failed) {
            throw new IllegalStateException("A document cannot be written", failed);
        }
    }

    private static Element signedInfo(Document document, SignatureAlgorithm algorithm, byte[] digest) {
        Element signedInfo = element(document, "SignedInfo");
        signedInfo.appendChild(method(document, "CanonicalizationMethod", CanonicalForm.ALGORITHM));
        signedInfo.appendChild(method(document, "SignatureMethod", algorithm.signatureUri()));
        Element reference = element(document, "Reference");
        reference.setAttributeNS(null, "URI", "");
        Element transforms = element(document, "Transforms");
        transforms.appendChild(method(document, "Transform", ENVELOPED));
        reference.appendChild(transforms);
        reference.appendChild(method(document, "DigestMethod", algorithm.digestUri()));
        reference.appendChild(text(document, "DigestValue", Base64.getEncoder().encodeToString(digest)));
        signedInfo.appendChild(reference);
        return signedInfo;
    }

    private static Element keyInfo(Document document, SigningKey key) {
        Element keyInfo = element(document, "KeyInfo");
        keyInfo.appendChild(text(document, "KeyName", key.certificate().getSerialNumber().toString(16)));
        Element data = element(document, "X509Data");
        try {
            String certificate = Base64.getEncoder().encodeToString(key.certificate().getEncoded());
            data.appendChild(text(document, "X509Certificate", certificate));
        } catch (CertificateEncodingException unreadable) {
            throw new IllegalStateException("The signing certificate cannot be encoded", unreadable);
        }
        keyInfo.appendChild(data);
        return keyInfo;
    }

    private static Element element(Document document, String name) {
        return document.createElementNS(XMLDSIG, "ds:" + name);
    }

    private static Element method(Document document, String name, String algorithm) {
        Element element = element(document, name);
        element.setAttributeNS(null, "Algorithm", algorithm);
        return element;
    }

    private static Element text(Document document, String name, String value) {
        Element element = element(document, name);
        element.setTextContent(value);
        return element;
    }

    private static @Nullable Node child(Element root, String localName) {
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (localName.equals(child.getLocalName())) {
                return child;
            }
        }
        return null;
    }
}
