package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.Message;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.SampleTemplate;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.XmlSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Messages to customs and receipts from it, as they are on the wire. */
public final class CustomsPost {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());

    private CustomsPost() {}

    /** One node of a receipt, and the message it came in. */
    public record Receipt(MessageType type, Map<String, String> fields, ReadResult message, EnvelopeResult envelope) {

        /** Its returnStatus. */
        public String code() {
            return fields.get("returnStatus");
        }
    }

    /** A list, signed by its declarant; order {@code DD…}, waybill {@code YD…}, list {@code QD…}. */
    public static byte[] list(String number) {
        return signed(MessageType.CEB621, number, "declarant");
    }

    /** An order, signed by its platform. */
    public static byte[] order(String number) {
        return signed(MessageType.CEB311, number, "platform");
    }

    private static byte[] signed(MessageType type, String number, String signer) {
        byte[] message = SampleTemplate.fill(type, Map.of("guid", guid(), "documentGuid", guid(), "orderNo", "DD" + number,
                "logisticsNo", "YD" + number, "listNo", "QD" + Integer.toHexString(number.hashCode()), "paymentNo", "ZF" + number));
        return XmlSigner.sign(READER.read(message).dom(), DevKeys.of(signer, SignatureAlgorithm.SM2), SignatureAlgorithm.SM2, null);
    }

    private static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /** Ready to be sent, in an envelope signed by the window. */
    public static Outgoing envelope(byte[] message) {
        return envelope(message, "window");
    }

    /** Ready to be sent, in an envelope signed by someone. */
    public static Outgoing envelope(byte[] message, String signer) {
        Message.Envelope envelope = new Message.Envelope("DXPENT0000000006" + UUID.randomUUID(), "DXPENT0000000006",
                List.of("DXPEDCCEB0000002"), "CEB621Message");
        return outgoing(XmlSigner.sign(DxpMessages.message(envelope, Instant.now(), message, Map.of()),
                DevKeys.of(signer, SignatureAlgorithm.SM2), SignatureAlgorithm.SM2, null));
    }

    /** These very bytes, ready to be sent. */
    public static Outgoing outgoing(byte[] body) {
        return new Outgoing(UUID.randomUUID().toString().replace("-", ""), Authority.CUSTOMS, body);
    }

    /** The receipts' nodes about an order's list in what customs has sent; what cannot be read has none. */
    public static List<Receipt> receipts(List<AnswerReceiver.Received> received, String number) {
        List<Receipt> receipts = new ArrayList<>();
        for (AnswerReceiver.Received one : received) {
            EnvelopeResult envelope = READER.readEnvelope(one.body());
            if (envelope.content() == null) {
                continue;
            }
            ReadResult message = READER.read(envelope.content());
            BusinessNodes.of(message.dom(), message.type()).stream().map(node -> BusinessNodes.fields(node, message.type()))
                    .filter(fields -> fields.containsValue("QD" + Integer.toHexString(number.hashCode())) || fields.containsValue("DD" + number))
                    .forEach(fields -> receipts.add(new Receipt(message.type(), fields, message, envelope)));
        }
        return receipts;
    }

    /** The texts among what customs has sent that are no XML. */
    public static List<String> unreadable(List<AnswerReceiver.Received> received) {
        return received.stream().map(one -> new String(one.body(), StandardCharsets.UTF_8)).filter(text -> text.startsWith("<<<")).toList();
    }
}
