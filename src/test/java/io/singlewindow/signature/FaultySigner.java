package io.singlewindow.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/** Signs as the known faulty signers of production do (specification, chapter 8), which are accepted with a warning. */
public final class FaultySigner {

    /** What such signers hash in SignedInfo whether or not the root declares it. */
    public static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private static final Pattern VALUE = Pattern.compile("<ds:SignatureValue>([^<]*)<");

    private FaultySigner() {}

    /**
     * Signs an import message with SignedInfo's canonical form written out by hand.
     *
     * @param declarations namespace declarations that are hashed beside those of ceb and ds
     */
    public static String signed(String xml, SigningKey key, SignatureAlgorithm algorithm, String declarations) {
        String digest = base64(Crypto.digest(algorithm.digest()).digest(CanonicalForm.of(SignedMessages.read(xml))));
        String content = "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"></ds:CanonicalizationMethod>"
                + "<ds:SignatureMethod Algorithm=\"" + algorithm.signatureUri() + "\"></ds:SignatureMethod>"
                + "<ds:Reference URI=\"\"><ds:Transforms>"
                + "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform></ds:Transforms>"
                + "<ds:DigestMethod Algorithm=\"" + algorithm.digestUri() + "\"></ds:DigestMethod>"
                + "<ds:DigestValue>" + digest + "</ds:DigestValue></ds:Reference></ds:SignedInfo>";
        String hashed = "<ds:SignedInfo xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\""
                + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"" + declarations + ">" + content;
        byte[] value = Crypto.sign(algorithm, key.privateKey(), hashed.getBytes(StandardCharsets.UTF_8));
        // the certificate as our own signer writes it
        String keyInfo = SignedMessages.signed(xml, key, algorithm).replaceFirst("(?s).*(<ds:KeyInfo>.*</ds:KeyInfo>).*", "$1");
        int end = xml.lastIndexOf("</ceb:");
        return xml.substring(0, end) + "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>" + content
                + "<ds:SignatureValue>" + base64(value) + "</ds:SignatureValue>" + keyInfo + "</ds:Signature>" + xml.substring(end);
    }

    /** A message signed with SM2 whose value is then written in DER. */
    public static String inDer(String signed) {
        Matcher value = VALUE.matcher(signed);
        if (!value.find()) {
            throw new IllegalArgumentException("The message is not signed");
        }
        return signed.substring(0, value.start(1)) + base64(der(Base64.getDecoder().decode(value.group(1)))) + signed.substring(value.end(1));
    }

    /** The DER form of r‖s. */
    static byte[] der(byte[] raw) {
        try {
            return new DERSequence(new ASN1Integer[] {
                new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 0, 32))),
                new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)))
            }).getEncoded(ASN1Encoding.DER);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
