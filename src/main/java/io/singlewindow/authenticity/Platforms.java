package io.singlewindow.authenticity;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.outbound.GuardedUrl;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.DetachedSignatures;
import io.singlewindow.signature.DetachedSignatures.Examined;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Platforms file where they are asked (platDataOpen), and by which certificates they sign what they upload. */
@Component
@Profile("!simulator")
public class Platforms {

    private static final int CERTIFICATES_MAX = 10;

    private final PlatformStore store;
    private final GuardedUrl urls;
    private final DetachedSignatures signatures;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Platforms(PlatformStore store, GuardedUrl urls, DetachedSignatures signatures, Ledger ledger, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.urls = urls;
        this.signatures = signatures;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Files a platform's address and all its certificates, in place of what was filed before; durable when this returns without
     * findings.
     *
     * @param openUrl its platDataOpen, https outside the sandbox
     * @param certificates PEM, or DER in base64
     * @return what speaks against it; then nothing is filed
     */
    public List<Finding> file(String principal, Entity platform, @Nullable String openUrl, List<String> certificates) {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        if (!platform.roles().contains(EntityRole.PLATFORM)) {
            findings.add(Finding.of(ErrorCode.SND_006, platform.roles().toString(), EntityRole.PLATFORM.name()));
        }
        String expected = openUrl == null ? "an address" : urls.expectedInstead(openUrl);
        if (openUrl == null || expected != null) {
            findings.add(Finding.at(ErrorCode.SYS_021, "/platDataOpen", String.valueOf(openUrl), expected));
        }
        if (certificates.isEmpty() || certificates.size() > CERTIFICATES_MAX) {
            findings.add(Finding.at(ErrorCode.SYS_007, "/certificates", certificates.size() + " certificates", "1 to " + CERTIFICATES_MAX));
        }
        Map<String, PlatformStore.Certificate> read = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(certificates.size(), CERTIFICATES_MAX); i++) {
            PlatformStore.Certificate one = certificate(certificates.get(i), platform, "/certificates/" + i, now, findings);
            if (one != null) {
                read.put(one.sha256(), one);
            }
        }
        if (findings.stream().noneMatch(Finding::rejects) && openUrl != null) {
            transactions.executeWithoutResult(status -> store.set(
                    new PlatformStore.Access(platform.uscc(), openUrl, now.toEpochMilli()), principal, List.copyOf(read.values())));
            ledger.awaitDurable();
        }
        return findings;
    }

    private PlatformStore.@Nullable Certificate certificate(String text, Entity platform, String place, Instant now, List<Finding> findings) {
        byte[] der = der(text);
        Examined examined = signatures.examine(der, place, now);
        findings.addAll(examined.findings());
        if (examined.details() == null) {
            return null;
        }
        if (!platform.uscc().equals(examined.details().holder())) {
            findings.add(Finding.at(ErrorCode.RUL_387, place, String.valueOf(examined.details().holder()), platform.uscc()));
        }
        return new PlatformStore.Certificate(examined.details().sha256(), PlatformStore.plain(examined.details().serial()), der, now.toEpochMilli());
    }

    /** DER of the only certificate in a text; no bytes when there is not one. */
    private static byte[] der(String text) {
        try {
            String pem = text.contains("BEGIN") ? text : "-----BEGIN CERTIFICATE-----\n" + text.strip() + "\n-----END CERTIFICATE-----\n";
            List<X509Certificate> read = Certificates.read(pem.getBytes(StandardCharsets.US_ASCII));
            return read.size() == 1 ? read.get(0).getEncoded() : new byte[0];
        } catch (IllegalArgumentException | CertificateEncodingException unreadable) {
            return new byte[0];
        }
    }
}
