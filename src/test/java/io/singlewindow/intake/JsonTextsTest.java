package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.RunningWindow.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that not every database stores is refused where it is read, at whichever call that brings JSON. */
class JsonTextsTest {

    private final RunningWindow window = RunningWindow.shared();

    @ParameterizedTest
    @CsvSource({
        "sandbox-platform, /api/v1/callback-endpoints/any/replay, deliveryId",
        "sandbox-platform, /api/v1/callback-endpoints/any/replay, type",
        "sandbox-any, /api/v1/search, platform",
        "sandbox-operator, /api/v1/ops/parked/any/discard, reason",
        "sandbox-any, /api/v1/sandbox/clock, now"
    })
    void aTextWithANullCharacterIsRefused(String key, String path, String member) {
        assertThat(post(key, path, "{\"" + member + "\":\"2026\\u0000\"}").status()).isEqualTo(400);
    }

    @Test
    void theFindingSaysWhatIsWrongWithIt() {
        Answered refused = post("sandbox-platform", "/api/v1/callback-endpoints/any/replay", "{\"deliveryId\":\"\\u0000\"}");
        assertThat(refused.json().get("findings").get(0).get("code").asString()).isEqualTo("SYS-007");
        assertThat(refused.json().get("findings").get(0).get("given").asString()).contains("a text with U+0000");
    }

    private Answered post(String key, String path, String body) {
        return window.post(path, key, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
