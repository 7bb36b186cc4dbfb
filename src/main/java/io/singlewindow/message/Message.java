package io.singlewindow.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declaration message, read: what the sender says of itself, and its documents in order.
 *
 * @param guid the root's guid, the message's own
 * @param version the root's version
 */
public record Message(MessageType type, String guid, String version, Transfer transfer, List<Document> documents) {

    /**
     * BaseTransfer (基础报文传输实体).
     *
     * @param copCode code of the company that transmits (10 or 18 characters)
     * @param dxpId exchange-platform user number
     */
    public record Transfer(String copCode, String copName, String dxpMode, String dxpId) {}

    /**
     * What is said on the DxpMsg around it.
     *
     * @param copMsgId the sender's own id of the envelope
     * @param senderId must be the dxpId inside
     * @param msgType e.g. CEB311Message
     */
    public record Envelope(String copMsgId, String senderId, List<String> receiverIds, @Nullable String msgType) {}
}
