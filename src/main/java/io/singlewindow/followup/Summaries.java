package io.singlewindow.followup;

import io.singlewindow.consignment.CustomsCodes;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.References;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Summary applications (汇总申请单, CEB701): of closed lists of the sender's, each in one application. */
@Component
@Profile("!simulator")
class Summaries {

    private final NamedLists lists;
    private final References references;
    private final CustomsCodes customs;
    private final FollowUpSettings settings;

    Summaries(NamedLists lists, References references, CustomsCodes customs, FollowUpSettings settings) {
        this.lists = lists;
        this.references = references;
        this.customs = customs;
        this.settings = settings;
    }

    /** The first list that may not go into it; one that names a period instead of lists is customs' to judge. */
    @Nullable Finding objection(DocumentRow row, OtherDocument document) {
        if (document.fields().containsKey("startTime")) {
            return null;
        }
        for (Map<String, String> line : document.rows()) {
            String invtNo = line.getOrDefault("invtNo", "").strip();
            Finding finding = lists.find(invtNo, row, settings.summarisable()).finding();
            Optional<DocumentRow> other = references.naming(invtNo, DocumentKind.SUMMARY).stream()
                    .filter(one -> !one.businessKey().equals(row.businessKey()) && !customs.refused(one.id())).findFirst();
            if (finding != null || other.isPresent()) {
                return finding != null ? finding : Finding.of(ErrorCode.BIZ_019, invtNo, other.get().number());
            }
        }
        return null;
    }
}
