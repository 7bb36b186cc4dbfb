package io.singlewindow.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
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

    /** True for the certificates that come with the server: everyone has their keys, so they prove nothing. */
    public static boolean isOne(X509Certificate certificate) {
        try (InputStream list = DevKeys.class.getResourceAsStream("/certs-dev/fingerprints.txt")) {
            if (list == null) {
                throw new IllegalStateException("certs-dev/fingerprints.txt is not packaged");
            }
            String fingerprint = CanonicalForm.hex(Crypto.digest("SHA-256"), certificate.getEncoded());
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).contains(fingerprint);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("certs-dev/fingerprints.txt cannot be read", unreadable);
        } catch (CertificateEncodingException broken) {
            throw new IllegalArgumentException("A certificate that cannot be encoded", broken);
        }
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
