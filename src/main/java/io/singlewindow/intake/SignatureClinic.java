package io.singlewindow.intake;

import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.Positions;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import io.singlewindow.signature.doctor.Diagnosis;
import io.singlewindow.signature.doctor.Doctor;
import io.singlewindow.signature.doctor.DoctorSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/**
 * Brings a message before the signature doctor: reads and verifies it as the intake does, with its very steps, and has
 * explained what does not hold. Nothing is stored, and no verdict of the intake depends on it.
 */
@Component
@Profile("!simulator")
class SignatureClinic {

    private final Reading reading;
    private final SenderCheck senderCheck;
    private final SafeReader reader;
    private final SignatureVerifier verifier;
    private final Doctor doctor;

    SignatureClinic(Reading reading, SenderCheck senderCheck, SafeReader reader, SignatureVerifier verifier, DoctorSettings settings) {
        this.reading = reading;
        this.senderCheck = senderCheck;
        this.reader = reader;
        this.verifier = verifier;
        this.doctor = new Doctor(verifier, settings);
    }

    /**
     * One signature and what was found.
     *
     * @param document local name of the root it signs; null when there is none to be read
     * @param report null when the document cannot be read
     */
    record Case(@Nullable String document, @Nullable SignatureReport report, List<Finding> findings, Diagnosis diagnosis) {

        boolean signed() {
            return report != null && report.present();
        }
    }

    /**
     * What there is to say of one body.
     *
     * @param main the message's signature, or the envelope's where only that is signed
     * @param envelope the signature of the DxpMsg around the message, beside the message's own; null when there is none
     */
    record Result(Case main, @Nullable Case envelope) {}

    Result examine(Submission submission) {
        Examination examination = reading.read(submission);
        Case message = message(examination);
        Case envelope = reader.isEnvelope(submission.body()) ? envelope(submission) : null;
        if (envelope == null || !envelope.signed()) {
            return new Result(message, null);
        }
        return message.signed() ? new Result(message, envelope) : new Result(envelope, null);
    }

    private Case message(Examination examination) {
        Document dom = examination.read() == null ? null : examination.read().dom();
        if (dom == null) {
            List<Finding> findings = examination.findings().list();
            return new Case(null, null, findings, doctor.unreadable(examination.message(), findings));
        }
        Instant receivedAt = examination.submission().receivedAt();
        SignatureReport report = verifier.verify(dom, receivedAt);
        Examination verified = examination.withSignature(report)
                .add(Positions.locate(examination.message(), report.present() ? report.findings() : List.of(missing(dom))));
        List<Finding> findings = senderCheck.identify(verified).findings().list().stream().filter(SignatureClinic::aboutSignature).toList();
        return new Case(dom.getDocumentElement().getLocalName(), report, findings,
                doctor.examine(examination.message(), dom, report, findings, receivedAt));
    }

    private @Nullable Case envelope(Submission submission) {
        EnvelopeResult opened = reader.readEnvelope(submission.body());
        if (opened.dom() == null) {
            return null;
        }
        SignatureReport report = verifier.verify(opened.dom(), submission.receivedAt());
        List<Finding> findings = new ArrayList<>(Positions.locate(submission.body(), report.findings()));
        return new Case("DxpMsg", report, findings,
                doctor.examine(submission.body(), opened.dom(), report, findings, submission.receivedAt()));
    }

    private static Finding missing(Document dom) {
        return Finding.at(ErrorCode.SIG_001, "/" + dom.getDocumentElement().getLocalName() + "/Signature", "-", "ds:Signature");
    }

    private static boolean aboutSignature(Finding finding) {
        return finding.code().group().equals("SIG") || finding.code().group().equals("READ") || finding.code() == ErrorCode.SND_004;
    }
}
