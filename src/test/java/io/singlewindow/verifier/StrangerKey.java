package io.singlewindow.verifier;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A key of any kind with a certificate that its holder has issued to himself, in the window's name. */
record StrangerKey(X509Certificate certificate, PrivateKey key, String algorithm) {

    private static final X500Name NAME = new X500Name("CN=window");

    /** {@code key}: what it is, and on which curve. */
    static StrangerKey of(String key, String algorithm) throws Exception {
        String[] kind = key.split(" ");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind[0], WindowCertificates.PROVIDER);
        if (kind.length > 1) {
            generator.initialize(new ECGenParameterSpec(kind[1]));
        }
        KeyPair pair = generator.generateKeyPair();
        X509Certificate certificate = new JcaX509CertificateConverter().setProvider(WindowCertificates.PROVIDER).getCertificate(
                new JcaX509v3CertificateBuilder(NAME, BigInteger.ONE, Date.from(TestPackage.DAY.minusSeconds(86_400)), Date.from(TestPackage.DAY.plusSeconds(864_000)),
                        NAME, pair.getPublic()).build(signer(algorithm, pair.getPrivate())));
        return new StrangerKey(certificate, pair.getPrivate(), algorithm);
    }

    private static ContentSigner signer(String algorithm, PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder(algorithm).setProvider(WindowCertificates.PROVIDER).build(key);
    }

    /** A signature beside these bytes. */
    byte[] sign(byte[] content) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(WindowCertificates.PROVIDER).build()).build(signer(algorithm, key), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
    }
}
