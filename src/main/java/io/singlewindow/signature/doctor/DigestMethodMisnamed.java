package io.singlewindow.signature.doctor;

import io.singlewindow.signature.Crypto;
import java.util.List;
import java.util.stream.Stream;

/** Another digest was used than DigestMethod says; only those of the given length can be. */
final class DigestMethodMisnamed implements Repair {

    private static final List<String> DIGESTS = List.of("SM3", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "MD5");

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        return DIGESTS.stream()
                .filter(name -> !name.equals(patient.figures().digestName()))
                .filter(name -> Crypto.digest(name).getDigestLength() == from.result().length)
                .map(name -> new Tried(from.by(new Digest(name)), new Explanation(Cause.DIGEST_METHOD_MISNAMED, name)));
    }
}
