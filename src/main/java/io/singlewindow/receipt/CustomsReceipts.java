package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.consignment.AuthorityAnswers;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.receipt.ReceiptStore.Kept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final References references;
    private final Map<MessageType, CustomsNotice> notices = new EnumMap<>(MessageType.class);

    CustomsReceipts(
            SafeReader reader, AnsweredDocuments documents, AuthorityAnswers answers, SentMessages sent, References references,
            List<CustomsNotice> notices) {
        this.references = references;
        notices.forEach(notice -> notice.types().forEach(type -> this.notices.put(type, notice)));
        this.reader = reader;
        this.documents = documents;
        this.answers = answers;
        this.sent = sent;
    }

    /**
     * Applies each of a receipt's nodes; one that cannot be used stands in nobody's way.
     *
     * @return what could not be applied, in words; null when all of it could
     * @throws IllegalArgumentException when it is no receipt, or nothing of it can be used
     */
    @Nullable String apply(Kept receipt) {
        EnvelopeResult envelope = reader.readEnvelope(receipt.body());
        if (envelope.content() == null) {
            throw new IllegalArgumentException("no DxpMsg with content");
        }
        ReadResult read = reader.read(envelope.content());
        MessageType type = read.dom() == null ? null : inNamespace(read.dom(), String.valueOf(read.root()));
        if (read.dom() == null || type == null || !type.isReceipt()) {
            throw new IllegalArgumentException("the content is " + read.root() + ", expected a receipt");
        }
        List<Element> nodes = BusinessNodes.of(read.dom(), type);
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            try {
                apply(receipt, type, read, nodes.get(i));
            } catch (IllegalArgumentException unusable) {
                unused.add((nodes.size() == 1 ? "" : "document " + (i + 1) + ": ") + unusable.getMessage());
            }
        }
        if (unused.size() == nodes.size()) {
            throw new IllegalArgumentException(nodes.isEmpty() ? "it answers nothing" : String.join("; ", unused));
        }
        return unused.isEmpty() ? null : unused.size() + " of " + nodes.size() + " not applied: " + String.join("; ", unused);
    }

    private void apply(Kept receipt, MessageType type, ReadResult read, Element node) {
        CustomsNotice notice = notices.get(type);
        if (notice != null) {
            notice.apply(type, node, receipt.id());
            return;
        }
        MessageType answered = answered(type);
        Map<String, String> fields = BusinessNodes.fields(node, type);
        DocumentRow document = documents.find(answered, read.guid(), fields).orElseThrow(() -> new IllegalArgumentException(
                "its " + answered.kind() + " is not known: " + answered.keyElements().stream().map(fields::get).toList()));
        record(receipt, type, document, fields, SingleReceipt.of(Objects.requireNonNull(read.dom()), node));
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
        references.given(document.id(), fields);
        answers.record(document, new Answer(Authority.CUSTOMS.code(), type.name(), code.strip(), time(fields),
                fields.getOrDefault("returnInfo", ""), receipt.id(), source), ceb);
        sent.answered(Authority.CUSTOMS, document.submissionId(), "", () -> answers.all(Authority.CUSTOMS.code(), document.submissionId()));
    }

    /** When customs answered, as it wrote it, 17 digits at most. */
    static String time(Map<String, String> fields) {
        String time = fields.getOrDefault("returnTime", "").strip();
        return time.substring(0, Math.min(TIME_DIGITS, time.length()));
    }

    private static MessageType answered(MessageType receiptType) {
        return Arrays.stream(MessageType.values()).filter(type -> !type.isReceipt() && type.receipt() == receiptType).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(receiptType + " answers no document"));
    }
}
