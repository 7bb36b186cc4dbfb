package io.singlewindow.signature;

import static io.singlewindow.signature.CanonicalForm.XMLDSIG;

import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The one allowed shape of a signature, taken apart: exactly one, a direct child of the root, one Reference to the whole
 * document, only the enveloped transform. Everything else is refused, so that the bytes verified are the bytes parsed.
 */
record SignatureParts(
        Element signedInfo,
        String signatureMethod,
        String digestMethod,
        String digestValue,
        byte[] value,
        byte @Nullable [] certificate,
        @Nullable String keyName) {

    private static final String ENVELOPED = XMLDSIG + "enveloped-signature";
    private static final int VALUE_CHARACTERS_MAX = 4096;
    private static final int CERTIFICATE_CHARACTERS_MAX = 32_768;

    /** Thrown inside this package only: the shape is refused for this reason. */
    static final class Refused extends Exception {
        private final transient Finding finding;

        Refused(ErrorCode code, String path, @Nullable String given, @Nullable String expected) {
            super(code.code());
            this.finding = Finding.at(code, path, given, expected);
        }

        Finding finding() {
            return finding;
        }
    }

    /** Takes the signature of this root apart; null when the document has none. */
    static @Nullable SignatureParts of(Element root) throws Refused {
        NodeList all = root.getElementsByTagNameNS(XMLDSIG, "Signature");
        String path = "/" + root.getLocalName() + "/Signature";
        if (all.getLength() == 0) {
            return null;
        }
        if (all.getLength() > 1) {
            throw new Refused(ErrorCode.SIG_002, ElementPath.of((Element) all.item(1)), String.valueOf(all.getLength()), "1");
        }
        Element signature = (Element) all.item(0);
        if (signature.getParentNode() != root) {
            throw new Refused(ErrorCode.SIG_003, ElementPath.of(signature),
                    "child of " + signature.getParentNode().getLocalName(), "child of " + root.getLocalName());
        }
        List<Element> children = children(signature, path);
        if (children.size() < 2 || children.size() > 3 || !is(children.get(0), "SignedInfo")
                || !is(children.get(1), "SignatureValue") || (children.size() == 3 && !is(children.get(2), "KeyInfo"))) {
            throw new Refused(ErrorCode.SIG_003, path, names(children), "SignedInfo, SignatureValue, KeyInfo");
        }
        Element keyInfo = children.size() == 3 ? children.get(2) : null;
        return signedInfo(children.get(0), path, bytes(children.get(1), VALUE_CHARACTERS_MAX, path), keyInfo);
    }

    private static SignatureParts signedInfo(Element signedInfo, String path, byte[] value, @Nullable Element keyInfo)
            throws Refused {
        List<Element> children = children(signedInfo, path);
        if (children.size() != 3 || !is(children.get(2), "Reference")) {
            throw new Refused(ErrorCode.SIG_004, path + "/SignedInfo", names(children), "one Reference");
        }
        String c14n = algorithm(children.get(0));
        if (!is(children.get(0), "CanonicalizationMethod") || !CanonicalForm.ALGORITHM.equals(c14n)
                || !children(children.get(0), path).isEmpty()) {
            throw new Refused(ErrorCode.SIG_017, path + "/SignedInfo/CanonicalizationMethod", c14n, CanonicalForm.ALGORITHM);
        }
        if (!is(children.get(1), "SignatureMethod")) {
            throw new Refused(ErrorCode.SIG_006, path + "/SignedInfo", names(children), "SignatureMethod");
        }
        Element reference = children.get(2);
        requireWholeDocument(reference, path + "/SignedInfo/Reference");
        List<Element> parts = children(reference, path);
        if (parts.size() != 3 || !is(parts.get(0), "Transforms") || !is(parts.get(1), "DigestMethod")
                || !is(parts.get(2), "DigestValue")) {
            throw new Refused(ErrorCode.SIG_004, path + "/SignedInfo/Reference", names(parts), "Transforms, DigestMethod, DigestValue");
        }
        requireEnveloped(parts.get(0), path + "/SignedInfo/Reference/Transforms");
        return new SignatureParts(
                signedInfo,
                algorithm(children.get(1)),
                algorithm(parts.get(1)),
                parts.get(2).getTextContent().replaceAll("\\s", ""),
                value,
                certificate(keyInfo, path),
                keyName(keyInfo));
    }

    private static void requireWholeDocument(Element reference, String path) throws Refused {
        boolean typed = reference.hasAttribute("Type");
        if (!reference.hasAttribute("URI") || !reference.getAttribute("URI").isEmpty() || typed) {
            String given = typed ? "Type=\"" + reference.getAttribute("Type") + '"'
                    : reference.hasAttribute("URI") ? "URI=\"" + reference.getAttribute("URI") + '"' : "no URI";
            throw new Refused(ErrorCode.SIG_004, path, given, "URI=\"\", no Type");
        }
    }

    private static void requireEnveloped(Element transforms, String path) throws Refused {
        List<Element> children = children(transforms, path);
        if (children.size() != 1 || !ENVELOPED.equals(algorithm(children.get(0))) || !children(children.get(0), path).isEmpty()) {
            throw new Refused(ErrorCode.SIG_005, path,
                    children.size() == 1 ? algorithm(children.get(0)) : children.size() + " transforms", ENVELOPED);
        }
    }

    private static byte @Nullable [] certificate(@Nullable Element keyInfo, String path) throws Refused {
        if (keyInfo == null) {
            return null;
        }
        NodeList certificates = keyInfo.getElementsByTagNameNS(XMLDSIG, "X509Certificate");
        if (certificates.getLength() > 1) {
            throw new Refused(ErrorCode.SIG_009, path + "/KeyInfo", certificates.getLength() + " certificates", "1");
        }
        return certificates.getLength() == 0
                ? null
                : bytes((Element) certificates.item(0), CERTIFICATE_CHARACTERS_MAX, path + "/KeyInfo");
    }

    private static @Nullable String keyName(@Nullable Element keyInfo) {
        NodeList names = keyInfo == null ? null : keyInfo.getElementsByTagNameNS(XMLDSIG, "KeyName");
        return names == null || names.getLength() != 1 ? null : names.item(0).getTextContent().trim();
    }

    private static byte[] bytes(Element element, int charactersMax, String path) throws Refused {
        String text = element.getTextContent();
        ErrorCode code = is(element, "X509Certificate") ? ErrorCode.SIG_009 : ErrorCode.SIG_008;
        if (text.length() > charactersMax) {
            throw new Refused(code, path, text.length() + " characters", "at most " + charactersMax);
        }
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(code, path, "not base64", "base64");
        }
    }

    private static List<Element> children(Element parent, String path) throws Refused {
        List<Element> elements = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
            if (elements.size() > 16) {
                throw new Refused(ErrorCode.SIG_004, path, "too many elements", "at most 16");
            }
        }
        return elements;
    }

    private static boolean is(Element element, String name) {
        return name.equals(element.getLocalName()) && XMLDSIG.equals(element.getNamespaceURI());
    }

    private static String algorithm(Element element) {
        return element.getAttribute("Algorithm");
    }

    private static String names(List<Element> elements) {
        return String.join(", ", elements.stream().map(Element::getLocalName).toList());
    }
}
