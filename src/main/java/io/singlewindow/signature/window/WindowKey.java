package io.singlewindow.signature.window;

import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.signature.XmlSigner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/** The window's own signature. Outside the sandbox its key must be named; a development key is never taken instead. */
@Component
@Profile("!simulator")
public class WindowKey {

    private final SignatureAlgorithm algorithm;
    private final Supplier<SigningKey> key;
    private final String dxpId;

    public WindowKey(WindowKeySettings settings, Environment environment) {
        algorithm = SignatureAlgorithm.ofName(settings.algorithm()).orElseThrow(() -> new IllegalStateException(
                "window.key.algorithm is " + settings.algorithm() + ", expected SM2 or RSA-SHA256"));
        dxpId = settings.dxpId();
        boolean sandbox = Arrays.asList(environment.getActiveProfiles()).contains("sandbox");
        if (!settings.store().isEmpty()) {
            SigningKey loaded = load(settings);
            if (!sandbox && DevKeys.isOne(loaded.certificate())) {
                throw new IllegalStateException("window.key.store holds a development key, which anyone has");
            }
            key = () -> loaded;
        } else if (sandbox) {
            // unlocked at first use, which costs a second that the start need not take
            key = () -> DevKeys.of("window", algorithm);
        } else {
            throw new IllegalStateException("window.key.store is empty, expected a PKCS12 with the window's key");
        }
    }

    /** The window's own user number on the exchange platform. */
    public String dxpId() {
        return dxpId;
    }

    private static SigningKey load(WindowKeySettings settings) {
        return load("window.key.store", settings.store(), settings.password(), settings.alias());
    }

    static SigningKey load(String setting, String store, String password, String alias) {
        try (InputStream stream = Files.newInputStream(Path.of(store))) {
            return SigningKey.load(stream, password.toCharArray(), alias);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(setting + " " + store + " cannot be read", unreadable);
        }
    }

    SigningKey signingKey() {
        return key.get();
    }

    /** Signs an XML document with an enveloped signature; the bytes are as they go out. */
    public byte[] sign(Document document) {
        return XmlSigner.sign(document, key.get(), algorithm, null);
    }

    /**
     * Signs JSON as a compact JWS.
     *
     * @param rsa what an RSA key signs by, RS256 or PS256; an SM2 key has one way only
     */
    public byte[] jws(byte[] payload, JwsAlgorithm rsa) {
        JwsAlgorithm usual = JwsAlgorithm.of(algorithm);
        return JwsWriter.sign(payload, key.get(), usual == JwsAlgorithm.SM2SM3 ? usual : rsa);
    }
}
