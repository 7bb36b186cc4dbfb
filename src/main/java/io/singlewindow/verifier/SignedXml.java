package io.singlewindow.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An enveloped signature (XML-DSig) over a whole document, read as if an enemy had written it: no document type, nothing from elsewhere, one
 * signature of one shape, one reference to all of the document but the signature, one certificate.
 */
final class SignedXml {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String ENVELOPED = DSIG + "enveloped-signature";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String SM2 = "SM2-SM3";
    /** Java's name of each signature method. */
    private static final Map<String, String> METHODS = Map.of("http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3", SM2, DSIG + "sm2-sm3", SM2,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA", DSIG + "rsa-sha1", "SHA1withRSA");
    private static final Map<String, String> DIGESTS = Map.of("http://www.chinaport.gov.cn/2022/04/xmldsig#sm3", "SM3",
            "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256", DSIG + "sha1", "SHA-1");

    private SignedXml() {}

    /** The signature of a document; {@link IllegalArgumentException} when there is none that is read, with the reason. */
    static ReceiptSignature signature(Document document) {
        Element root = document.getDocumentElement();
        NodeList all = document.getElementsByTagNameNS(DSIG, "Signature");
        if (all.getLength() != 1 || all.item(0).getParentNode() != root) {
            throw new IllegalArgumentException(all.getLength() + " signatures, expected one under the root");
        }
        Element signature = (Element) all.item(0);
        List<Element> parts = children(signature, "SignedInfo", "SignatureValue", "KeyInfo");
        List<Element> info = children(parts.get(0), "CanonicalizationMethod", "SignatureMethod", "Reference");
        require("CanonicalizationMethod", CanonicalXml.ALGORITHM, info.get(0).getAttribute("Algorithm"));
        children(info.get(0));
        List<Element> reference = children(info.get(2), "Transforms", "DigestMethod", "DigestValue");
        if (!info.get(2).hasAttribute("URI")) {
            throw new IllegalArgumentException("a Reference without URI");
        }
        require("Reference URI", "", info.get(2).getAttribute("URI"));
        require("Reference Type", "", info.get(2).getAttribute("Type"));
        Element transform = children(reference.get(0), "Transform").get(0);
        require("Transform", ENVELOPED, transform.getAttribute("Algorithm"));
        children(transform);
        String method = known("SignatureMethod", METHODS, info.get(1).getAttribute("Algorithm"));
        String digest = known("DigestMethod", DIGESTS, reference.get(1).getAttribute("Algorithm"));
        X509Certificate certificate = certificate(parts.get(2));
        String found = Base64.getEncoder().encodeToString(ReceiptSignature.digest(digest, CanonicalXml.of(document, signature)));
        boolean holds = value(method, certificate, parts.get(0), bytes(parts.get(1)));
        return new ReceiptSignature(method.equals(SM2) ? SM2 : method.equals("SHA1withRSA") ? "RSA-SHA1" : "RSA-SHA256", certificate,
                reference.get(2).getTextContent().replaceAll("\\s", ""), found, holds);
    }

    /** The first signature under the root, the one that the digest of a content leaves out; null for none. */
    static @Nullable Element ofRoot(Document document) {
        for (Node child = document.getDocumentElement().getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one && DSIG.equals(one.getNamespaceURI()) && "Signature".equals(one.getLocalName())) {
                return one;
            }
        }
        return null;
    }

    /** Reads a document; {@link IllegalArgumentException} with the reason when it is not read. */
    static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            // its own would print to the console what is wrong; it throws too
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException broken) {
            throw new IllegalArgumentException("no XML that is read: " + broken.getMessage(), broken);
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("This Java's XML parser cannot be made safe", missing);
        }
    }

    private static boolean value(String method, X509Certificate certificate, Element signedInfo, byte[] value) {
        if (holds(method, certificate, CanonicalXml.of(signedInfo), value)) {
            return true;
        }
        if (signedInfo.lookupNamespaceURI("xsi") != null) {
            return false;
        }
        // a frequent fault of signers in production: hashed with xmlns:xsi, which the root does not declare
        signedInfo.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xsi", XSI);
        boolean holds = holds(method, certificate, CanonicalXml.of(signedInfo), value);
        signedInfo.removeAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xsi");
        return holds;
    }

    private static boolean holds(String method, X509Certificate certificate, byte[] content, byte[] value) {
        return method.equals(SM2) ? ReceiptSignature.sm2(certificate, content, value) : ReceiptSignature.rsa(method, certificate, content, value);
    }

    private static X509Certificate certificate(Element keyInfo) {
        NodeList found = keyInfo.getElementsByTagNameNS(DSIG, "X509Certificate");
        if (found.getLength() != 1) {
            throw new IllegalArgumentException(found.getLength() + " certificates in it, expected one");
        }
        return ReceiptSignature.certificate(bytes((Element) found.item(0)));
    }

    private static byte[] bytes(Element element) {
        return Base64.getDecoder().decode(element.getTextContent().replaceAll("\\s", ""));
    }

    /** Its elements, which have to be these of XML signatures and no others. */
    private static List<Element> children(Element element, String... names) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        List<String> found = children.stream().map(one -> DSIG.equals(one.getNamespaceURI()) ? one.getLocalName() : one.getNodeName()).toList();
        if (!found.equals(List.of(names))) {
            throw new IllegalArgumentException(element.getLocalName() + " holds " + found + ", expected " + List.of(names));
        }
        return children;
    }

    private static void require(String what, String expected, @Nullable String given) {
        if (!expected.equals(given)) {
            throw new IllegalArgumentException(what + " is \"" + given + "\", expected \"" + expected + "\"");
        }
    }

    private static String known(String what, Map<String, String> names, String uri) {
        String name = names.get(uri);
        if (name == null) {
            throw new IllegalArgumentException(what + " is \"" + uri + "\", which is not known here");
        }
        return name;
    }
}
