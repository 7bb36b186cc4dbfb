package io.singlewindow.authenticity.wire;

import java.nio.charset.StandardCharsets;

/**
 * The text that a platform signs (announcement 179 of 2018): four members joined by {@code ||}, each
 * {@code "name":"value"}, object and array wrapped in quotes too, their JSON exactly as it is sent. The document's own example
 * has object and array bare; real signatures do not verify over that.
 *
 * @param sessionId text between its quotes, as sent
 * @param head JSON of payExchangeInfoHead, as sent
 * @param lists JSON of payExchangeInfoLists, as sent
 * @param serviceTime digits, as sent
 */
public record SignedText(String sessionId, String head, String lists, String serviceTime) {

    private static final String QUOTE = "\"";

    /** What is signed, UTF-8. */
    public byte[] bytes() {
        return text(QUOTE).getBytes(StandardCharsets.UTF_8);
    }

    /** As the document's example has it: object and array without quotes. Nothing is accepted over it. */
    public byte[] bare() {
        return text("").getBytes(StandardCharsets.UTF_8);
    }

    /** Payment and orders alone: the same whenever they are signed. */
    public byte[] content() {
        return (head + "||" + lists).getBytes(StandardCharsets.UTF_8);
    }

    private String text(String quote) {
        return "\"" + PlatformDataReader.SESSION + "\":\"" + sessionId + "\"||\"" + PlatformDataReader.HEAD + "\":" + quote + head + quote
                + "||\"" + PlatformDataReader.LISTS + "\":" + quote + lists + quote + "||\"" + PlatformDataReader.SERVICE_TIME + "\":\""
                + serviceTime + "\"";
    }
}
