package io.singlewindow.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A key that is decoded once and kept verifies as one that is decoded each time. */
class KeptKeyTest {

    private static final long SEED = 20_261_101;

    @Test
    void theKeptKeyGivesTheSameVerdicts() throws Exception {
        Random random = new Random(SEED);
        Certificates certificates = new Certificates(java.util.List.of(SignedMessages.SM2_AUTHORITY.certificate()));
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            SigningKey key = SignedMessages.key(algorithm);
            KnownCertificate kept = certificates.of(key.certificate().getEncoded());
            assertThat(kept.fits(algorithm)).isTrue();
            assertThat(kept.sm2() != null).isEqualTo(algorithm == SignatureAlgorithm.SM2);
            for (int i = 0; i < 50; i++) {
                byte[] content = new byte[1 + random.nextInt(500)];
                random.nextBytes(content);
                byte[] value = Crypto.sign(algorithm, key.privateKey(), content);
                assertThat(kept.verifies(algorithm, content, value)).isTrue();
                switch (random.nextInt(3)) {
                    case 0 -> content[random.nextInt(content.length)] ^= 1;
                    case 1 -> value[random.nextInt(value.length)] ^= 1;
                    default -> value = java.util.Arrays.copyOf(value, random.nextInt(value.length));
                }
                assertThat(kept.verifies(algorithm, content, value)).isFalse().isEqualTo(Crypto.verify(algorithm, key.certificate().getPublicKey(), content, value));
            }
        }
    }

    @Test
    void aKeyOnAnotherCurveIsKeptAsNone() throws Exception {
        SigningKey other = SignedMessages.SM2_AUTHORITY.issue(TestAuthority.Wanted.of("secp256r1"));
        KnownCertificate kept = new Certificates(java.util.List.of()).of(other.certificate().getEncoded());
        assertThat(kept.sm2()).isNull();
        assertThat(kept.fits(SignatureAlgorithm.SM2)).isFalse();
    }
}
