package io.singlewindow.followup;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The list that a document names by customs' number: is it there, is it the sender's, and does its state allow it? */
@Component
@Profile("!simulator")
class NamedLists {

    private final References references;
    private final ConsignmentStore store;

    NamedLists(References references, ConsignmentStore store) {
        this.references = references;
        this.store = store;
    }

    /** What was found: a list, or why it cannot be had. */
    record Named(@Nullable DocumentRow list, @Nullable Consignment consignment, @Nullable Finding finding) {

        private static Named not(Finding finding) {
            return new Named(null, null, finding);
        }
    }

    /**
     * The list of this number, its turn taken until the transaction ends.
     *
     * @param by what names it
     * @param allowed the states in which its consignment must be
     */
    Named find(String invtNo, DocumentRow by, Set<ConsignmentState> allowed) {
        store.takeTurns(invtNo);
        Optional<DocumentRow> found = references.list(invtNo).filter(list -> list.direction() == by.direction());
        if (found.isEmpty()) {
            return Named.not(Finding.of(ErrorCode.BIZ_011, invtNo, null));
        }
        DocumentRow list = found.get();
        if (!by.sender().equals(list.sender()) && !by.sender().equals(list.ebcCode())) {
            return Named.not(Finding.of(ErrorCode.BIZ_017, invtNo, null));
        }
        Consignment consignment = list.consignmentId() == null ? null : store.find(list.consignmentId()).orElse(null);
        if (consignment == null || !allowed.contains(consignment.state())) {
            return Named.not(Finding.of(ErrorCode.BIZ_012, consignment == null ? "-" : consignment.state().name(),
                    new TreeSet<>(allowed).toString()));
        }
        return new Named(list, consignment, null);
    }
}
