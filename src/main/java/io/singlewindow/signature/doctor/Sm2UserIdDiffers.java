package io.singlewindow.signature.doctor;

import io.singlewindow.signature.Crypto;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Objects;
import java.util.stream.Stream;

/** SM2 with another user id: none, one of the configured ones, or what the signature itself names. */
final class Sm2UserIdDiffers implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        PublicKey key = patient.figures().key();
        if (key == null || key.getAlgorithm().equals("RSA")) {
            return Stream.empty();
        }
        Stream<String> own = Stream.of("", Objects.requireNonNullElse(patient.figures().keyName(), ""));
        return Stream.concat(own, patient.sm2UserIds().stream()).distinct().map(id -> new Tried(
                from.by((content, value) -> Crypto.verifySm2(key, id.getBytes(StandardCharsets.UTF_8), content, value)),
                new Explanation(Cause.SM2_USER_ID_DIFFERS, id.isEmpty() ? "空 / the empty one" : id)));
    }
}
