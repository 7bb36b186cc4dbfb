package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerDirectory;
import io.singlewindow.ledger.EntryProof;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.context.ApplicationContext;

/** The steps of a running server's intake one by one, without door and routes, for the bench. */
public final class IntakeSteps {

    /** The steps that {@link #examine} times, in their order; the names of the package's classes. */
    public static final List<String> EXAMINED = List.of("Digests", "Reading", "SignatureCheck", "SenderCheck", "ContentCheck", "Judge");

    private static final String ID = "0".repeat(32);
    private static final EntryProof PROOF = new EntryProof("single-window", 1_000_000, Instant.EPOCH, "leaf".repeat(60),
            new byte[32], Collections.nCopies(20, new byte[32]), "checkpoint".repeat(20));

    private final Reading reading;
    private final SignatureCheck signatureCheck;
    private final SenderCheck senderCheck;
    private final FilingCheck filingCheck;
    private final ContentCheck contentCheck;
    private final Judge judge;
    private final Recorder recorder;
    private final Answers answers;
    private final Clock clock;
    private final Caller caller;

    /** The steps of this server, for messages of the owner of this key. */
    public IntakeSteps(ApplicationContext server, String key) {
        this.reading = server.getBean(Reading.class);
        this.signatureCheck = server.getBean(SignatureCheck.class);
        this.senderCheck = server.getBean(SenderCheck.class);
        this.filingCheck = server.getBean(FilingCheck.class);
        this.contentCheck = server.getBean(ContentCheck.class);
        this.judge = server.getBean(Judge.class);
        this.recorder = server.getBean(Recorder.class);
        this.answers = server.getBean(Answers.class);
        this.clock = server.getBean(Clock.class);
        this.caller = server.getBean(CallerDirectory.class).byKey(key).orElseThrow();
    }

    /** A message that was judged; what it is made of stays in the package. */
    public static final class Judged {

        private final Judgement judgement;

        private Judged(Judgement judgement) {
            this.judgement = judgement;
        }
    }

    /**
     * Examines and judges a message.
     *
     * @param time read before the first step and after each
     * @param spent is increased by what each of {@link #EXAMINED} took
     * @throws AssertionError when the message is not accepted without any finding
     */
    public Judged examine(byte[] body, LongSupplier time, long[] spent) {
        Submission submission = new Submission(caller, body, null, null, "rest", clock.instant(), true);
        long[] at = new long[EXAMINED.size() + 1];
        at[0] = time.getAsLong();
        Digests.of(body);
        at[1] = time.getAsLong();
        Examination read = reading.read(submission);
        at[2] = time.getAsLong();
        Examination verified = signatureCheck.verify(read);
        at[3] = time.getAsLong();
        Examination identified = filingCheck.examine(senderCheck.identify(verified));
        at[4] = time.getAsLong();
        Examination examined = contentCheck.examine(identified);
        at[5] = time.getAsLong();
        Judgement judgement = judge.decide(examined);
        at[6] = time.getAsLong();
        for (int i = 0; i < spent.length; i++) {
            spent[i] += at[i + 1] - at[i];
        }
        // the digests are part of reading and were made twice here
        spent[1] -= at[1] - at[0];
        if (judgement.httpStatus() != 202 || judgement.findingsTotal() > 0) {
            throw new AssertionError("Judged " + judgement.status() + ": " + judgement.findings());
        }
        return new Judged(judgement);
    }

    /** Renders the answer as the committer does; gives its bytes in all. */
    public int render(Judged judged) {
        ReceiptStatement statement = ReceiptStatement.of(ID, judged.judgement, ID);
        var rendered = answers.render(ID, judged.judgement, statement, ID, PROOF);
        return rendered.answer().length + rendered.receipt().length() + rendered.cebReceipt().length;
    }

    /**
     * Records a judged message and waits until it is durable.
     *
     * @throws AssertionError when it was there before
     */
    public void record(Judged judged) {
        Answer answer = recorder.record(judged.judgement);
        if (answer.httpStatus() != 202 || answer.replay()) {
            throw new AssertionError("Recorded as " + new String(answer.json(), StandardCharsets.UTF_8));
        }
    }
}
