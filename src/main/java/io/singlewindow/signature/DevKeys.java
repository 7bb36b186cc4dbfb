package io.singlewindow.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The development keys that come with the server; each is unlocked once. Refused outside the sandbox by fingerprint. */
public final class DevKeys {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Map<String, SigningKey> LOADED = new ConcurrentHashMap<>();

    private DevKeys() {}

    /**
     * The key of a party.
     *
     * @param party e.g. {@code platform}, {@code window}, {@code customs}
     * @throws IllegalArgumentException when there is none of that name
     */
    public static SigningKey of(String party, SignatureAlgorithm algorithm) {
        String alias = party + (algorithm == SignatureAlgorithm.SM2 ? "-sm2" : "-rsa");
        return LOADED.computeIfAbsent(alias, DevKeys::load);
    }

    private static SigningKey load(String alias) {
        String resource = "/certs-dev/" + alias + ".p12";
        try (InputStream stream = DevKeys.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("No development key " + alias);
            }
            return SigningKey.load(stream, PASSWORD, alias);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }
}
