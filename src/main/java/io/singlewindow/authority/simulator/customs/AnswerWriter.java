package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.customs.AnswerPlan.Planned;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Message;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.writing.CebReceipts;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.XmlSigner;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what customs sends: receipts in a DxpMsg, and the DxpRep that answers a message at once. */
final class AnswerWriter {

    private static final String GARBAGE = "GARBAGE";
    private static final String IMPORT_ID = "DXPEDCCEB0000002";
    private static final String EXPORT_ID = "DXPEDCCEB0000003";

    private final SignatureAlgorithm algorithm;

    /** Signs with the development key of customs that fits the algorithm. */
    AnswerWriter(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** A receipt, in its signed envelope. */
    byte[] receipt(Planned planned, NoticeWriter notices) {
        if (planned.code().equals(GARBAGE)) {
            return ("<<< unreadable " + planned.id() + " " + planned.reception().messageSha256()).getBytes(StandardCharsets.UTF_8);
        }
        MessageType type = MessageType.valueOf(String.valueOf(planned.reception().messageType()));
        if (planned.code().startsWith("CEB")) {
            MessageType notice = MessageType.valueOf(planned.code());
            return envelope(planned, notice, XmlSigner.serialise(notices.write(planned)));
        }
        List<CebReceipts.Node> nodes = planned.documents().stream()
                .map(document -> new CebReceipts.Node(document.fields(), planned.code(), planned.at(), planned.info())).toList();
        return envelope(planned, type.receipt(),
                XmlSigner.serialise(CebReceipts.write(type.receipt(), String.valueOf(planned.reception().guid()), nodes)));
    }

    private byte[] envelope(Planned planned, MessageType type, byte[] receipt) {
        String sender = id(type.direction());
        Message.Envelope envelope = new Message.Envelope(sender + BusinessTime.wire14(planned.at()) + planned.id(), sender,
                List.of(planned.reception().senderId()), type.root());
        return XmlSigner.sign(DxpMessages.message(envelope, planned.at(), receipt, Map.of("RetType", type.name())),
                DevKeys.of("customs", algorithm), algorithm, null);
    }

    /** The answer to one envelope, signed. */
    byte[] reply(Message.Envelope original, String code, @Nullable String info, Instant now) {
        return XmlSigner.sign(DxpMessages.reply(original.senderId(), code, info, now, original, now),
                DevKeys.of("customs", algorithm), algorithm, null);
    }

    private static String id(Direction direction) {
        return direction == Direction.IMPORT ? IMPORT_ID : EXPORT_ID;
    }
}
