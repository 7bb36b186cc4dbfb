package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.ledger.Claim;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.search.MessageBytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Finds submissions again for whoever may see them; what a caller may not see does not exist for it. */
@Component
@Profile("!simulator")
class SubmissionFinder {

    /** Submissions in one page of a list. */
    static final int PAGE_MAX = 200;

    private final Submissions submissions;
    private final SubmissionProgress progress;
    private final ScopeGrants grants;
    private final MessageBytes bytes;
    private final ObjectMapper json;

    SubmissionFinder(Submissions submissions, SubmissionProgress progress, ScopeGrants grants, MessageBytes bytes, ObjectMapper json) {
        this.submissions = submissions;
        this.progress = progress;
        this.grants = grants;
        this.bytes = bytes;
        this.json = json;
    }

    /** By what submissions are looked for. */
    enum Key {
        GUID,
        DIGEST,
        IDEMPOTENCY_KEY
    }

    /**
     * A page of a list, newest first.
     *
     * @param next entry after which the next page begins; null on the last
     */
    record Page(List<StoredSubmission> items, @Nullable Long next) {}

    /**
     * The submission of this id.
     *
     * @throws ProblemException 404 when there is none, or none that the caller may see
     */
    StoredSubmission visible(Caller caller, String id) {
        return submissions.find(id).filter(submission -> sees(caller, submission))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    /** The exact bytes that were posted. */
    byte[] content(String id) {
        return submissions.content(id).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    /**
     * So many submissions of this key, after this entry in the list's order.
     *
     * @param max 1 to {@link #PAGE_MAX}
     */
    Page list(Caller caller, Key key, String value, @Nullable Long after, int max) {
        long before = after == null ? Long.MAX_VALUE : after;
        List<StoredSubmission> found = switch (key) {
            case GUID -> submissions.byGuid(value, before, max + 1);
            case DIGEST -> submissions.byDigest(value, before, max + 1);
            case IDEMPOTENCY_KEY -> submissions.byClaim(Claim.of(Claim.Kind.IDEMPOTENCY, "", caller.id(), value).key())
                    .filter(one -> one.entry() < before).stream().toList();
        };
        List<StoredSubmission> page = found.size() > max ? found.subList(0, max) : found;
        return new Page(page.stream().filter(one -> sees(caller, one)).toList(),
                found.size() > max ? page.get(max - 1).entry() : null);
    }

    /** True for its sender and whom he named: others need a reason to read the original, which comes with the audit trail. */
    boolean mayRead(Caller caller, StoredSubmission submission) {
        return sent(caller, submission) || shared(caller, submission);
    }

    private boolean shared(Caller caller, StoredSubmission submission) {
        return caller.uscc() != null && progress.sharedWith(submission.id(), caller.uscc());
    }

    /**
     * What was answered to a submission, as the caller may read it: findings quote what stood in the message, so that who may not read that
     * reads them without its persons.
     */
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> answer(Caller caller, StoredSubmission submission) {
        Map<String, @Nullable Object> answer = json.readValue(submission.answer(), new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        if (answer.get("findings") instanceof List<?> findings && !findings.isEmpty() && !mayRead(caller, submission)) {
            answer.put("findings", bytes.findingsWithoutPersons(submission.id(), findings));
        }
        return answer;
    }

    /** What has become of a submission, as far as it is the caller's to know. */
    SubmissionProgress.Progress progress(Caller caller, StoredSubmission submission) {
        return progress.of(submission.id(), submission.status(), caller.allEntities() ? null : caller.uscc());
    }

    /** True for its sender. */
    static boolean sent(Caller caller, StoredSubmission submission) {
        return caller.id().equals(submission.principal())
                || submission.sender() != null && caller.actsFor(submission.sender());
    }

    private boolean sees(Caller caller, StoredSubmission submission) {
        return mayRead(caller, submission) || caller.seesCompany(submission.sender()) || grants.holds(caller, submission.id())
                || caller.role().isScoped() && progress.seenWithin(submission.id(), caller);
    }
}
