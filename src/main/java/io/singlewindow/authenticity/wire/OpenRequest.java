package io.singlewindow.authenticity.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question to a platform (platDataOpen): form field {@code openReq}. The announcements show the JSON and not the field's name,
 * which is that of the implementations in use.
 *
 * @param serviceTimeMillis our clock, since 1970
 */
public record OpenRequest(String orderNo, String sessionId, long serviceTimeMillis) {

    /** The form field. */
    public static final String FIELD = "openReq";
    /** Answer code: the platform will upload. */
    public static final String ACCEPTED = "10000";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The body, application/x-www-form-urlencoded. */
    public String form() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("orderNo", orderNo);
        members.put("sessionID", sessionId);
        members.put("serviceTime", serviceTimeMillis);
        return FIELD + "=" + URLEncoder.encode(JSON.writeValueAsString(members), StandardCharsets.UTF_8);
    }

    /** The code and the message of a platform's answer; null when it is none. */
    public static @Nullable Answer answer(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            String code = answer.path("code").asString("");
            return code.isBlank() ? null : new Answer(code, answer.path("message").asString(""));
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    /** What a platform answers at once: 10000 accepted, 20000 failed. */
    public record Answer(String code, String message) {

        /** True when it will upload. */
        public boolean accepted() {
            return ACCEPTED.equals(code);
        }
    }
}
