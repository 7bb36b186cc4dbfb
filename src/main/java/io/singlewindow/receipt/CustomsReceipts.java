package io.singlewindow.receipt;

import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.consignment.AuthorityAnswers;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.receipt.ReceiptStore.Kept;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Customs' receipts: read leniently, since real ones depart from their schema; found by business key. */
@Component
@Profile("!simulator")
class CustomsReceipts {

    private static final int INFO_CHARACTERS_MAX = 1000;

    private final SafeReader reader;
    private final ConsignmentStore store;
    private final AuthorityAnswers answers;
    private final KeyNames names;
    private final SentMessages sent;

    CustomsReceipts(SafeReader reader, ConsignmentStore store, AuthorityAnswers answers, KeyNames names, SentMessages sent) {
        this.reader = reader;
        this.store = store;
        this.answers = answers;
        this.names = names;
        this.sent = sent;
    }

    /**
     * Applies each of a receipt's nodes.
     *
     * @throws IllegalArgumentException when it is no receipt, or none of its documents is known
     */
    void apply(Kept receipt) {
        EnvelopeResult envelope = reader.readEnvelope(receipt.body());
        if (envelope.content() == null) {
            throw new IllegalArgumentException("no DxpMsg with content");
        }
        ReadResult read = reader.read(envelope.content());
        if (read.dom() == null || read.type() == null || !read.type().isReceipt()) {
            throw new IllegalArgumentException("the content is " + read.root() + ", expected a receipt");
        }
        MessageType answered = answered(read.type());
        List<Element> nodes = BusinessNodes.of(read.dom(), read.type());
        int known = 0;
        for (Element node : nodes) {
            Map<String, String> fields = BusinessNodes.fields(node, read.type());
            Optional<DocumentRow> document = document(answered, fields);
            if (document.isPresent()) {
                known++;
                record(receipt, read.type(), document.get(), fields, SingleReceipt.of(read.dom(), node));
            }
        }
        if (known == 0) {
            throw new IllegalArgumentException("none of its " + nodes.size() + " documents is known");
        }
    }

    private void record(Kept receipt, MessageType type, DocumentRow document, Map<String, String> fields, String ceb) {
        String code = fields.get("returnStatus");
        if (code == null || code.length() > 10) {
            throw new IllegalArgumentException("returnStatus is " + code + ", expected 1 to 10 characters");
        }
        String info = fields.getOrDefault("returnInfo", "");
        Source source = document.kind() == DocumentKind.LIST ? Source.CUSTOMS_LIST : Source.CUSTOMS_OTHER;
        String time = fields.getOrDefault("returnTime", "");
        answers.record(document, new Answer("customs", type.name(), code.strip(), time.substring(0, Math.min(17, time.length())),
                info.substring(0, Math.min(INFO_CHARACTERS_MAX, info.length())), receipt.id(), source), ceb);
        sent.answered(io.singlewindow.authority.Authority.CUSTOMS, document.submissionId(), "");
    }

    private static MessageType answered(MessageType receiptType) {
        return Arrays.stream(MessageType.values()).filter(type -> !type.isReceipt() && type.receipt() == receiptType).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(receiptType + " answers no document"));
    }

    /** By its key; receipts may leave a company code out, then its number must be the only one of its kind. */
    private Optional<DocumentRow> document(MessageType type, Map<String, String> fields) {
        String parts = type.keyElements().stream().map(element -> fields.getOrDefault(element, "")).collect(Collectors.joining("|"));
        Optional<DocumentRow> byKey = store.current(names.businessKey(type.kind(), parts));
        if (byKey.isPresent()) {
            return byKey;
        }
        List<DocumentRow> byNumber = store.currentByNumber(type.kind(), fields.getOrDefault(type.number(), ""));
        return byNumber.size() == 1 ? Optional.of(byNumber.get(0)) : Optional.empty();
    }
}
