package io.singlewindow.intake;

import io.singlewindow.ledger.Claim;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.IntakeStopped;
import io.singlewindow.ledger.LedgerDown;
import io.singlewindow.ledger.LedgerFull;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.ledger.Outcome;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.reading.Positions;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.signature.CanonicalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Hands a judged submission to the ledger and waits until it is durable. The same submission gets the first answer again,
 * byte for byte; other content under an accepted message's key is rejected with both digests.
 */
@Component("recorder")
@Profile("!simulator")
class Recorder {

    private final Ledger ledger;
    private final Submissions submissions;
    private final SubmissionIds ids;
    private final Answers answers;
    private final Judge judge;

    Recorder(Ledger ledger, Submissions submissions, SubmissionIds ids, Answers answers, Judge judge) {
        this.ledger = ledger;
        this.submissions = submissions;
        this.ids = ids;
        this.answers = answers;
        this.judge = judge;
    }

    public Answer record(Judgement judgement) {
        Outcome outcome = append(judgement);
        if (outcome instanceof Outcome.Recorded recorded) {
            return new Answer(recorded.submissionId(), recorded.httpStatus(), recorded.answer(), recorded.cebReceipt(), false);
        }
        Outcome.Taken taken = (Outcome.Taken) outcome;
        if (taken.same()) {
            return replay(taken);
        }
        if (taken.claim().kind() == Claim.Kind.IDEMPOTENCY) {
            throw ProblemException.of(422, ErrorCode.DUP_002, taken.claim().digest(), taken.holderDigest());
        }
        Finding other = Finding.at(ErrorCode.DUP_001, "/" + judgement.examination().type().root() + "/@guid",
                taken.claim().digest(), taken.holderDigest() + " (" + taken.holderId() + ")");
        List<Finding> placed = Positions.locate(judgement.examination().message(), List.of(other));
        return record(judge.decideAgain(judgement, placed.get(0)));
    }

    private Answer replay(Outcome.Taken taken) {
        StoredSubmission first = submissions.find(taken.holderId()).orElseThrow(() -> new IllegalStateException(
                "Claim " + taken.claim().key() + " is held by " + taken.holderId() + ", which is not there"));
        return new Answer(first.id(), first.httpStatus(), first.answer(), first.cebReceipt(), true);
    }

    private Outcome append(Judgement judgement) {
        Examination examination = judgement.examination();
        Submission submission = examination.submission();
        String id = ids.next(submission.receivedAt());
        String content = contentDigest(examination);
        ReceiptStatement statement = ReceiptStatement.of(id, judgement, content);
        NewSubmission row = new NewSubmission(
                id,
                submission.receivedAt(),
                submission.caller().id(),
                sender(examination),
                submission.door(),
                examination.known() ? examination.type().name() : null,
                guid(examination),
                judgement.status(),
                judgement.httpStatus(),
                examination.digests().sha256(),
                content,
                judgement.rejected(),
                submission.body(),
                claims(judgement, content),
                statement.canonical(),
                proof -> answers.render(id, judgement, statement, content, proof));
        try {
            return ledger.append(row).join();
        } catch (IntakeStopped doubted) {
            throw new ProblemException(503, Finding.of(ErrorCode.SYS_043, null, null));
        } catch (LedgerFull | LedgerDown notNow) {
            throw new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof LedgerDown) {
                throw new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
            }
            throw new IllegalStateException("The ledger did not take submission " + id, failed.getCause());
        }
    }

    private static @Nullable String contentDigest(Examination examination) {
        if (examination.signature() != null) {
            return examination.signature().contentDigest();
        }
        return examination.read() == null || examination.read().dom() == null
                ? null
                : CanonicalForm.contentDigest(examination.read().dom());
    }

    /** Who finds it in the inbox: the company that sent it, else the one whose key was used. */
    private static @Nullable String sender(Examination examination) {
        return examination.sender() == null || !examination.submission().caller().actsFor(examination.sender().uscc())
                ? examination.submission().caller().uscc()
                : examination.sender().uscc();
    }

    private static @Nullable String guid(Examination examination) {
        String guid = examination.read() == null ? null : examination.read().guid();
        return guid == null ? null : guid.substring(0, Math.min(guid.length(), 100));
    }

    private static List<Claim> claims(Judgement judgement, @Nullable String content) {
        Examination examination = judgement.examination();
        String digest = content == null ? examination.digests().sha256() : content;
        List<Claim> claims = new ArrayList<>();
        String key = examination.submission().idempotencyKey();
        if (key != null) {
            claims.add(Claim.of(Claim.Kind.IDEMPOTENCY, digest, examination.submission().caller().id(), key));
        }
        if (!judgement.status().equals(NewSubmission.REJECTED) && examination.sender() != null) {
            String guid = examination.read() == null ? null : examination.read().guid();
            claims.add(Claim.of(Claim.Kind.MESSAGE, digest, examination.sender().uscc(), examination.type().name(), String.valueOf(guid)));
        }
        return claims;
    }
}
