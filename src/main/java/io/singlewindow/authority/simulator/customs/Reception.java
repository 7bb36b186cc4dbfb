package io.singlewindow.authority.simulator.customs;

import io.singlewindow.message.DocumentKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One DxpMsg as customs saw it.
 *
 * @param number how many came before it
 * @param senderId whose message it carries
 * @param messageType e.g. CEB311; null when there was none to be read
 * @param guid of the message's root
 * @param envelopeSha256 of the bytes as they came, lower hex
 * @param messageSha256 of the message inside, lower hex
 * @param message the message inside, base64
 * @param responseCode what the DxpRep said; empty when nothing was answered
 */
record Reception(
        long number,
        Instant at,
        String copMsgId,
        String senderId,
        @Nullable String messageType,
        @Nullable String guid,
        String envelopeSha256,
        @Nullable String messageSha256,
        @Nullable String message,
        SignatureSeen envelopeSignature,
        SignatureSeen messageSignature,
        Effect effect,
        String responseCode,
        List<Seen> documents) {

    /** What a message did. */
    enum Effect {
        /** At least one of its documents is new, or changes one that was there. */
        TAKEN,
        /** All of it was there already. */
        REPEATED,
        REFUSED,
        /** Lost on purpose, as if it had never come. */
        SWALLOWED
    }

    /** What the signature check said. */
    record SignatureSeen(boolean present, boolean valid, @Nullable String algorithm, @Nullable String holder) {

        static final SignatureSeen NONE = new SignatureSeen(false, false, null, null);
    }

    /**
     * A document in it.
     *
     * @param key kind and business key, companies by the code that the message gives
     * @param logisticsNo empty where it has none
     * @param refusal returnStatus with which it is refused or said to be there already; null when it takes its course
     * @param fields its head's elements, and the numbers that customs gave it
     * @param rows its rows' elements, of lists and of what names lists
     */
    record Seen(
            String kind, String key, String number, String orderNo, String logisticsNo, @Nullable String refusal,
            @Nullable String refusalInfo, Map<String, String> fields, List<Map<String, String>> rows) {

        Seen {
            rows = rows == null ? List.of() : rows;
        }

        boolean is(DocumentKind other) {
            return kind.equals(other.name());
        }

        String field(String name) {
            return fields.getOrDefault(name, "").strip();
        }
    }

    /** The same without what is only for the journal. */
    Reception shown() {
        List<Seen> documents = this.documents.stream().map(seen -> new Seen(seen.kind(), seen.key(), seen.number(), seen.orderNo(),
                seen.logisticsNo(), seen.refusal(), seen.refusalInfo(), Map.of(), List.of())).toList();
        return new Reception(number, at, copMsgId, senderId, messageType, guid, envelopeSha256, messageSha256, null,
                envelopeSignature, messageSignature, effect, responseCode, documents);
    }
}
