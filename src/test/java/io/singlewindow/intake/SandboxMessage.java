package io.singlewindow.intake;

import io.singlewindow.message.Direction;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.signature.XmlSigner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message of the sandbox's companies by the packaged templates, with fixed numbers, to be altered and signed. */
record SandboxMessage(MessageType type, String xml) {

    static final SafeReader READER = new SafeReader(ReadingLimits.defaults());

    /** A right message: one document, appStatus 2, unsigned. */
    static SandboxMessage of(MessageType type) {
        Map<String, String> values = SandboxDirectory.templateValues();
        values.putAll(Map.of("guid", "8C6B1E52-4F0D-4A8B-9D3E-000000000" + type.name().substring(3),
                "documentGuid", "1A2B3C4D-0000-4000-8000-000000000001", "orderNo", "DD2026110100001",
                "paymentNo", "ZF2026110100001", "logisticsNo", "YD2026110100001", "listNo", "QD2026110100001",
                "appTime", "20261101075900", "payTime", "20261101075800", "day", "20261101"));
        values.put("tradeMode", "9610");
        values.put("orderType", "E");
        values.put("statistics", "A");
        String filled = template(type);
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return new SandboxMessage(type, filled);
    }

    private static String template(MessageType type) {
        try (InputStream stream = SandboxMessage.class.getResourceAsStream("/sandbox/samples/" + type + ".xml")) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no template of " + type);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With one occurrence replaced, which must be there. */
    SandboxMessage with(String old, String fresh) {
        int place = xml.indexOf(old);
        if (place < 0) {
            throw new IllegalArgumentException(old + " is not in the message");
        }
        return new SandboxMessage(type, xml.substring(0, place) + fresh + xml.substring(place + old.length()));
    }

    /** With another text in the first element of this name, in this document (1-based). */
    SandboxMessage element(int document, String name, String text) {
        int place = -1;
        for (int i = 0; i < document; i++) {
            place = xml.indexOf("<ceb:" + type.node() + ">", place + 1);
        }
        return elementFrom(Math.max(place, 0), name, text);
    }

    /** With another text in an element of BaseTransfer. */
    SandboxMessage transfer(String name, String text) {
        return elementFrom(xml.indexOf("<ceb:BaseTransfer>"), name, text);
    }

    private SandboxMessage elementFrom(int place, String name, String text) {
        String tag = "<ceb:" + name + ">";
        int from = xml.indexOf(tag, place);
        if (from < 0) {
            throw new IllegalArgumentException(name + " is not in the message");
        }
        int to = xml.indexOf("<", from + tag.length());
        return new SandboxMessage(type, xml.substring(0, from + tag.length()) + text + xml.substring(to));
    }

    /** With so many documents, each with a number and a guid of its own. */
    SandboxMessage documents(int number) {
        Matcher node = Pattern.compile("  <ceb:" + type.node() + ">.*?</ceb:" + type.node() + ">\n", Pattern.DOTALL).matcher(xml);
        if (!node.find()) {
            throw new IllegalStateException(type + " has no document to repeat");
        }
        StringBuilder nodes = new StringBuilder();
        for (int i = 1; i <= number; i++) {
            nodes.append(node.group().replaceAll("(<ceb:" + type.number() + ">..20261101)\\d+", "$1" + String.format("%05d", i))
                    .replaceAll("(<ceb:guid>.{24})\\d+", "$1" + String.format("%012d", i)));
        }
        return new SandboxMessage(type, xml.substring(0, node.start()) + nodes + xml.substring(node.end()));
    }

    byte[] unsigned() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /** Signed with the development key of this company, e.g. {@code platform}. */
    byte[] signedBy(String company) {
        return signedBy(company, SignatureAlgorithm.RSA_SHA256);
    }

    byte[] signedBy(String company, SignatureAlgorithm algorithm) {
        return signedBy(DevKeys.of(company, algorithm), algorithm);
    }

    byte[] signedBy(SigningKey key, SignatureAlgorithm algorithm) {
        ReadResult read = READER.read(unsigned());
        if (read.dom() == null) {
            throw new IllegalStateException("The message cannot be read: " + read.findings().list());
        }
        return XmlSigner.sign(read.dom(), key, algorithm, type.direction() == Direction.EXPORT ? "ExtendMessage" : null);
    }
}
