package io.singlewindow.consignment;

/** Another feature that learns of documents as the index files them. */
@FunctionalInterface
public interface FiledListener {

    /** A document is filed as the valid one of its key. Called in the index's transaction, so it only takes a note. */
    void filed(DocumentRow document);
}
