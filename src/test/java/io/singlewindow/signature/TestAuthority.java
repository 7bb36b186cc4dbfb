package io.singlewindow.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made for a test, and the signers it issues certificates to. */
public final class TestAuthority {

    /** Holder of the certificates where a test does not say otherwise: the sandbox's platform. */
    public static final String HOLDER = "91330100TERT00016Y";

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2040-01-01T00:00:00Z");
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private final SigningKey key;

    private TestAuthority(SigningKey key) {
        this.key = key;
    }

    /** What a certificate is to say. A key is named by its algorithm: rsa512 … rsa2048, sm2, or another curve. */
    public record Wanted(String keyName, Instant from, Instant to, int keyUsage, String holder, BigInteger serial) {

        /** A certificate as signers usually have it. */
        public static Wanted of(String keyName) {
            return new Wanted(keyName, FROM, TO, KeyUsage.digitalSignature | KeyUsage.nonRepudiation, HOLDER, BigInteger.valueOf(0x178b6b7L));
        }

        public Wanted issued(String instant) {
            return new Wanted(keyName, Instant.parse(instant), to, keyUsage, holder, serial);
        }

        public Wanted until(String instant) {
            return new Wanted(keyName, from, Instant.parse(instant), keyUsage, holder, serial);
        }

        /** @param usage bits of {@link KeyUsage}; 0 for a certificate that does not say */
        public Wanted forUse(int usage) {
            return new Wanted(keyName, from, to, usage, holder, serial);
        }

        /** @param code credit code in the subject; null for a subject that names none */
        public Wanted heldBy(String code) {
            return new Wanted(keyName, from, to, keyUsage, code, serial);
        }

        public Wanted numbered(String hexSerial) {
            return new Wanted(keyName, from, to, keyUsage, holder, new BigInteger(hexSerial, 16));
        }
    }

    /** An authority with a new name and key; {@code rsa2048} or {@code sm2}. */
    public static TestAuthority of(String keyName) {
        KeyPair pair = freshPair(keyName);
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "Authority of a test").build();
        Wanted wanted = Wanted.of(keyName).forUse(KeyUsage.keyCertSign);
        return new TestAuthority(new SigningKey(pair.getPrivate(), certificate(name, name, pair, pair, wanted, true)));
    }

    /** An authority whose key is at hand, e.g. that of the development certificates. */
    public static TestAuthority of(SigningKey key) {
        return new TestAuthority(key);
    }

    public X509Certificate certificate() {
        return key.certificate();
    }

    /** A signer with a certificate of this authority. */
    public SigningKey issue(Wanted wanted) {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "Signer of a test");
        if (wanted.holder() != null) {
            subject.addRDN(BCStyle.SERIALNUMBER, wanted.holder());
        }
        return issue(wanted, subject.build());
    }

    /** The same with a subject of the test's own. */
    SigningKey issue(Wanted wanted, X500Name subject) {
        KeyPair own = KEYS.computeIfAbsent(wanted.keyName(), TestAuthority::freshPair);
        X500Name issuer = X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
        KeyPair authority = new KeyPair(certificate().getPublicKey(), key.privateKey());
        return new SigningKey(own.getPrivate(), certificate(issuer, subject, authority, own, wanted, false));
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, KeyPair authority, KeyPair own, Wanted wanted, boolean ca) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer, wanted.serial(), Date.from(wanted.from()), Date.from(wanted.to()), subject, own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            if (wanted.keyUsage() != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(wanted.keyUsage()));
            }
            String algorithm = authority.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SM3withSM2";
            return new JcaX509CertificateConverter().setProvider(Crypto.PROVIDER).getCertificate(builder.build(
                    new JcaContentSignerBuilder(algorithm).setProvider(Crypto.PROVIDER).build(authority.getPrivate())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException failed) {
            throw new IllegalStateException("A certificate cannot be made", failed);
        }
    }

    private static KeyPair freshPair(String keyName) {
        try {
            boolean rsa = keyName.startsWith("rsa");
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC", Crypto.PROVIDER);
            if (rsa) {
                generator.initialize(Integer.parseInt(keyName.substring(3)));
            } else {
                generator.initialize(new ECGenParameterSpec(keyName.equals("sm2") ? "sm2p256v1" : keyName));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("A key " + keyName + " cannot be made", failed);
        }
    }
}
