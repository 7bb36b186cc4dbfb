package io.singlewindow.consignment;

import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.mapping.MessageMapper;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.dsig.XMLSignature;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Accepted messages as records again, from their stored bytes; the newest are kept in memory. */
@Component
@Profile("!simulator")
public class SubmittedMessages {

    private static final int KEPT_MAX = 200;
    /** Larger ones are read again each time. */
    private static final int KEPT_BYTES_MAX = 65_536;

    private final Submissions submissions;
    private final SafeReader reader;
    private final Map<String, Original> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Original> eldest) {
            return size() > KEPT_MAX;
        }
    });

    SubmittedMessages(Submissions submissions, SafeReader reader) {
        this.submissions = submissions;
        this.reader = reader;
    }

    /**
     * An accepted message.
     *
     * @param bytes the CEB message exactly as received, out of its envelope where it had one
     * @param dxpId the sender's exchange-platform user number
     * @param signed false where it has no signature, which it then needed not by its day; one that does not hold was refused at the door
     */
    public record Original(
            MessageType type, byte[] bytes, String dxpId, boolean signed, List<Document> documents, List<Subscribers.Subscription> subscriptions) {}

    /**
     * The message of an accepted submission.
     *
     * @throws IllegalStateException when it is not there, or cannot be read any more
     */
    public Original of(String submissionId) {
        Original known = kept.get(submissionId);
        if (known != null) {
            return known;
        }
        Original read = read(submissionId);
        if (read.bytes().length <= KEPT_BYTES_MAX) {
            kept.put(submissionId, read);
        }
        return read;
    }

    private Original read(String submissionId) {
        byte[] body = submissions.content(submissionId)
                .orElseThrow(() -> new IllegalStateException("Submission " + submissionId + " is not in the ledger"));
        if (reader.isEnvelope(body)) {
            EnvelopeResult envelope = reader.readEnvelope(body);
            if (envelope.content() == null) {
                throw new IllegalStateException("The envelope of accepted submission " + submissionId + " cannot be opened");
            }
            body = envelope.content();
        }
        ReadResult read = reader.read(body);
        if (read.dom() == null || read.type() == null) {
            throw new IllegalStateException("Accepted submission " + submissionId + " cannot be read any more");
        }
        String dxpId = read.dom().getElementsByTagNameNS("*", "dxpId").item(0).getTextContent();
        boolean signed = read.dom().getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength() > 0;
        return new Original(read.type(), body, dxpId, signed, MessageMapper.documents(read.dom(), read.type()), subscriptions(read.dom()));
    }

    private static List<Subscribers.Subscription> subscriptions(org.w3c.dom.Document dom) {
        return BusinessNodes.children(dom.getDocumentElement(), "BaseSubscribe").stream().map(BusinessNodes::fields)
                .map(fields -> new Subscribers.Subscription(fields.getOrDefault("status", "").strip(), fields.getOrDefault("dxpAddress", "").strip()))
                .toList();
    }
}
