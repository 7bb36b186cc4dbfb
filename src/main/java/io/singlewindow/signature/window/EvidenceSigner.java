package io.singlewindow.signature.window;

import io.singlewindow.signature.CmsSigner;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Signs files with each key that the window has, RSA and SM2. */
@Component
@Profile("!simulator")
public class EvidenceSigner {

    private final WindowKey key;
    private final @Nullable Supplier<SigningKey> other;

    EvidenceSigner(WindowKey key, EvidenceKeySettings settings, Environment environment) {
        this.key = key;
        boolean sandbox = Arrays.asList(environment.getActiveProfiles()).contains("sandbox");
        if (!settings.store().isEmpty()) {
            SigningKey loaded = WindowKey.load("window.evidence.key.store", settings.store(), settings.password(), settings.alias());
            if (!sandbox && DevKeys.isOne(loaded.certificate())) {
                throw new IllegalStateException("window.evidence.key.store holds a development key, which anyone has");
            }
            other = () -> loaded;
        } else {
            other = sandbox ? () -> DevKeys.of("window", key.signingKey().sm2() ? SignatureAlgorithm.RSA_SHA256 : SignatureAlgorithm.SM2) : null;
        }
    }

    /**
     * One signature.
     *
     * @param kind {@code rsa} or {@code sm2}
     * @param cms detached, DER
     */
    public record Signed(String kind, byte[] cms) {}

    /** The window's certificates by what they are, {@code rsa} or {@code sm2}. */
    public List<Certified> certificates() {
        return keys().map(one -> new Certified(kind(one), one.certificate())).toList();
    }

    /** A certificate of the window's. */
    public record Certified(String kind, X509Certificate certificate) {}

    /** Signs the content with each key. */
    public List<Signed> sign(byte[] content, Instant at) {
        return keys().map(one -> new Signed(kind(one), CmsSigner.sign(content, one, at))).toList();
    }

    private Stream<SigningKey> keys() {
        return other == null ? Stream.of(key.signingKey()) : Stream.of(key.signingKey(), other.get());
    }

    private static String kind(SigningKey key) {
        return key.sm2() ? "sm2" : "rsa";
    }
}
