package io.singlewindow.evidence;

import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.CertificateDetails;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What is to be said of a message's signature, found anew over the very bytes that are kept, by the rules of its day. */
@Component
@Profile("!simulator")
public class SignatureVerdicts {

    private static final byte DER_SEQUENCE = 0x30;
    private static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";

    private final SafeReader reader;
    private final SignatureVerifier verifier;

    SignatureVerdicts(SafeReader reader, SignatureVerifier verifier) {
        this.reader = reader;
        this.verifier = verifier;
    }

    /**
     * A verdict.
     *
     * @param json as the package tells it
     * @param certificate DER of the signer's certificate; null where the message carries none
     */
    public record Verdict(Map<String, @Nullable Object> json, byte @Nullable [] certificate) {}

    /** The verdict on these bytes; null for what is no message. */
    public @Nullable Verdict of(byte[] body, Instant receivedAt) {
        byte[] message = body;
        if (reader.isEnvelope(body)) {
            EnvelopeResult envelope = reader.readEnvelope(body);
            if (envelope.content() == null) {
                return null;
            }
            message = envelope.content();
        }
        Document dom = reader.read(message).dom();
        if (dom == null) {
            return null;
        }
        SignatureReport report = verifier.verify(dom, receivedAt);
        byte[] certificate = report.certificate() == null ? null : certificate(dom);
        return new Verdict(json(report, certificate), certificate);
    }

    /** DER of the certificate that an authority's receipt carries; null where it carries none, or was emptied. */
    byte @Nullable [] ofReceipt(byte[] receipt, boolean jws) {
        if (receipt.length == 0) {
            return null;
        }
        if (jws) {
            byte[] der = JwsReader.certificate(receipt);
            return der == null ? null : encoded(der);
        }
        Document dom = reader.isEnvelope(receipt) ? reader.readEnvelope(receipt).dom() : reader.read(receipt).dom();
        return dom == null ? null : certificate(dom);
    }

    private static Map<String, @Nullable Object> json(SignatureReport report, byte @Nullable [] certificate) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("present", report.present());
        json.put("algorithm", report.algorithm() == null ? null : report.algorithm().name());
        json.put("digestOk", report.digestOk());
        json.put("valueOk", report.valueOk());
        json.put("accepted", report.accepted());
        json.put("findings", report.findings().stream().map(Finding::code).map(code -> code.code()).toList());
        CertificateDetails details = report.certificate();
        json.put("holder", report.holder());
        json.put("subject", details == null ? null : details.subject());
        json.put("issuer", details == null ? null : details.issuer());
        json.put("serial", details == null ? null : details.serial());
        json.put("validFrom", details == null ? null : BusinessTime.iso(details.validFrom()));
        json.put("validTo", details == null ? null : BusinessTime.iso(details.validTo()));
        json.put("trusted", details == null ? null : details.trusted());
        json.put("certificate", certificate == null || details == null ? null : file(details.sha256()));
        json.put("certificateSha256", certificate == null || details == null ? null : details.sha256());
        return json;
    }

    static String file(String fingerprint) {
        return "certs/" + fingerprint + ".crt";
    }

    private static byte @Nullable [] certificate(Document dom) {
        NodeList found = dom.getElementsByTagNameNS(XMLDSIG, "X509Certificate");
        if (found.getLength() != 1) {
            return null;
        }
        return encoded(found.item(0).getTextContent().getBytes(StandardCharsets.US_ASCII));
    }

    /** Of DER, or of it in base64; null for what is no certificate. */
    private static byte @Nullable [] encoded(byte[] given) {
        try {
            byte[] der = given.length > 0 && given[0] == DER_SEQUENCE ? given : Base64.getMimeDecoder().decode(given);
            return Certificates.read(der).get(0).getEncoded();
        } catch (CertificateEncodingException | RuntimeException unreadable) {
            return null;
        }
    }

    /** A certificate as PEM. */
    static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }
}
