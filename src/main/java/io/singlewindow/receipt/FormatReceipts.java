package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.consignment.AuthorityAnswers;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Customs could not read a message of ours (报文格式校验回执, CEB900): it stands against every document in it, and they may be
 * sent again as new.
 */
@Component
@Profile("!simulator")
class FormatReceipts implements CustomsNotice {

    private final SentMessages sent;
    private final ConsignmentStore store;
    private final AuthorityAnswers answers;

    FormatReceipts(SentMessages sent, ConsignmentStore store, AuthorityAnswers answers) {
        this.sent = sent;
        this.store = store;
        this.answers = answers;
    }

    @Override
    public Set<MessageType> types() {
        return Set.of(MessageType.CEB900);
    }

    @Override
    public void apply(MessageType type, Element node, String receiptId) {
        Map<String, String> fields = BusinessNodes.fields(node);
        String copMsgId = fields.getOrDefault("oriCopMsgId", "").strip();
        String code = fields.getOrDefault("returnStatus", "").strip();
        if (!code.matches("-[0-9]{1,9}")) {
            throw new IllegalArgumentException("returnStatus of a format receipt is " + code + ", expected a negative number");
        }
        String submissionId = sent.submissionOf(copMsgId)
                .orElseThrow(() -> new IllegalArgumentException("no message was sent as " + copMsgId));
        List<DocumentRow> rows = store.ofSubmission(submissionId).stream().filter(row -> row.standing() == Standing.CURRENT).toList();
        for (DocumentRow row : rows) {
            Source source = row.kind() == DocumentKind.LIST ? Source.CUSTOMS_LIST : Source.CUSTOMS_OTHER;
            answers.record(row, new Answer("customs", type.name(), code, CustomsReceipts.time(fields), fields.getOrDefault("returnInfo", ""),
                    receiptId, source), null);
        }
        sent.answered(Authority.CUSTOMS, submissionId, "");
    }
}
