package io.singlewindow.signature.doctor;

import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs an import message with a development key; each step can be replaced by what careless signers do. */
final class FlawedSigner {

    static final SafeReader READER = new SafeReader(ReadingLimits.defaults());
    static final String DEFAULT_USER_ID = "1234567812345678";
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final SignatureAlgorithm named;
    private final SigningKey key;
    private Function<String, byte[]> hashed = xml -> CanonicalForm.of(read(xml));
    private String digest;
    private Function<byte[], String> digestText = FlawedSigner::base64;
    private String signedInfo = "<ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>"
            + "<ds:SignatureMethod Algorithm=\"${method}\"/><ds:Reference URI=\"\"><ds:Transforms>"
            + "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/></ds:Transforms>"
            + "<ds:DigestMethod Algorithm=\"${digestMethod}\"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>";
    private Function<Document, byte[]> signed = document -> CanonicalForm.of(element(document, "SignedInfo"));
    private Function<byte[], byte[]> signing;
    private Function<byte[], String> valueText = FlawedSigner::base64;

    private FlawedSigner(SignatureAlgorithm named) {
        this.named = named;
        this.key = DevKeys.of("payment", named);
        this.digest = named.digest();
        this.signing = content -> sign(named, content);
    }

    /** One that makes no mistake yet. */
    static FlawedSigner with(SignatureAlgorithm named) {
        return new FlawedSigner(named);
    }

    /** Hashes other bytes than the canonical document. */
    FlawedSigner hashing(Function<String, byte[]> other) {
        hashed = other;
        return this;
    }

    /** Hashes the canonical document after changing it. */
    FlawedSigner hashingChanged(UnaryOperator<String> change) {
        return hashing(xml -> bytes(change.apply(text(CanonicalForm.of(read(xml))))));
    }

    FlawedSigner digesting(String other) {
        digest = other;
        return this;
    }

    FlawedSigner writingDigest(Function<byte[], String> other) {
        digestText = other;
        return this;
    }

    /** Lays SignedInfo out otherwise; a change in this and after it is what the test makes of it. */
    FlawedSigner layingOut(UnaryOperator<String> change) {
        signedInfo = change.apply(signedInfo);
        return this;
    }

    /** Signs other bytes than the canonical SignedInfo. */
    FlawedSigner signing(Function<Document, byte[]> other) {
        signed = other;
        return this;
    }

    /** Signs the canonical SignedInfo after changing it. */
    FlawedSigner signingChanged(UnaryOperator<byte[]> change) {
        signed = signed.andThen(change);
        return this;
    }

    FlawedSigner by(Function<byte[], byte[]> other) {
        signing = other;
        return this;
    }

    FlawedSigner writingValue(Function<byte[], String> other) {
        valueText = other;
        return this;
    }

    /** The message with its signature before the root's end. */
    String sign(String xml) {
        String info = signedInfo.replace("${method}", uri(named, true)).replace("${digestMethod}", uri(named, false))
                .replace("${digest}", digestText.apply(digest(digest, hashed.apply(xml))));
        String certificate;
        try {
            certificate = base64(key.certificate().getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
        int end = xml.lastIndexOf("</");
        String whole = xml.substring(0, end) + "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" + info
                + "<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:KeyName>" + key.certificate().getSerialNumber().toString(16)
                + "</ds:KeyName><ds:X509Data><ds:X509Certificate>" + certificate + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>"
                + xml.substring(end);
        return whole.replace("${value}", valueText.apply(signing.apply(signed.apply(read(whole)))));
    }

    private static String uri(SignatureAlgorithm algorithm, boolean method) {
        return switch (algorithm) {
            case SM2 -> "http://www.chinaport.gov.cn/2022/04/xmldsig#" + (method ? "sm2-sm3" : "sm3");
            case RSA_SHA256 -> method ? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" : "http://www.w3.org/2001/04/xmlenc#sha256";
            case RSA_SHA1 -> "http://www.w3.org/2000/09/xmldsig#" + (method ? "rsa-sha1" : "sha1");
        };
    }

    /** Signs as the specification wants it. */
    byte[] sign(SignatureAlgorithm algorithm, byte[] content) {
        return switch (algorithm) {
            case SM2 -> sm2(DEFAULT_USER_ID, content);
            case RSA_SHA256 -> rsa("SHA256withRSA", content);
            case RSA_SHA1 -> rsa("SHA1withRSA", content);
        };
    }

    byte[] rsa(String algorithm, byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key.privateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** SM2 with this user id. */
    byte[] sm2(String userId, byte[] content) {
        try {
            SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(true, new ParametersWithID(parameters(), bytes(userId)));
            signer.update(content, 0, content.length);
            return signer.generateSignature();
        } catch (CryptoException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** SM2's arithmetic over the bare digest of the content. */
    byte[] sm2WithoutUserId(byte[] content) {
        ECPrivateKeyParameters secret = parameters();
        BigInteger n = secret.getParameters().getN();
        BigInteger e = new BigInteger(1, digest("SM3", content));
        BigInteger k = BigIntegers.createRandomInRange(BigInteger.ONE, n.subtract(BigInteger.ONE), new SecureRandom());
        BigInteger x = secret.getParameters().getG().multiply(k).normalize().getAffineXCoord().toBigInteger();
        BigInteger r = e.add(x).mod(n);
        BigInteger s = k.subtract(r.multiply(secret.getD())).multiply(secret.getD().add(BigInteger.ONE).modInverse(n)).mod(n);
        byte[] raw = new byte[64];
        BigIntegers.asUnsignedByteArray(r, raw, 0, 32);
        BigIntegers.asUnsignedByteArray(s, raw, 32, 32);
        return raw;
    }

    private ECPrivateKeyParameters parameters() {
        try {
            return (ECPrivateKeyParameters) PrivateKeyFactory.createKey(key.privateKey().getEncoded());
        } catch (java.io.IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Document read(String xml) {
        var read = READER.read(bytes(xml));
        if (read.dom() == null) {
            throw new IllegalArgumentException("Not readable: " + read.findings().list());
        }
        return read.dom();
    }

    static Element element(Document document, String name) {
        return (Element) document.getElementsByTagNameNS(CanonicalForm.XMLDSIG, name).item(0);
    }

    static byte[] digest(String name, byte[] content) {
        try {
            return MessageDigest.getInstance(name, PROVIDER).digest(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
