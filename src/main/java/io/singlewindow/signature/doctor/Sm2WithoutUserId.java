package io.singlewindow.signature.doctor;

import io.singlewindow.signature.Crypto;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** SM2's arithmetic over the bare digest, without the hash of user id and key that belongs before the content. */
final class Sm2WithoutUserId implements Repair {

    private static final int HALF_BYTES = 32;

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        PublicKey key = patient.figures().key();
        if (key == null || key.getAlgorithm().equals("RSA")) {
            return Stream.empty();
        }
        return Stream.of(new Tried(from.by((content, value) -> holds(key, Crypto.digest("SM3").digest(content), value)),
                Explanation.of(Cause.SM2_WITHOUT_USER_ID)));
    }

    /** GB/T 32918.2, 7.1, from step B4 on: r = e + x of (s·G + (r+s)·P). */
    private static boolean holds(PublicKey key, byte[] digest, byte[] value) {
        try {
            if (value.length != 2 * HALF_BYTES
                    || !(PublicKeyFactory.createKey(key.getEncoded()) instanceof ECPublicKeyParameters point)) {
                return false;
            }
            ECDomainParameters curve = point.getParameters();
            BigInteger n = curve.getN();
            BigInteger r = new BigInteger(1, Arrays.copyOf(value, HALF_BYTES));
            BigInteger s = new BigInteger(1, Arrays.copyOfRange(value, HALF_BYTES, value.length));
            BigInteger t = r.add(s).mod(n);
            if (r.signum() == 0 || s.signum() == 0 || t.signum() == 0 || r.compareTo(n) >= 0 || s.compareTo(n) >= 0) {
                return false;
            }
            ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(curve.getG(), s, point.getQ(), t).normalize();
            return !sum.isInfinity() && new BigInteger(1, digest).add(sum.getAffineXCoord().toBigInteger()).mod(n).equals(r);
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
