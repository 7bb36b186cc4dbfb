package io.singlewindow.signature.doctor;

import io.singlewindow.signature.Crypto;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A digest was signed by a function that hashes by itself. */
final class HashedTwice implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        return Arrays.stream(SignatureAlgorithm.values()).map(SignatureAlgorithm::digest).flatMap(name -> Stream.of(
                new Tried(from.then(content -> Crypto.digest(name).digest(content)), Explanation.of(Cause.HASHED_TWICE)),
                new Tried(from.then(content -> HexFormat.of().formatHex(Crypto.digest(name).digest(content)).getBytes(StandardCharsets.US_ASCII)),
                        Explanation.of(Cause.HASHED_TWICE))));
    }
}
