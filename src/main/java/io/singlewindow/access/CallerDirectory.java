package io.singlewindow.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds the caller of an API key or a client certificate; keys are kept only as digests. */
@Component
@Profile("!simulator")
public class CallerDirectory {

    private static final int KEYS_CACHED_MAX = 10_000;

    /** A disabled account opens nothing, by its keys neither. */
    private static final String IN_USE = " LEFT JOIN account a ON a.login = p.id WHERE a.disabled_at IS NULL AND ";
    private static final String OF_CREDENTIAL = "FROM api_key k JOIN principal p ON p.id = k.principal_id" + IN_USE + "k.kind = ";
    private static final long FORGET_NANOS = 60_000_000_000L;

    private final JdbcClient jdbc;
    private final Map<String, Caller> known = new ConcurrentHashMap<>();
    private volatile long forgotten = System.nanoTime();

    CallerDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The caller whose key this is. */
    public Optional<Caller> byKey(String key) {
        return byDigest(digest(key));
    }

    /** The caller whose key has this digest. */
    Optional<Caller> byDigest(String digest) {
        return find(digest, digest, OF_CREDENTIAL + "'KEY' AND k.key_sha256 = :value");
    }

    /** The caller whose certificate this is; none before it begins and after it has ended. */
    Optional<Caller> byCertificate(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant()) || now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.empty();
        }
        String fingerprint = fingerprint(certificate);
        return find("certificate " + fingerprint, fingerprint, OF_CREDENTIAL + "'CERTIFICATE' AND k.key_sha256 = :value");
    }

    /** The caller of this id, where another has made sure of who it is. */
    public Optional<Caller> byId(String id) {
        return find("id " + id, id, "FROM principal p" + IN_USE + "p.id = :value");
    }

    private Optional<Caller> find(String name, String value, String where) {
        forgetEachMinute();
        Caller cached = known.get(name);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Caller> read = jdbc.sql("SELECT " + AccountStore.CALLER + " " + where)
                .param("value", value).query(AccountStore::caller).optional();
        read.ifPresent(caller -> {
            if (known.size() >= KEYS_CACHED_MAX) {
                known.clear();
            }
            known.put(name, caller);
        });
        return read;
    }

    /** What is changed here is known here at once; other nodes know it within a minute. */
    void forget() {
        known.clear();
    }

    /** A key that is withdrawn works for a minute at most. */
    private void forgetEachMinute() {
        long now = System.nanoTime();
        if (now - forgotten > FORGET_NANOS) {
            forgotten = now;
            known.clear();
        }
    }

    /** SHA-256 of a key, lower hex, as it is stored. */
    public static String digest(String key) {
        return sha256(key.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of a certificate's DER form, lower hex, as it is stored. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return sha256(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was read has no encoding", impossible);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
