package io.singlewindow.consignment;

import io.singlewindow.message.OtherDocument;
import io.singlewindow.problem.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of documents that follow a declaration: waybill status, cancellation, return, tally, warehouse detail,
 * arrival, departure, master bill, summary. Called inside the transaction that files or answers them.
 */
public interface FollowUps {

    /** What speaks against a document before it is filed; null when nothing does. */
    @Nullable Finding objection(DocumentRow row, OtherDocument document);

    /** True when this valid version is not to be changed any more, because customs has dealt with it. */
    boolean locked(DocumentRow row);

    /** The document is filed as its key's valid version, or in place of an earlier one. */
    void filed(DocumentRow row, OtherDocument document);

    /** A later version takes this one's place, or deletes it. */
    void removed(DocumentRow row);

    /** All documents of a submission are filed, and it may go; whether it does at once is decided here. */
    void forward(String submissionId);

    /** A document that waited too long for its other parts, so that its sender is told. */
    Finding incomplete(DocumentRow row);

    /** An authority has answered the document. */
    void answered(DocumentRow row);
}
