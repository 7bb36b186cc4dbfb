package io.singlewindow.signature.doctor;

import io.singlewindow.signature.Crypto;
import io.singlewindow.signature.SignatureAlgorithm;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.stream.Stream;

/** Another algorithm of the certificate's key was used than SignatureMethod says. */
final class SignatureMethodMisnamed implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        PublicKey key = patient.figures().key();
        if (key == null) {
            return Stream.empty();
        }
        boolean rsa = key.getAlgorithm().equals("RSA");
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(algorithm -> algorithm != patient.figures().algorithm() && algorithm.rsa() == rsa)
                .map(algorithm -> new Tried(from.by((content, value) -> Crypto.verify(algorithm, key, content, value)),
                        new Explanation(Cause.SIGNATURE_METHOD_MISNAMED, algorithm.apiName())));
    }
}
