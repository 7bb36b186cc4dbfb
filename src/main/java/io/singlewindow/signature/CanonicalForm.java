package io.singlewindow.signature;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Inclusive canonical XML 1.0 without comments, the only form the messages use. */
public final class CanonicalForm {

    static final String ALGORITHM = Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS;
    /** Namespace of XML signatures. */
    public static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";

    static {
        System.setProperty("org.apache.xml.security.ignoreLineBreaks", "true");
        Init.init();
    }

    private CanonicalForm() {}

    /**
     * The document's canonical bytes without its signature: what a Reference digests. The signature is taken out and put
     * back, so the document must belong to the calling thread.
     */
    public static byte[] withoutSignature(Document document) {
        Element root = document.getDocumentElement();
        Element signature = signatureOf(root);
        if (signature == null) {
            return of(document);
        }
        Node next = signature.getNextSibling();
        root.removeChild(signature);
        try {
            return of(document);
        } finally {
            root.insertBefore(signature, next);
        }
    }

    /**
     * SHA-256, lower hex, of the canonical form without signature: the content digest, the same for the same content
     * signed afresh.
     */
    public static String contentDigest(Document document) {
        return hex(Crypto.digest("SHA-256"), withoutSignature(document));
    }

    static String hex(MessageDigest digest, byte[] content) {
        return HexFormat.of().formatHex(digest.digest(content));
    }

    /** The canonical bytes of a document or of an element where it stands, with the namespaces it inherits. */
    public static byte[] of(Node node) {
        return of(node, ALGORITHM);
    }

    /** The same by another canonicalization, which no message may use; named by its URI. */
    public static byte[] of(Node node, String algorithm) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            Canonicalizer.getInstance(algorithm).canonicalizeSubtree(node, out);
            return out.toByteArray();
        } catch (XMLSecurityException failed) {
            throw new IllegalStateException("Canonicalization failed", failed);
        }
    }

    /** The first signature that is a direct child of this root. */
    public static @Nullable Element signatureOf(Element root) {
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && "Signature".equals(element.getLocalName())
                    && XMLDSIG.equals(element.getNamespaceURI())) {
                return element;
            }
        }
        return null;
    }
}
