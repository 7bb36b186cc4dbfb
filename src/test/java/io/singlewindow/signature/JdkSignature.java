package io.singlewindow.signature;

import static io.singlewindow.signature.CanonicalForm.XMLDSIG;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Signs and validates with the JDK's own XML signatures: an independent opinion on ours, and a signer of every shape
 * that the standard allows and these messages do not. A shape made here is truly signed, so that a verifier that only
 * follows the standard would accept it.
 */
final class JdkSignature {

    static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");
    static final String SHA256 = DigestMethod.SHA256;

    private final List<Reference> references = new ArrayList<>();
    private final List<XMLObject> objects = new ArrayList<>();
    private String canonicalization = CanonicalizationMethod.INCLUSIVE;
    private String method = SignatureAlgorithm.RSA_SHA256.signatureUri();
    private Key key = SignedMessages.RSA.privateKey();
    private int certificates = 1;

    /** The one allowed shape with another method and digest. */
    static JdkSignature usual(SignatureAlgorithm algorithm) {
        JdkSignature signature = new JdkSignature();
        signature.method = algorithm.signatureUri();
        return signature.reference("", null, algorithm.digestUri(), enveloped());
    }

    static JdkSignature empty() {
        return new JdkSignature();
    }

    static Transform enveloped() {
        return transform(Transform.ENVELOPED, null);
    }

    static Transform transform(String algorithm, TransformParameterSpec parameters) {
        try {
            return FACTORY.newTransform(algorithm, parameters);
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException(algorithm, unknown);
        }
    }

    JdkSignature reference(String uri, String type, Transform... transforms) {
        return reference(uri, type, SHA256, transforms);
    }

    private JdkSignature reference(String uri, String type, String digest, Transform... transforms) {
        try {
            references.add(FACTORY.newReference(uri, FACTORY.newDigestMethod(digest, null), List.of(transforms), type, null));
            return this;
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException(digest, unknown);
        }
    }

    JdkSignature object(String id, Node content) {
        objects.add(FACTORY.newXMLObject(
                List.of(new javax.xml.crypto.dom.DOMStructure(content)), id, null, null));
        return this;
    }

    JdkSignature canonicalization(String algorithm) {
        canonicalization = algorithm;
        return this;
    }

    JdkSignature method(String algorithm, Key with) {
        method = algorithm;
        key = with;
        return this;
    }

    JdkSignature certificates(int number) {
        certificates = number;
        return this;
    }

    /** Signs as the last child of this parent; returns the document's text. */
    String sign(Document document, Element parent) {
        try {
            SignedInfo info = FACTORY.newSignedInfo(
                    FACTORY.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                    FACTORY.newSignatureMethod(method, null), references);
            DOMSignContext context = new DOMSignContext(key, parent);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            ids(document).forEach(element -> context.setIdAttributeNS(element, null, "Id"));
            FACTORY.newXMLSignature(info, keyInfo(), objects, null, null).sign(context);
            return new String(XmlSigner.serialise(document), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException failed) {
            throw new IllegalStateException("The JDK cannot sign this shape", failed);
        }
    }

    String sign(String xml) {
        Document document = SignedMessages.read(xml);
        return sign(document, document.getDocumentElement());
    }

    private KeyInfo keyInfo() {
        KeyInfoFactory keys = FACTORY.getKeyInfoFactory();
        List<Object> content = new ArrayList<>();
        for (int i = 0; i < certificates; i++) {
            content.add(SignedMessages.RSA.certificate());
        }
        return keys.newKeyInfo(List.of(keys.newX509Data(content)));
    }

    /** True when the JDK, told the key, accepts the first signature in the document. */
    static boolean validates(String xml, Key key) {
        try {
            Document document = SignedMessages.read(xml);
            NodeList all = document.getElementsByTagNameNS(XMLDSIG, "Signature");
            DOMValidateContext context = new DOMValidateContext(key, all.item(0));
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            ids(document).forEach(element -> context.setIdAttributeNS(element, null, "Id"));
            XMLSignature signature = FACTORY.unmarshalXMLSignature(context);
            return signature.validate(context);
        } catch (MarshalException | XMLSignatureException refused) {
            return false;
        }
    }

    private static List<Element> ids(Document document) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.hasAttributeNS(null, "Id")) {
                found.add(element);
            }
        }
        return found;
    }
}
