package io.singlewindow.sandbox;

import io.singlewindow.message.Direction;
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

/** The signed documents of one consignment with fresh numbers, in order of sending. */
@Component
@Profile("sandbox")
class SampleSets {

    /** The supervised site that the samples' lists name; the sandbox's warehouse runs it. */
    static final String SITE = "3301960W1";
    private static final List<String> IMPORT = List.of("CEB311", "CEB411", "CEB511", "CEB621");
    private static final List<String> EXPORT = List.of("CEB303", "CEB403", "CEB505", "CEB603");
    private static final Map<String, SandboxCompany> SENDERS = Map.of(
            "CEB311", SandboxCompany.PLATFORM, "CEB411", SandboxCompany.PAYMENT,
            "CEB511", SandboxCompany.LOGISTICS, "CEB621", SandboxCompany.DECLARANT,
            "CEB303", SandboxCompany.PLATFORM, "CEB403", SandboxCompany.PAYMENT,
            "CEB505", SandboxCompany.LOGISTICS, "CEB603", SandboxCompany.DECLARANT);

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
     * @param mode of trade: imports 9610; exports 9610, 9710 (no proceeds note) or 9810 (orders are bookings, type W)
     */
    List<Sample> of(Direction direction, String orderNo, String mode, SignatureAlgorithm algorithm) {
        Map<String, String> values = values(orderNo, mode);
        List<Sample> samples = new ArrayList<>();
        for (String type : direction == Direction.IMPORT ? IMPORT : EXPORT) {
            boolean withoutProceeds = mode.equals("9710") || mode.equals("9810");
            if (type.equals("CEB403") && withoutProceeds) {
                continue;
            }
            values.put("guid", guid());
            values.put("documentGuid", guid());
            String name = (samples.size() + 1) + "-" + type + ".xml";
            samples.add(new Sample(name, SENDERS.get(type), sign(fill(template(type), values), SENDERS.get(type), algorithm)));
        }
        return samples;
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
        return filled.getBytes(StandardCharsets.UTF_8);
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
