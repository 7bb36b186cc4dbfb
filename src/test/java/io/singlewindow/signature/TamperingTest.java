package io.singlewindow.signature;

import static io.singlewindow.signature.SignedMessages.IMPORT;
import static io.singlewindow.signature.SignedMessages.READER;
import static io.singlewindow.signature.SignedMessages.RECEIVED;
import static io.singlewindow.signature.SignedMessages.VERIFIER;
import static io.singlewindow.signature.SignedMessages.read;
import static io.singlewindow.signature.SignedMessages.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.reading.ReadResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whatever is changed in a signed document is found; whatever text was signed comes back as it was. */
class TamperingTest {

    private static final String SIGNED = signed(IMPORT, SignatureAlgorithm.RSA_SHA256);

    @Example
    void aChangeOfAnyByteOfTheContentIsFound() {
        byte[] whole = SIGNED.getBytes(StandardCharsets.UTF_8);
        int begin = place(whole, "<ceb:CEB411Message");
        int signature = place(whole, "<ds:Signature ");
        int behind = place(whole, "</ds:Signature>") + "</ds:Signature>".length();
        for (int place = begin; place < whole.length; place++) {
            if (place < signature || place >= behind) {
                SignatureReport report = withChangedByte(whole, place);
                assertThat(report != null && report.valid()).as("byte %d, %s", place, around(whole, place)).isFalse();
            }
        }
    }

    @Example
    void aChangeOfAnyByteOfTheSignatureIsRefusedOrSaid() {
        byte[] whole = SIGNED.getBytes(StandardCharsets.UTF_8);
        int begin = place(whole, "<ds:Signature ");
        int behind = place(whole, "</ds:Signature>") + "</ds:Signature>".length();
        for (int place = begin; place < behind; place++) {
            SignatureReport report = withChangedByte(whole, place);
            boolean passes = report != null && report.accepted() && report.findings().isEmpty();
            assertThat(passes).as("byte %d, %s", place, around(whole, place)).isFalse();
        }
    }

    /** The report on the message with one bit changed; null when it cannot even be read. */
    private static SignatureReport withChangedByte(byte[] whole, int place) {
        byte[] changed = whole.clone();
        changed[place] ^= 1;
        ReadResult read = READER.read(changed);
        return read.dom() == null ? null : VERIFIER.verify(read.dom(), RECEIVED);
    }

    @Property(tries = 150)
    void anotherTextInAnyElementBreaksTheDigest(@ForAll @IntRange(max = 10_000) int which, @ForAll("texts") String text) {
        Document document = read(SIGNED);
        List<Element> leaves = leaves(document);
        Element leaf = leaves.get(which % leaves.size());
        Assume.that(!leaf.getTextContent().equals(text));
        String before = VERIFIER.verify(document, RECEIVED).contentDigest();
        leaf.setTextContent(text);
        SignatureReport report = VERIFIER.verify(read(new String(XmlSigner.serialise(document), StandardCharsets.UTF_8)), RECEIVED);
        assertThat(report.digestOk()).isFalse();
        assertThat(report.valid()).isFalse();
        assertThat(report.contentDigest()).isNotEqualTo(before);
    }

    @Property(tries = 150)
    void anyTextThatXmlAllowsIsSignedAndComesBackAsItWas(@ForAll("texts") String text, @ForAll SignatureAlgorithm algorithm) {
        Document document = read(IMPORT);
        Element note = leaves(document).get(4);
        note.setTextContent(text);
        document.getDocumentElement().setAttributeNS(null, "guid", text);
        byte[] signed = XmlSigner.sign(document, SignedMessages.key(algorithm), algorithm, null);
        Document received = read(signed);
        SignatureReport report = VERIFIER.verify(received, RECEIVED);
        assertThat(report.accepted()).isTrue();
        assertThat(leaves(received).get(4).getTextContent()).isEqualTo(text);
        assertThat(received.getDocumentElement().getAttribute("guid")).isEqualTo(text);
    }

    /** Everything XML 1.0 allows, with what is easily lost in front: line ends, tabs, markup, characters of four bytes. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> awkward = Arbitraries.of("\r", "\r\n", "\t", "\n", "<", "&", "]]>", "\"", "'", "&amp;", "𠮷", "😀", " ", "\u0085", "\u2028", "\uFFFD");
        Arbitrary<String> any = Arbitraries.integers().between(0x20, 0x10FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF).map(Character::toString);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, awkward), net.jqwik.api.Tuple.of(2, any))
                .list().ofMinSize(1).ofMaxSize(60).map(parts -> String.join("", parts));
    }

    /** Elements without child elements, outside of the signature. */
    private static List<Element> leaves(Document document) {
        List<Element> leaves = new ArrayList<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getElementsByTagName("*").getLength() == 0 && !CanonicalForm.XMLDSIG.equals(element.getNamespaceURI())) {
                leaves.add(element);
            }
        }
        return leaves;
    }

    private static int place(byte[] whole, String ascii) {
        // one character a byte, so that places in the text are places in the bytes
        return new String(whole, StandardCharsets.ISO_8859_1).indexOf(ascii);
    }

    private static String around(byte[] whole, int place) {
        int from = Math.max(0, place - 20);
        return new String(whole, from, Math.min(40, whole.length - from), StandardCharsets.UTF_8);
    }
}
