package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.customs.Reception.SignatureSeen;
import io.singlewindow.message.Message;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at a DxpMsg as the exchange platform and customs do: envelope, its signature, message, its signature. */
final class Inspector {

    private static final Message.Envelope UNKNOWN = new Message.Envelope("-", "-", java.util.List.of(), null);

    private final SafeReader reader;
    private final SignatureVerifier verifier;
    private final String windowHolder;

    Inspector(SafeReader reader, SignatureVerifier verifier, String windowHolder) {
        this.reader = reader;
        this.verifier = verifier;
        this.windowHolder = windowHolder;
    }

    /**
     * What was seen.
     *
     * @param responseCode of table 7-1 when the envelope is refused; null when it is taken
     */
    record Look(
            Message.Envelope envelope,
            byte @Nullable [] content,
            @Nullable ReadResult message,
            SignatureSeen envelopeSignature,
            SignatureSeen messageSignature,
            @Nullable String responseCode,
            @Nullable String responseInfo) {}

    Look look(byte[] body, Instant now) {
        EnvelopeResult opened = reader.readEnvelope(body);
        Message.Envelope envelope = opened.envelope() == null ? UNKNOWN : opened.envelope();
        if (opened.dom() == null || opened.content() == null || !opened.findings().isEmpty()) {
            return refused(envelope, SignatureSeen.NONE, "0001", "报文格式错误");
        }
        SignatureReport report = verifier.verify(opened.dom(), now);
        SignatureSeen seen = seen(report);
        if (!report.accepted() || !windowHolder.equals(report.holder())) {
            return refused(envelope, seen, "1001", "签名无效");
        }
        ReadResult read = reader.read(opened.content());
        if (read.dom() == null || read.type() == null || read.schemaVersion() == null) {
            return refused(envelope, seen, "0002", "报文不符合XSD");
        }
        return new Look(envelope, opened.content(), read, seen, seen(verifier.verify(read.dom(), now)), null, null);
    }

    private static Look refused(Message.Envelope envelope, SignatureSeen signature, String code, String info) {
        return new Look(envelope, null, null, signature, SignatureSeen.NONE, code, info);
    }

    private static SignatureSeen seen(SignatureReport report) {
        return report.present()
                ? new SignatureSeen(true, report.accepted(), report.algorithm() == null ? null : report.algorithm().apiName(), report.holder())
                : SignatureSeen.NONE;
    }
}
