package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.SubscriberDirectory;
import io.singlewindow.message.Message;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.SignatureVerifier;
import io.singlewindow.signature.XmlSigner;
import java.time.Instant;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.time.LocalDate;
import org.springframework.core.env.StandardEnvironment;
import java.util.List;
import java.util.Map;

/** The beans of the checking route in its order, put together by hand; its settings are those of the sandbox. */
final class Pipeline {

    /** When messages arrive where a test does not say otherwise: 08:00 in the business's zone. */
    static final Instant RECEIVED = Instant.parse("2026-11-01T00:00:00Z");

    private static final SignatureSettings SETTINGS = new SignatureSettings(
            LocalDate.of(2022, 7, 1), "classpath:certs-dev/ca-*.crt");

    /** As the parameter SIGNATURE that ships says. */
    private static final ParameterBook BOOK = PackagedParameters.read();
    private static final SignatureDuty DUTY = day -> SignatureDuty.Signed.valueOf(
            BOOK.at(ParameterId.SIGNATURE, day).map(Parameter::value).orElse("LISTS"));

    final SignatureVerifier verifier;
    final Reading reading;
    final SignatureCheck signatureCheck;
    final SenderCheck senderCheck;
    final FilingCheck filingCheck;
    final ContentCheck contentCheck;
    final Judge judge = new Judge();

    Pipeline(SafeReader reader, EntityDirectory entities, SubscriberDirectory subscribers) {
        this(reader, entities, subscribers, TestFilings.everything(entities));
    }

    Pipeline(SafeReader reader, EntityDirectory entities, SubscriberDirectory subscribers, TestFilings filings) {
        IntakeConfig config = new IntakeConfig();
        verifier = config.signatureVerifier(config.trustedCertificates(SETTINGS, new StandardEnvironment()), SETTINGS);
        reading = new Reading(reader, verifier);
        signatureCheck = new SignatureCheck(verifier, DUTY);
        senderCheck = new SenderCheck(entities, subscribers, new DocumentOwners(entities, filings), filings, reader);
        filingCheck = new FilingCheck(entities, filings, filings, reader);
        contentCheck = new ContentCheck(reader);
    }

    /** With the sandbox's companies. */
    static Pipeline ofSandbox() {
        return new Pipeline(SandboxMessage.READER, new SandboxDirectory(), new SandboxDirectory());
    }

    static Submission submission(byte[] body, Caller caller, Instant receivedAt) {
        return new Submission(caller, body, null, null, "rest", receivedAt, true);
    }

    /** What the route makes of it. */
    Judgement judge(Submission submission) {
        return judge.decide(contentCheck.examine(filingCheck.examine(senderCheck.identify(signatureCheck.verify(reading.read(submission))))));
    }

    /** A message posted now with the key of this sandbox company. */
    Judgement judge(byte[] body, String caller) {
        return judge(submission(body, SandboxDirectory.caller(caller), RECEIVED));
    }

    /** A message in an unsigned envelope. */
    static byte[] enveloped(byte[] message, String senderId, String msgType) {
        return XmlSigner.serialise(DxpMessages.message(
                new Message.Envelope("DXPENT0000000001202611010800000001", senderId, List.of("DXPEDCCEB0000002"), msgType),
                RECEIVED, message, Map.of()));
    }

    static List<ErrorCode> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
