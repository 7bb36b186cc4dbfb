package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has become of a submission since it was answered; behind it the index, the authorities' receipts and the log. */
public interface SubmissionProgress {

    /**
     * What is known now.
     *
     * @param state where the submission stands as a whole: REJECTED, ACCEPTED (not filed yet), HELD, or the state of its
     *     consignments where they have one in common, else FILED
     * @param documents what became of each document, by its id
     * @param receipts every receipt of an authority, in the order in which they were given
     * @param history the log's entries about it, in their order
     */
    record Progress(
            String state,
            Map<String, Map<String, @Nullable Object>> documents,
            List<Map<String, @Nullable Object>> receipts,
            List<Map<String, @Nullable Object>> history) {}

    /**
     * The progress of a submission with this status.
     *
     * @param uscc of a company that asks: of what happened to the consignment it is told what is in its inbox; null: all
     */
    Progress of(String submissionId, String status, @Nullable String uscc);

    /** True when a document of it lies in a consignment that this official may see. */
    boolean seenWithin(String submissionId, Caller official);

    /** True when the sender has named this company as a subscriber of the message itself (BaseSubscribe ALL or DATA). */
    boolean sharedWith(String submissionId, String uscc);
}
