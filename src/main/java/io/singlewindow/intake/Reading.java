package io.singlewindow.intake;

import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** First step: opens the envelope where there is one, reads the message safely and against its schema. */
@Component("reading")
@Profile("!simulator")
class Reading {

    private final SafeReader reader;
    private final SignatureVerifier verifier;

    Reading(SafeReader reader, SignatureVerifier verifier) {
        this.reader = reader;
        this.verifier = verifier;
    }

    public Examination read(Submission submission) {
        Examination examination = Examination.begin(submission, Digests.of(submission.body()));
        if (submission.refusal() != null) {
            return examination.add(List.of(submission.refusal()));
        }
        if (!reader.isEnvelope(submission.body())) {
            ReadResult read = reader.read(submission.body());
            return examination.withMessage(null, submission.body(), read).add(read.findings());
        }
        EnvelopeResult opened = reader.readEnvelope(submission.body());
        examination.add(opened.findings());
        if (opened.content() == null) {
            return examination.withMessage(opened.envelope(), submission.body(), null);
        }
        examination.add(envelopeSignature(opened, submission));
        ReadResult read = reader.read(opened.content());
        return examination.withMessage(opened.envelope(), opened.content(), read).add(read.findings());
    }

    /** An envelope need not be signed, but a signature on it that does not hold is a reason to trust nothing inside. */
    private List<Finding> envelopeSignature(EnvelopeResult opened, Submission submission) {
        if (opened.dom() == null) {
            return List.of();
        }
        SignatureReport report = verifier.verify(opened.dom(), submission.receivedAt());
        if (!report.present() || report.accepted()) {
            return List.of();
        }
        String causes = String.join(", ", report.findings().stream().map(finding -> finding.code().code()).toList());
        return reader.locate(submission.body(),
                List.of(Finding.at(ErrorCode.SIG_018, "/DxpMsg/Signature", causes, "a valid signature or none")));
    }
}
