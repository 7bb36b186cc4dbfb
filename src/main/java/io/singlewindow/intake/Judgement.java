package io.singlewindow.intake;

import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.Finding;
import java.util.List;
import java.util.Map;

/**
 * The verdict on one submission.
 *
 * @param status ACCEPTED, PARTLY_ACCEPTED or REJECTED
 * @param httpStatus 202, 422, or 400 for what cannot be read
 * @param documents in order of the message; empty when it could not be read that far
 * @param findings with those that the verdict itself adds
 * @param findingsTotal kept or not
 */
record Judgement(
        Examination examination,
        String status,
        int httpStatus,
        List<DocumentVerdict> documents,
        List<Finding> findings,
        int findingsTotal) {

    /**
     * The verdict on one document.
     *
     * @param position 1-based
     * @param number its business number
     * @param returnStatus as its receipt says it (specification, section 6 and table 7-2)
     * @param fields its head's elements, for the receipt
     */
    record DocumentVerdict(
            int position, DocumentKind kind, String number, boolean accepted, String returnStatus, String returnInfo,
            Map<String, String> fields) {

        String status() {
            return accepted ? "ACCEPTED" : "REJECTED";
        }
    }

    /** Positions of the rejected documents. */
    List<Integer> rejected() {
        return documents.stream().filter(document -> !document.accepted()).map(DocumentVerdict::position).toList();
    }
}
