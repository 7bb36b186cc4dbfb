package io.singlewindow.access;

import io.singlewindow.access.Credential.Kind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MachineTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Gives keys and certificates to accounts and takes them away; each is an entry of the log and durable when it returns. A key is
 * told once, to whoever has it made.
 */
@Component
@Profile("!simulator")
public class Credentials {

    private static final int PER_ACCOUNT_MAX = 20;
    private static final int NAME_CHARACTERS_MAX = 80;
    private static final int CERTIFICATE_CHARACTERS_MAX = 16_384;
    private static final int KEY_BYTES = 32;
    /** A key that turns up in a file or a log is seen to be one. */
    private static final String KEY_PREFIX = "sw_";

    private final Accounts accounts;
    private final CredentialStore store;
    private final CallerDirectory callers;
    private final AccessEvents events;
    private final MachineTime time;
    private final Random random;

    @Autowired
    Credentials(Accounts accounts, CredentialStore store, CallerDirectory callers, AccessEvents events, MachineTime time) {
        this(accounts, store, callers, events, time, new SecureRandom());
    }

    Credentials(Accounts accounts, CredentialStore store, CallerDirectory callers, AccessEvents events, MachineTime time, Random random) {
        this.accounts = accounts;
        this.store = store;
        this.callers = callers;
        this.events = events;
        this.time = time;
        this.random = random;
    }

    /**
     * A credential that was given just now.
     *
     * @param key the key's text, which is kept nowhere; null for a certificate
     */
    public record Given(Credential credential, @Nullable String key) {}

    /**
     * Those of an account, the newest first.
     *
     * @throws ProblemException 404 when there is no such account
     */
    public List<Credential> of(String login) {
        return store.of(accounts.find(login).caller().id());
    }

    /**
     * Gives an account another key, or a certificate where one is named.
     *
     * @param name what it is called; may be empty for a certificate, which is called by its subject then
     * @param certificate in PEM form; empty: a key is made
     * @throws ProblemException 404 when there is no such account, 422 when the name or the certificate is not usable or there are too many
     */
    public Given give(Caller by, String login, String name, String certificate) {
        String principal = accounts.find(login).caller().id();
        if (store.of(principal).size() >= PER_ACCOUNT_MAX) {
            throw fault("", (PER_ACCOUNT_MAX + 1) + "", PER_ACCOUNT_MAX + " keys and certificates at most");
        }
        Given given = certificate.isEmpty() ? key(named(name)) : certificate(name, certificate);
        Credential credential = given.credential();
        try {
            events.tell("account.key-given", principal, by.id(), described(credential), () -> {
                store.add(principal, credential);
                return true;
            });
        } catch (DuplicateKeyException taken) {
            throw fault("/certificate", credential.sha256(), "a certificate that no account has");
        }
        callers.forget();
        return given;
    }

    private Given key(String name) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        String key = KEY_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Given(new Credential(CallerDirectory.digest(key), Kind.KEY, name, null, time.now()), key);
    }

    private Given certificate(String name, String pem) {
        X509Certificate certificate = read(pem);
        Instant now = time.now();
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            throw fault("/certificate", BusinessTime.iso(end), "a certificate that has not ended");
        }
        String subject = holder(certificate.getSubjectX500Principal().getName());
        String called = name.isEmpty() ? subject.substring(0, Math.min(NAME_CHARACTERS_MAX, subject.length())) : named(name);
        return new Given(new Credential(CallerDirectory.fingerprint(certificate), Kind.CERTIFICATE, called, end, now), null);
    }

    /** The common name of a subject, or all of it where it has none. */
    private static String holder(String subject) {
        try {
            return new LdapName(subject).getRdns().stream().filter(part -> part.getType().equalsIgnoreCase("CN"))
                    .map(part -> String.valueOf(part.getValue())).findFirst().orElse(subject);
        } catch (InvalidNameException unusual) {
            return subject;
        }
    }

    private static X509Certificate read(String pem) {
        if (pem.length() > CERTIFICATE_CHARACTERS_MAX) {
            throw fault("/certificate", pem.length() + " characters", CERTIFICATE_CHARACTERS_MAX + " characters at most");
        }
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException unreadable) {
            throw fault("/certificate", pem.substring(0, Math.min(40, pem.length())), "an X.509 certificate in PEM form");
        }
    }

    private static String named(String name) {
        if (name.isEmpty() || name.length() > NAME_CHARACTERS_MAX) {
            throw fault("/name", name.isEmpty() ? "-" : name.length() + " characters", "1 to " + NAME_CHARACTERS_MAX + " characters");
        }
        return name;
    }

    /**
     * Takes one away: it opens nothing from now on, on other nodes within a minute.
     *
     * @param id of the key or certificate
     * @throws ProblemException 404 when the account has none of this id
     */
    public void withdraw(Caller by, String login, String id) {
        Credential credential = of(login).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> absent(id));
        events.tell("account.key-withdrawn", accounts.find(login).caller().id(), by.id(), described(credential), () -> {
            if (!store.remove(login, credential.sha256())) {
                throw absent(id);
            }
            return true;
        });
        callers.forget();
    }

    private static Map<String, Object> described(Credential credential) {
        return Map.of("key", credential.id(), "kind", credential.kind(), "name", credential.name());
    }

    private static ProblemException absent(String id) {
        return ProblemException.of(404, ErrorCode.SYS_002, id, "the id of a key or a certificate of the account");
    }

    private static ProblemException fault(String path, String given, String expected) {
        return new ProblemException(422, Finding.at(ErrorCode.SYS_007, path, given, expected));
    }

    /** As the API shows one. */
    static Map<String, @Nullable Object> json(Credential credential) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", credential.id());
        json.put("kind", credential.kind());
        json.put("name", credential.name());
        json.put("sha256", credential.kind() == Kind.CERTIFICATE ? credential.sha256() : null);
        json.put("validUntil", iso(credential.validUntil()));
        json.put("createdAt", iso(credential.createdAt()));
        return json;
    }

    private static @Nullable String iso(@Nullable Instant time) {
        return time == null ? null : BusinessTime.iso(time);
    }
}
