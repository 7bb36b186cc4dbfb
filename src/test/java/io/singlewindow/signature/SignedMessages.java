package io.singlewindow.signature;

import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import org.w3c.dom.Document;

/** The messages that these tests sign, read as the server reads them, and one authority that all of them trust. */
final class SignedMessages {

    static final SafeReader READER = new SafeReader(ReadingLimits.defaults());
    static final Instant RECEIVED = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant LEGACY_UNTIL = Instant.parse("2022-06-30T16:00:00Z");
    static final TestAuthority RSA_AUTHORITY = TestAuthority.of("rsa2048");
    static final TestAuthority SM2_AUTHORITY = TestAuthority.of("sm2");
    static final SigningKey RSA = RSA_AUTHORITY.issue(TestAuthority.Wanted.of("rsa2048"));
    static final SigningKey SM2 = SM2_AUTHORITY.issue(TestAuthority.Wanted.of("sm2"));
    static final SignatureVerifier VERIFIER = verifierTrusting(RSA_AUTHORITY, SM2_AUTHORITY);

    /** A payment (import), whose ExtendMessage stands before the signature. */
    static final String IMPORT = sample("CEB411.xml").replace("</ceb:CEB411Message>",
            "  <ceb:ExtendMessage><ceb:name>own</ceb:name><ceb:version>1</ceb:version><ceb:Message/></ceb:ExtendMessage>\n"
                    + "</ceb:CEB411Message>");

    /** A list (export), whose ExtendMessage stands behind the signature. */
    static final String EXPORT = sample("CEB603.xml").replace("</ceb:CEB603Message>",
            "  <ceb:ExtendMessage><ceb:name>own</ceb:name><ceb:version>1</ceb:version><ceb:Message/></ceb:ExtendMessage>\n"
                    + "</ceb:CEB603Message>");

    /** An envelope. */
    static final String ENVELOPE = sample("DxpMsg.xml");

    private SignedMessages() {}

    static SignatureVerifier verifierTrusting(TestAuthority... authorities) {
        return new SignatureVerifier(
                new Certificates(java.util.Arrays.stream(authorities).map(TestAuthority::certificate).toList()), LEGACY_UNTIL);
    }

    static SigningKey key(SignatureAlgorithm algorithm) {
        return algorithm.rsa() ? RSA : SM2;
    }

    /** A CEB message or an envelope as a tree; the bytes must be readable. */
    static Document read(byte[] bytes) {
        if (READER.isEnvelope(bytes)) {
            return READER.readEnvelope(bytes).dom();
        }
        ReadResult read = READER.read(bytes);
        if (read.dom() == null) {
            throw new IllegalArgumentException("Not readable: " + read.findings().list());
        }
        return read.dom();
    }

    static Document read(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The message signed, as text. */
    static String signed(String xml, SignatureAlgorithm algorithm) {
        return signed(xml, key(algorithm), algorithm);
    }

    static String signed(String xml, SigningKey key, SignatureAlgorithm algorithm) {
        String before = xml.contains("CEB603Message") ? "ExtendMessage" : null;
        return new String(XmlSigner.sign(read(xml), key, algorithm, before), StandardCharsets.UTF_8);
    }

    static SignatureReport verify(String xml) {
        return VERIFIER.verify(read(xml), RECEIVED);
    }

    static List<ErrorCode> codes(SignatureReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    /** Replaces one occurrence that must be there, so that no test passes because its change changed nothing. */
    static String change(String xml, String old, String fresh) {
        int place = xml.indexOf(old);
        if (place < 0) {
            throw new IllegalArgumentException(old + " is not in the message");
        }
        return xml.substring(0, place) + fresh + xml.substring(place + old.length());
    }

    /** The same by pattern, {@code $1} as usual. */
    static String changeMatch(String xml, String pattern, String fresh) {
        Matcher matcher = java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.DOTALL).matcher(xml);
        if (!matcher.find()) {
            throw new IllegalArgumentException(pattern + " is not in the message");
        }
        return matcher.replaceFirst(fresh);
    }

    private static String sample(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/samples/valid", name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
