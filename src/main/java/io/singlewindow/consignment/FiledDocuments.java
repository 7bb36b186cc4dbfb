package io.singlewindow.consignment;

import io.singlewindow.message.Document;
import java.time.Instant;

/**
 * Who looks at documents as they are filed. Called in the transaction that files them, one submission after the other in the order
 * of their entries, on all nodes together: what is written here is there when the consignment is decided, or the document is filed
 * again.
 */
public interface FiledDocuments {

    /**
     * A document is filed: as its key's valid version, or as one that repeats a valid version and changes nothing.
     *
     * @param row as it is filed; its standing is CURRENT or REPEATED
     * @param receivedAt when its submission arrived
     */
    void filed(DocumentRow row, Document document, Instant receivedAt);

    /** A later version takes this document's place, or deletes it. */
    default void withdrawn(DocumentRow row) {}
}
