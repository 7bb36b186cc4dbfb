package io.singlewindow.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/** SM2 signature values in the form that other signers write. */
final class Sm2Values {

    private Sm2Values() {}

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
}
