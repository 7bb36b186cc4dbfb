package io.singlewindow.verifier;

import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.signature.XmlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What senders and authorities sign. */
final class SignedSamples {

    private SignedSamples() {}

    /** What each authority signs: namespaces, attributes, an instruction, a comment and what has to be escaped. */
    static byte[] xml(String authority, SignatureAlgorithm algorithm) {
        return xml(DevKeys.of(authority, algorithm), algorithm);
    }

    static byte[] xml(SigningKey key, SignatureAlgorithm algorithm) {
        return xml("<?xml version=\"1.0\"?><?before it?><!-- and --><r:CEB312Message xmlns:r=\"urn:r\" xmlns=\"urn:d\" guid=\"G-1\" r:b='1 &lt; \"2\"&#10;' a=\"&amp;\" xml:lang=\"zh\">"
                + "<code xmlns:x=\"urn:x\" x:z=\"1\" y=\"2\">100 &gt; 99 &amp; <![CDATA[<放行>]]>\r\n\t</code><none xmlns=\"\"><in xmlns=\"urn:d\"/></none><!-- no --></r:CEB312Message>", key, algorithm);
    }

    /** A message of one order, which a sender signs. */
    static String order(String guid) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ceb:CEB311Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" guid=\"" + guid
                + "\" version=\"1.0\">\n  <ceb:Order><ceb:orderNo>O-1</ceb:orderNo><ceb:note>100 &gt; 99</ceb:note></ceb:Order>\n</ceb:CEB311Message>";
    }

    static byte[] xml(String xml, SigningKey key, SignatureAlgorithm algorithm) {
        return XmlSigner.sign(parsed(xml.getBytes(StandardCharsets.UTF_8)), key, algorithm, null);
    }

    /** As the window computes it: out of the envelope, without the signature; nothing of what is no XML. */
    static String contentSha256(byte[] message) {
        byte[] content = MessageRoot.content(message);
        try {
            return content == null ? "" : CanonicalForm.contentDigest(parsed(content));
        } catch (IllegalStateException unreadable) {
            return "";
        }
    }

    private static Document parsed(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // its own would print to the console what is wrong; it throws too
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
