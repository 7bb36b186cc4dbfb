package io.singlewindow.consignment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another feature has to say of a consignment: a named part of its JSON. */
public interface ConsignmentSection {

    /** The member's name, e.g. {@code taxBills}. */
    String name();

    /**
     * What is to be written there, as Jackson writes it.
     *
     * @param documents the consignment's valid documents
     */
    @Nullable Object of(Consignment consignment, List<DocumentRow> documents);
}
