package io.singlewindow.followup;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.CustomsCodes;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.FollowUps;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.problem.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes each follow-up to whoever knows its kind. */
@Component
@Profile("!simulator")
class FiledFollowUps implements FollowUps {

    private final ConsignmentStore store;
    private final References references;
    private final CustomsCodes customs;
    private final SubmittedMessages messages;
    private final KeyNames names;
    private final Onward onward;
    private final Cancellations cancellations;
    private final Returns returns;
    private final Summaries summaries;
    private final Parts parts;
    private final FollowUpSettings settings;

    FiledFollowUps(
            ConsignmentStore store, References references, CustomsCodes customs, SubmittedMessages messages, KeyNames names,
            Onward onward, Cancellations cancellations, Returns returns, Summaries summaries, Parts parts, FollowUpSettings settings) {
        this.store = store;
        this.references = references;
        this.customs = customs;
        this.messages = messages;
        this.names = names;
        this.onward = onward;
        this.cancellations = cancellations;
        this.returns = returns;
        this.summaries = summaries;
        this.parts = parts;
        this.settings = settings;
    }

    @Override
    public @Nullable Finding objection(DocumentRow row, OtherDocument document) {
        Finding finding = switch (row.kind()) {
            case CANCEL -> cancellations.objection(row, document);
            case RETURN -> returns.objection(row, document);
            case SUMMARY -> summaries.objection(row, document);
            default -> null;
        };
        return finding == null && splits(row) ? parts.objection(row, document) : finding;
    }

    @Override
    public boolean locked(DocumentRow row) {
        List<String> codes = customs.of(row.id());
        boolean ended = row.kind() == DocumentKind.WAYBILL_STATUS && codes.contains("120");
        return ended || codes.stream().anyMatch(settings.settledCodes()::contains);
    }

    @Override
    public void filed(DocumentRow row, OtherDocument document) {
        references.add(row.id(), NamedIn.of(document, names::company));
        if (splits(row)) {
            parts.enter(row, document);
        }
    }

    @Override
    public void removed(DocumentRow row) {
        if (splits(row)) {
            parts.remove(row);
        }
    }

    /** What is not split goes at once; of a split document all parts go together, each message whole. */
    @Override
    public void forward(String submissionId) {
        List<String> together = parts.together(submissionId);
        if (together.isEmpty()) {
            onward.indexed(submissionId);
        }
        for (String one : together) {
            List<DocumentRow> rows = store.ofSubmission(one).stream().filter(row -> row.standing() == Standing.CURRENT).toList();
            if (rows.stream().allMatch(parts::complete)) {
                rows.forEach(row -> store.waitsNoMore(row.id()));
                onward.indexed(one);
            }
        }
    }

    @Override
    public Finding incomplete(DocumentRow row) {
        return parts.incomplete(row);
    }

    @Override
    public void answered(DocumentRow row) {
        if (row.kind() == DocumentKind.CANCEL) {
            cancellations.answered(row, (OtherDocument) messages.of(row.submissionId()).documents().get(row.position() - 1));
        } else if (row.kind() == DocumentKind.RETURN && returns.standing(row) == Returns.Standing.CONFIRMED) {
            returns.consignmentOf(row).ifPresent(consignmentId -> onward.returned(consignmentId, returns.goods(row)));
        }
    }

    private static boolean splits(DocumentRow row) {
        return MessageType.valueOf(row.messageType()).splits();
    }
}
