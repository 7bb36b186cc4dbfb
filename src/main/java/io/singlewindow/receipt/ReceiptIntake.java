package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/** Takes in what an authority sends: kept before it is acknowledged, counted only with the authority's own signature. */
@Component("receiptIntake")
@Profile("!simulator")
public class ReceiptIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptIntake.class);

    /** What is not signed by an authority is kept for the operator as far as this: anyone may send it. */
    private static final int UNCOUNTED_MAX = 1_000;

    private final SafeReader reader;
    private final SignatureVerifier verifier;
    private final JwsReader jws;
    private final AuthorityHolders holders;
    private final ReceiptStore store;
    private final Ledger ledger;
    private final SubmissionIds ids;
    private final Clock clock;

    ReceiptIntake(
            SafeReader reader, SignatureVerifier verifier, JwsReader jws, AuthorityHolders holders, ReceiptStore store, Ledger ledger,
            SubmissionIds ids, Clock clock) {
        this.reader = reader;
        this.verifier = verifier;
        this.jws = jws;
        this.holders = holders;
        this.store = store;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What became of one.
     *
     * @param refusal why it does not count; null when it does
     */
    public record Taken(String receiptId, @Nullable String refusal) {}

    /** Keeps it; durable when this returns. What does not count is parked with its cause. */
    public Taken receive(Authority authority, byte[] body) {
        return receive(authority, body, UNCOUNTED_MAX);
    }

    private Taken receive(Authority authority, byte[] body, int uncountedMax) {
        Instant now = clock.instant();
        String refusal = refusal(authority, body, now);
        if (refusal != null && store.uncounted() >= uncountedMax) {
            LOG.warn("What is no receipt of {} is not kept, {} of its like are there already: {}", authority.code(), uncountedMax, refusal);
            return new Taken("-", refusal);
        }
        String fresh = ids.next(now);
        String id = store.keep(fresh, authority, sha256(body), now, body, refusal == null ? "STORED" : "PARKED", refusal);
        ledger.awaitDurable();
        if (!id.equals(fresh) && store.isDiscarded(id)) {
            LOG.warn("A receipt of {} came again that was discarded, {}", authority.code(), id);
            return new Taken(id, "discarded by an operator, only a new receipt counts");
        }
        if (refusal != null) {
            LOG.warn("A receipt of {} is parked as {}: {}", authority.code(), id, refusal);
        }
        return new Taken(id, refusal);
    }

    /** Customs' receipts from the queue: bytes, or text in UTF-8; of what is neither, a note is parked. */
    public void fromQueue(@Nullable Object body) {
        byte[] bytes = body instanceof byte[] given ? given
                : body instanceof String text ? text.getBytes(StandardCharsets.UTF_8)
                : ("a message of " + (body == null ? "nothing" : body.getClass().getSimpleName())).getBytes(StandardCharsets.UTF_8);
        // whoever is let in at the queue is customs, and it sends nothing twice: all of it is kept
        receive(Authority.CUSTOMS, bytes, Integer.MAX_VALUE);
    }

    /** A parked one is verified anew and, if it counts now, applied; false when it does not, or is not parked. */
    boolean replay(String id) {
        return store.find(id).filter(kept -> kept.state().equals("PARKED")
                && refusal(kept.authority(), kept.body(), clock.instant()) == null && store.replay(id)).isPresent();
    }

    private @Nullable String refusal(Authority authority, byte[] body, Instant now) {
        SignatureReport report = report(authority, body, now);
        if (report == null) {
            return "unreadable: " + body.length + " bytes that are no message";
        }
        if (!report.accepted()) {
            return "signature: " + (report.present() ? report.findings().stream().map(f -> f.code().code()).toList() : "missing");
        }
        String expected = holders.of(authority);
        return expected.isEmpty() || !expected.equals(report.holder())
                ? "signed by " + report.holder() + ", expected " + expected
                : null;
    }

    /** What its signature is worth; null when it cannot be read. */
    private @Nullable SignatureReport report(Authority authority, byte[] body, Instant now) {
        if (authority.speaksJws()) {
            JwsReader.Signed signed = jws.read(body, now);
            return signed.payload() == null ? null : signed.report();
        }
        Document dom = dom(body);
        return dom == null ? null : verifier.verify(dom, now);
    }

    /** The signed tree: customs' envelope, or what another authority signs as it is. */
    private @Nullable Document dom(byte[] body) {
        if (reader.isEnvelope(body)) {
            EnvelopeResult envelope = reader.readEnvelope(body);
            return envelope.content() == null ? null : envelope.dom();
        }
        ReadResult read = reader.read(body);
        return read.dom();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
