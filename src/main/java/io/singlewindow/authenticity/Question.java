package io.singlewindow.authenticity;

import org.jspecify.annotations.Nullable;

/**
 * A question to a platform about one order.
 *
 * @param id the interface's sessionID
 * @param platform credit code
 * @param reason row of the sampling policy, or the principal that asked for it
 * @param askedAtMillis when the platform first accepted it
 * @param dueAtMillis until when the first upload was in time
 * @param nextAtMillis when something is to be done about it; null: when something comes
 * @param attemptsMax so many attempts are made, with those before it was asked anew
 * @param timeouts attempts that ended without answer, or without upload
 * @param failures attempts that were answered otherwise, or could not be made
 * @param inTime whether the answer came in time; null without one
 * @param evidence ids of the documents it was compared with, separated by spaces
 * @param report JSON of the comparison
 */
record Question(
        String id, String platform, String orderNo, String reason, QuestionState state, long createdAtMillis, @Nullable Long askedAtMillis,
        @Nullable Long dueAtMillis, @Nullable Long nextAtMillis, int attempts, int attemptsMax, int timeouts, int failures, @Nullable String cause,
        @Nullable Long answeredAtMillis, @Nullable Boolean inTime, @Nullable String uploadId, @Nullable TruthVerdict verdict,
        @Nullable Long comparedAtMillis, @Nullable String evidence, @Nullable String report) {

    /** A new one, to be asked at once. */
    static Question fresh(String id, String platform, String orderNo, String reason, long nowMillis, int attemptsMax) {
        return new Question(id, platform, orderNo, reason, QuestionState.WAITING, nowMillis, null, null, nowMillis, 0, attemptsMax, 0, 0, null, null, null, null,
                null, null, null, null);
    }

    /** The same, not to be asked: its platform has filed no address. */
    Question unreachable(String why) {
        return new Question(id, platform, orderNo, reason, QuestionState.NO_ADDRESS, createdAtMillis, null, null, null, 0, attemptsMax, 0, 0, why, null, null, null,
                null, null, null, null);
    }
}
