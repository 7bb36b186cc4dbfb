package io.singlewindow.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Detached signatures of files (CMS, RFC 5652): SHA-256 with RSA, or SM3 with SM2 (GB/T 35275 keeps the same form). */
public final class CmsSigner {

    private CmsSigner() {}

    /**
     * Signs content that lies beside the signature.
     *
     * @param at the signing time that is signed with it
     * @return DER, with the signer's certificate in it
     */
    public static byte[] sign(byte[] content, SigningKey key, Instant at) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            JcaSignerInfoGeneratorBuilder signer = new JcaSignerInfoGeneratorBuilder(
                    new JcaDigestCalculatorProviderBuilder().setProvider(Crypto.PROVIDER).build());
            signer.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signingTime(at)));
            generator.addSignerInfoGenerator(signer.build(
                    new JcaContentSignerBuilder(key.sm2() ? "SM3withSM2" : "SHA256withRSA").setProvider(Crypto.PROVIDER).build(key.privateKey()),
                    key.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
            return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("The window's key " + key.certificate().getSubjectX500Principal() + " does not sign", failed);
        }
    }

    private static AttributeTable signingTime(Instant at) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        return new AttributeTable(attributes);
    }
}
