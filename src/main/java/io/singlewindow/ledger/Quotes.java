package io.singlewindow.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was answered to a submission, once with what it quotes of the message and once without: findings say what stood where, and the receipt
 * in the messages' own format may hold the message's beginning. With the message's key only the second is left.
 */
public final class Quotes {

    /** In the place of a finding's sentence, by language. */
    public static final Map<String, String> GONE = Map.of("zh", "报文已超过保存期限，不再显示其中内容",
            "en", "The message is kept no longer, so what stood there is not shown");

    /** In the column of what quotes nothing. */
    private static final byte[] NONE = {0};
    /** An answer with at least one finding, as the server's own JSON has it. */
    private static final byte[] FINDINGS = "\"findings\":[{".getBytes(StandardCharsets.US_ASCII);
    /** Elements of receipts that hold texts about a message, or its beginning (CEB900). */
    private static final Pattern QUOTING = Pattern.compile("(<(?:[A-Za-z]+:)?(returnInfo|oriBizMessage)>)[^<]*(</(?:[A-Za-z]+:)?\\2>)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Quotes() {}

    /** JSON and receipt. */
    record Answer(byte[] json, byte[] ceb) {}

    /** The same without quotes; null where there are none. */
    static @Nullable Answer without(byte[] json, byte[] ceb) {
        if (!contains(json, FINDINGS) || !(JSON.readTree(json) instanceof ObjectNode answer)) {
            return null;
        }
        for (JsonNode finding : answer.path("findings")) {
            if (finding instanceof ObjectNode one) {
                one.putNull("given");
                one.putNull("expected");
                GONE.forEach(one.putObject("message")::put);
            }
        }
        String receipt = QUOTING.matcher(new String(ceb, StandardCharsets.UTF_8)).replaceAll("$1-$3");
        return new Answer(JSON.writeValueAsBytes(answer), receipt.getBytes(StandardCharsets.UTF_8));
    }

    /** What is bound into the encryption of a submission's quotes. */
    static String bound(String id) {
        return "answer-" + id;
    }

    static byte[] none() {
        return NONE.clone();
    }

    static boolean isNone(byte @Nullable [] quoted) {
        return quoted == null || Arrays.equals(quoted, NONE);
    }

    static byte[] join(Answer answer) {
        return ByteBuffer.allocate(Integer.BYTES + answer.json().length + answer.ceb().length).putInt(answer.json().length).put(answer.json()).put(answer.ceb()).array();
    }

    static Answer split(byte[] joined) {
        int json = ByteBuffer.wrap(joined).getInt();
        return new Answer(Arrays.copyOfRange(joined, Integer.BYTES, Integer.BYTES + json), Arrays.copyOfRange(joined, Integer.BYTES + json, joined.length));
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int i = 0; i + part.length <= text.length; i++) {
            if (text[i] == part[0] && Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
