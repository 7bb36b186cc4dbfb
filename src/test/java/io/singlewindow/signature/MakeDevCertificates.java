package io.singlewindow.signature;

import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Remakes certs-dev: run through {@code certs-dev/make-certs}. */
public final class MakeDevCertificates {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Date FROM = Date.from(Instant.parse("2014-12-31T16:00:00Z"));
    private static final Date TO = Date.from(Instant.parse("2049-12-31T15:59:59Z"));
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Certificate name to company name and credit code. */
    static final Map<String, String[]> HOLDERS = holders();

    private MakeDevCertificates() {}

    private static Map<String, String[]> holders() {
        Map<String, String[]> holders = new LinkedHashMap<>();
        holders.put("platform", new String[] {"杭州示例电子商务有限公司", "91330100TERT00016Y"});
        holders.put("payment", new String[] {"杭州示例支付有限公司", "91330100TERT00024R"});
        holders.put("logistics", new String[] {"杭州示例物流有限公司", "91330100TERT00032L"});
        holders.put("declarant", new String[] {"杭州示例报关有限公司", "91330100TERT000677"});
        holders.put("warehouse", new String[] {"杭州示例仓储有限公司", withCheck("91330100TERT00075")});
        holders.put("window", new String[] {"浙江跨境电商单一窗口", withCheck("12330000TERT00083")});
        holders.put("customs", new String[] {"示例海关", withCheck("11330000TERT00091")});
        holders.put("inspection", new String[] {"示例检验检疫", withCheck("11330000TERT00104")});
        holders.put("forex", new String[] {"示例外汇管理局", withCheck("11330000TERT00112")});
        holders.put("tax-refund", new String[] {"示例税务局", withCheck("11330000TERT00120")});
        return holders;
    }

    private static String withCheck(String seventeen) {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * alphabet.indexOf(seventeen.charAt(i));
        }
        return seventeen + alphabet.charAt((31 - sum % 31) % 31);
    }

    public static void main(String[] args) throws Exception {
        openQuickly();
        Path directory = Path.of(args[0]);
        TreeMap<String, String> fingerprints = new TreeMap<>();
        for (String algorithm : new String[] {"rsa", "sm2"}) {
            KeyPair authority = pair(algorithm);
            X500Name issuer = name("示例开发证书中心 " + algorithm.toUpperCase(), "DEV-CA");
            X509Certificate ca = certificate(issuer, issuer, authority, authority, algorithm, true);
            store(directory, "ca-" + algorithm, authority, new Certificate[] {ca}, fingerprints);
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(ca);
            }
            Files.writeString(directory.resolve("ca-" + algorithm + ".crt"), pem.toString());
            for (Map.Entry<String, String[]> holder : HOLDERS.entrySet()) {
                KeyPair own = pair(algorithm);
                X500Name subject = name(holder.getValue()[0], holder.getValue()[1]);
                X509Certificate leaf = certificate(issuer, subject, authority, own, algorithm, false);
                store(directory, holder.getKey() + "-" + algorithm, own, new Certificate[] {leaf, ca}, fingerprints);
            }
        }
        StringBuilder lines = new StringBuilder();
        fingerprints.forEach((alias, digest) -> lines.append(digest).append("  ").append(alias).append('\n'));
        Files.writeString(directory.resolve("fingerprints.txt"), lines.toString());
        HOLDERS.forEach((name, holder) -> System.out.println(name + "  " + holder[1] + "  " + holder[0]));
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.equals("rsa") ? "RSA" : "EC", Crypto.PROVIDER);
        if (algorithm.equals("rsa")) {
            generator.initialize(2048, RANDOM);
        } else {
            generator.initialize(new ECGenParameterSpec("sm2p256v1"), RANDOM);
        }
        return generator.generateKeyPair();
    }

    private static X500Name name(String company, String code) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, company)
                .addRDN(BCStyle.CN, company)
                .addRDN(BCStyle.SERIALNUMBER, code)
                .build();
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, KeyPair authority, KeyPair own, String algorithm, boolean ca)
            throws Exception {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, new BigInteger(63, RANDOM).setBit(62), FROM, TO, subject, own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(
                ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        String signer = algorithm.equals("rsa") ? "SHA256withRSA" : "SM3withSM2";
        return new JcaX509CertificateConverter().setProvider(Crypto.PROVIDER).getCertificate(builder.build(
                new JcaContentSignerBuilder(signer).setProvider(Crypto.PROVIDER).build(authority.getPrivate())));
    }

    /** The password stands beside the keys, so guessing it need not be slow; a server start that opens a dozen of them must not be. */
    private static void openQuickly() {
        for (String count : List.of("keyPbeIterationCount", "certPbeIterationCount", "macIterationCount")) {
            System.setProperty("keystore.pkcs12." + count, "1000");
        }
    }

    private static void store(
            Path directory, String alias, KeyPair pair, Certificate[] chain, Map<String, String> fingerprints)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", "SUN");
        store.load(null, null);
        store.setKeyEntry(alias, pair.getPrivate(), PASSWORD, chain);
        try (OutputStream out = Files.newOutputStream(directory.resolve(alias + ".p12"))) {
            store.store(out, PASSWORD);
        }
        fingerprints.put(alias, CanonicalForm.hex(Crypto.digest("SHA-256"), chain[0].getEncoded()));
    }
}
