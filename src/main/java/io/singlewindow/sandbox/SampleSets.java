package io.singlewindow.sandbox;

import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.mapping.MessageMapper;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.XmlSigner;
import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The signed documents of one consignment with fresh numbers, in order of sending. */
@Component
@Profile("sandbox")
class SampleSets {

    /** The supervised site that the samples' lists name; the sandbox's warehouse runs it. */
    static final String SITE = "3301960W1";
    private static final List<String> IMPORT = List.of("CEB311", "CEB411", "CEB511", "CEB621");
    private static final List<String> EXPORT = List.of("CEB303", "CEB403", "CEB505", "CEB603");
    /** What a single message says of goods and parts where nobody says otherwise. */
    private static final Map<String, String> USUAL = Map.of("appType", "1", "msgCount", "1", "msgSeqNo", "1", "gnum", "1",
            "gcode", "3926909090", "gname", "手机壳", "qty", "1", "unit", "007", "billNo", "999-00000001", "statistics", "A");

    private final SafeReader reader;
    private final Clock clock;

    SampleSets(SafeReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** One signed message, and who sends it. */
    record Sample(String fileName, SandboxCompany sender, byte[] message) {}

    /**
     * The documents of one consignment.
     *
     * @param statistics of an export list: A simplified, B to be summed
     * @param mode of trade: imports 9610; exports 9610, 9710 (no proceeds note) or 9810 (orders are bookings, type W)
     */
    List<Sample> of(Direction direction, String orderNo, String mode, String statistics, SignatureAlgorithm algorithm) {
        Map<String, String> values = values(orderNo, mode);
        values.put("statistics", statistics);
        List<Sample> samples = new ArrayList<>();
        for (String type : direction == Direction.IMPORT ? IMPORT : EXPORT) {
            boolean withoutProceeds = mode.equals("9710") || mode.equals("9810");
            if (type.equals("CEB403") && withoutProceeds) {
                continue;
            }
            values.put("guid", guid());
            values.put("documentGuid", guid());
            String name = (samples.size() + 1) + "-" + type + ".xml";
            SandboxCompany sender = sender(MessageType.valueOf(type));
            samples.add(new Sample(name, sender, sign(fill(template(type), values), sender, algorithm)));
        }
        return samples;
    }

    /**
     * An import's order as its platform sold it, for the simulated platform to know.
     *
     * @param samples with its order and its payment
     */
    Map<String, Object> sold(List<Sample> samples) {
        Order order = (Order) document(samples, MessageType.CEB311);
        Payment payment = (Payment) document(samples, MessageType.CEB411);
        Map<String, Object> sold = new HashMap<>();
        sold.put("orderNo", order.orderNo());
        sold.put("ebpCode", order.ebpCode());
        sold.put("payCode", payment.payCode());
        sold.put("payTransactionId", payment.payTransactionId());
        sold.put("totalAmount", payment.amountPaid().toPlainString());
        sold.put("currency", payment.currency());
        sold.put("tradingTime", payment.payTime());
        sold.put("goods", order.lines().stream().map(Order.Line::itemName).toList());
        sold.put("recpCode", order.ebcCode());
        sold.put("recpName", order.ebcName());
        return sold;
    }

    private Document document(List<Sample> samples, MessageType type) {
        byte[] message = samples.stream().filter(sample -> sample.fileName().contains(type.name())).findFirst().orElseThrow().message();
        ReadResult read = reader.read(message);
        if (read.dom() == null) {
            throw new IllegalStateException("The sample of " + type + " cannot be read: " + read.findings().list().get(0).en());
        }
        return MessageMapper.documents(read.dom(), type).get(0);
    }

    /**
     * One message of any kind, fresh and signed by its usual sender.
     *
     * @param given what it says in place of the usual: {@code orderNo logisticsNo invtNo copNo billNo appType msgCount msgSeqNo
     *     gnum gcode gname qty unit}
     */
    Sample one(MessageType type, Map<String, String> given, SignatureAlgorithm algorithm) {
        Map<String, String> values = values(freshOrderNo(), "9610");
        values.put("copNo", "NB" + values.get("orderNo").substring(10));
        values.put("invtNo", "-");
        values.putAll(USUAL);
        given.forEach((name, value) -> values.computeIfPresent(name, (same, usual) -> HtmlUtils.htmlEscape(value, "UTF-8")));
        values.put("guid", guid());
        values.put("documentGuid", guid());
        SandboxCompany sender = sender(type);
        return new Sample(type + ".xml", sender, sign(fill(template(type.name()), values), sender, algorithm));
    }

    private static SandboxCompany sender(MessageType type) {
        return switch (type.kind()) {
            case ORDER -> SandboxCompany.PLATFORM;
            case PAYMENT, PROCEEDS -> SandboxCompany.PAYMENT;
            case WAYBILL, WAYBILL_STATUS, DEPARTURE -> SandboxCompany.LOGISTICS;
            case LIST, CANCEL, RETURN, MASTER, SUMMARY -> SandboxCompany.DECLARANT;
            case DETAIL, TALLY, ARRIVAL -> SandboxCompany.WAREHOUSE;
        };
    }

    /** Signs a message with a company's key. */
    byte[] sign(byte[] message, SandboxCompany company, SignatureAlgorithm algorithm) {
        ReadResult read = reader.read(message);
        if (read.dom() == null) {
            throw new IllegalArgumentException("The message cannot be read: " + read.findings().list().get(0).en());
        }
        boolean export = read.type() != null && read.type().direction() == Direction.EXPORT;
        return XmlSigner.sign(read.dom(), DevKeys.of(company.code(), algorithm), algorithm, export ? "ExtendMessage" : null);
    }

    /** An order number that nobody has used. */
    String freshOrderNo() {
        return "DD" + BusinessTime.wire14(clock.instant()) + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    }

    private Map<String, String> values(String orderNo, String mode) {
        Instant now = clock.instant();
        Map<String, String> values = new HashMap<>();
        for (SandboxCompany company : SandboxCompany.values()) {
            values.put(company.code(), company.uscc());
            values.put(company.code() + "Name", company.companyName());
            values.put(company.code() + "Dxp", company.dxpId());
        }
        String tail = UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
        values.put("orderNo", orderNo);
        values.put("paymentNo", "ZF" + tail);
        values.put("logisticsNo", "YD" + tail);
        values.put("listNo", "QD" + tail);
        values.put("appTime", BusinessTime.wire14(now));
        values.put("payTime", BusinessTime.wire14(now));
        values.put("day", BusinessTime.wire8(now));
        values.put("tradeMode", mode);
        values.put("orderType", mode.equals("9810") ? "W" : mode.equals("9710") ? "B" : "E");
        return values;
    }

    private static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    private static byte[] fill(String template, Map<String, String> values) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return SampleBuyers.put(filled, values.getOrDefault("orderNo", "")).getBytes(StandardCharsets.UTF_8);
    }

    private static String template(String type) {
        try (InputStream stream = SampleSets.class.getResourceAsStream("/sandbox/samples/" + type + ".xml")) {
            if (stream == null) {
                throw new IllegalStateException("The sample of " + type + " is not packaged");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
