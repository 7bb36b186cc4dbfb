package io.singlewindow.followup;

import io.singlewindow.consignment.CustomsCodes;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.StateKeeper;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Applications to cancel a list (撤销申请单, CEB623 and CEB605): one at a time, before release, and customs decides. */
@Component
@Profile("!simulator")
class Cancellations {

    private final NamedLists lists;
    private final References references;
    private final CustomsCodes customs;
    private final StateKeeper states;
    private final FollowUpSettings settings;

    Cancellations(NamedLists lists, References references, CustomsCodes customs, StateKeeper states, FollowUpSettings settings) {
        this.lists = lists;
        this.references = references;
        this.customs = customs;
        this.states = states;
        this.settings = settings;
    }

    @Nullable Finding objection(DocumentRow row, OtherDocument document) {
        String invtNo = document.fields().getOrDefault("invtNo", "").strip();
        NamedLists.Named named = lists.find(invtNo, row, settings.cancellable(row.direction()));
        if (named.finding() != null) {
            return named.finding();
        }
        return references.naming(invtNo, DocumentKind.CANCEL).stream()
                .filter(other -> !other.businessKey().equals(row.businessKey()) && !customs.refused(other.id())).findFirst()
                .map(other -> Finding.of(ErrorCode.BIZ_018, invtNo, other.number())).orElse(null);
    }

    /** Customs has answered: when it agrees, the consignment is cancelled. */
    void answered(DocumentRow row, OtherDocument document) {
        if (!Collections.disjoint(customs.of(row.id()), settings.cancelledCodes())) {
            references.list(document.fields().getOrDefault("invtNo", "")).map(DocumentRow::consignmentId).ifPresent(states::cancelled);
        }
    }
}
