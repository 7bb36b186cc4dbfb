package io.singlewindow.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The sandbox's sample messages, not signed; those of one consignment agree in everything that is filled in alike. */
public final class SampleTemplate {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("guid", "8C6B1E52-4F0D-4A8B-9D3E-000000000001"),
            Map.entry("documentGuid", "8C6B1E52-4F0D-4A8B-9D3E-000000000002"),
            Map.entry("orderNo", "DD20240618"), Map.entry("paymentNo", "ZF20240618"), Map.entry("logisticsNo", "YD20240618"),
            Map.entry("listNo", "QD20240618"), Map.entry("appTime", "20240618093000"), Map.entry("payTime", "20240618093500"),
            Map.entry("day", "20240618"), Map.entry("statistics", "A"), Map.entry("tradeMode", "9610"), Map.entry("orderType", "E"),
            Map.entry("platform", "91330100TERT00016Y"), Map.entry("payment", "91330100TERT00024R"),
            Map.entry("logistics", "91330100TERT00032L"), Map.entry("declarant", "91330100TERT000677"),
            Map.entry("declarantDxp", "DXPENT0000000006"));

    private SampleTemplate() {}

    /** The message of this type, with some of its placeholders filled in otherwise than usual. */
    public static byte[] fill(MessageType type, Map<String, String> others) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.putAll(others);
        String message = text(type);
        for (Map.Entry<String, String> value : values.entrySet()) {
            message = message.replace("${" + value.getKey() + "}", value.getValue());
        }
        // names and the like may be anything
        return message.replaceAll("\\$\\{(\\w+)}", "$1").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(MessageType type) {
        try (InputStream file = SampleTemplate.class.getResourceAsStream("/sandbox/samples/" + type + ".xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
