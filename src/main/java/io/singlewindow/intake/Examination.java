package io.singlewindow.intake;

import io.singlewindow.filing.Entity;
import io.singlewindow.message.Message;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import io.singlewindow.signature.SignatureReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one submission so far; each check adds its part. It belongs to one thread.
 *
 * @param envelope the DxpMsg's own words, where there was one
 * @param message bytes of the CEB message itself: the body, or what the envelope held
 * @param read null when an envelope could not be opened
 * @param transfer BaseTransfer as given; null when it is not there
 * @param sender the filed company that sends; null when it is unknown
 */
record Examination(
        Submission submission,
        Digests digests,
        Message.@Nullable Envelope envelope,
        byte[] message,
        @Nullable ReadResult read,
        @Nullable SignatureReport signature,
        Message.@Nullable Transfer transfer,
        @Nullable Entity sender,
        Findings findings) {

    static Examination begin(Submission submission, Digests digests) {
        return new Examination(submission, digests, null, submission.body(), null, null, null, null, new Findings());
    }

    Examination withMessage(Message.@Nullable Envelope opened, byte[] bytes, @Nullable ReadResult result) {
        return new Examination(submission, digests, opened, bytes, result, signature, transfer, sender, findings);
    }

    Examination withSignature(SignatureReport report) {
        return new Examination(submission, digests, envelope, message, read, report, transfer, sender, findings);
    }

    Examination withSender(Message.@Nullable Transfer given, @Nullable Entity found) {
        return new Examination(submission, digests, envelope, message, read, signature, given, found, findings);
    }

    /** Adds what a check found; returns this for chaining. */
    Examination add(List<Finding> found) {
        findings.addAll(found);
        return this;
    }

    /** Adds what reading found, with what it counted but did not keep; returns this for chaining. */
    Examination add(Findings found) {
        findings.addAll(found);
        return this;
    }

    /** True when there is a document tree of a known type to be looked at. */
    boolean known() {
        return read != null && read.dom() != null && read.type() != null;
    }

    /** The type; asked only when {@link #known()}. */
    MessageType type() {
        if (read == null || read.type() == null) {
            throw new IllegalStateException("The type was asked of a message that has none");
        }
        return read.type();
    }

    /** The document tree; asked only when {@link #known()}. */
    org.w3c.dom.Document dom() {
        if (read == null || read.dom() == null) {
            throw new IllegalStateException("The tree was asked of a message that has none");
        }
        return read.dom();
    }
}
