package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.consignment.AuthorityAnswers;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.DocumentRow;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Customs' receipts: read leniently, since real ones depart from their schema. */
@Component
@Profile("!simulator")
class CustomsReceipts {

    private static final int TIME_DIGITS = 17;

    private final SafeReader reader;
    private final AnsweredDocuments documents;
    private final AuthorityAnswers answers;
    private final SentMessages sent;

    CustomsReceipts(SafeReader reader, AnsweredDocuments documents, AuthorityAnswers answers, SentMessages sent) {
        this.reader = reader;
        this.documents = documents;
        this.answers = answers;
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
        MessageType type = read.dom() == null ? null : inNamespace(read.dom(), String.valueOf(read.root()));
        if (read.dom() == null || type == null || !type.isReceipt()) {
            throw new IllegalArgumentException("the content is " + read.root() + ", expected a receipt");
        }
        MessageType answered = answered(type);
        List<Element> nodes = BusinessNodes.of(read.dom(), type);
        int known = 0;
        for (Element node : nodes) {
            Map<String, String> fields = BusinessNodes.fields(node, type);
            Optional<DocumentRow> document = documents.find(answered, read.guid(), fields);
            if (document.isPresent()) {
                known++;
                record(receipt, type, document.get(), fields, SingleReceipt.of(read.dom(), node));
            }
        }
        if (known == 0) {
            throw new IllegalArgumentException("none of its " + nodes.size() + " documents is known");
        }
    }

    /** The type of a message that has its namespace, or has none at all and then is given it; null when it is none. */
    private static @Nullable MessageType inNamespace(Document dom, String root) {
        String namespace = dom.getDocumentElement().getNamespaceURI();
        if (namespace == null) {
            NodeList all = dom.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                dom.renameNode(all.item(i), BusinessNodes.NAMESPACE, all.item(i).getNodeName());
            }
        }
        return namespace == null || namespace.equals(BusinessNodes.NAMESPACE) ? MessageType.ofRoot(root).orElse(null) : null;
    }

    private void record(Kept receipt, MessageType type, DocumentRow document, Map<String, String> fields, String ceb) {
        String code = fields.get("returnStatus");
        if (code == null || code.length() > 10) {
            throw new IllegalArgumentException("returnStatus is " + code + ", expected 1 to 10 characters");
        }
        Source source = document.kind() == DocumentKind.LIST ? Source.CUSTOMS_LIST : Source.CUSTOMS_OTHER;
        String time = fields.getOrDefault("returnTime", "").strip();
        answers.record(document, new Answer("customs", type.name(), code.strip(), time.substring(0, Math.min(TIME_DIGITS, time.length())),
                fields.getOrDefault("returnInfo", ""), receipt.id(), source), ceb);
        sent.answered(Authority.CUSTOMS, document.submissionId(), "");
    }

    private static MessageType answered(MessageType receiptType) {
        return Arrays.stream(MessageType.values()).filter(type -> !type.isReceipt() && type.receipt() == receiptType).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(receiptType + " answers no document"));
    }
}
