package io.singlewindow.signature.doctor;

import io.singlewindow.signature.Crypto;
import io.singlewindow.signature.SignatureAlgorithm;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.stream.Stream;

/** The digest was padded and signed as it is, without the DigestInfo that names its algorithm. */
final class RsaWithoutDigestInfo implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        if (!(patient.figures().key() instanceof RSAPublicKey key)) {
            return Stream.empty();
        }
        return Arrays.stream(SignatureAlgorithm.values()).map(SignatureAlgorithm::digest).map(name -> new Tried(
                from.by((content, value) -> Arrays.equals(RsaBlock.payload(key, value), Crypto.digest(name).digest(content))),
                Explanation.of(Cause.RSA_WITHOUT_DIGEST_INFO)));
    }
}
