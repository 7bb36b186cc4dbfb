package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.RunningWindow.Answered;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of the calls that bring JSON, and of forms: how large they may be. */
class JsonBodiesTest {

    private static final int BYTES_MAX = 2_097_152;

    private final RunningWindow window = RunningWindow.shared();

    @ParameterizedTest
    @CsvSource({
        "POST, sandbox-platform, /api/v1/callback-endpoints",
        "POST, sandbox-platform, /api/v1/callback-endpoints/any/replay",
        "POST, sandbox-platform, /api/v1/inbox/ack",
        "POST, sandbox-platform, /api/v1/quota/enquiries",
        "POST, sandbox-operator, /api/v1/ops/parked/any/replay",
        "POST, sandbox-operator, /api/v1/ops/parked/discard",
        "POST, sandbox-any, /api/v1/search",
        "POST, sandbox-any, /api/v1/sandbox/clock",
        "PUT, sandbox-any, /api/v1/sandbox/authorities/customs/mode"
    })
    void aBodyAboveTheBoundIsRefusedWhetherItsLengthIsSaidOrNot(String method, String key, String path) {
        byte[] body = text(BYTES_MAX + 1);
        tooLarge(send(method, path, key, HttpRequest.BodyPublishers.ofByteArray(body)));
        tooLarge(send(method, path, key, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    /** A JSON object of so many bytes. */
    private static byte[] text(int bytes) {
        return ("{\"reason\":\"" + "r".repeat(bytes - 13) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private Answered send(String method, String path, String key, HttpRequest.BodyPublisher body) {
        return window.send(window.request(path, key).header("Content-Type", "application/json").method(method, body));
    }

    private static void tooLarge(Answered answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.json().get("findings").get(0).get("code").asString()).isEqualTo("SYS-006");
        assertThat(answer.json().get("findings").get(0).get("expected").asString()).isEqualTo(String.valueOf(BYTES_MAX));
    }

    @Test
    void aBodyOfJustTheBoundIsRead() {
        byte[] body = text(BYTES_MAX);
        String path = "/api/v1/inbox/ack";
        assertThat(send("POST", path, "sandbox-platform", HttpRequest.BodyPublishers.ofByteArray(body)).status()).isEqualTo(400);
        assertThat(send("POST", path, "sandbox-platform", HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).status())
                .isEqualTo(400);
    }

    @Test
    void messagesAndFilesHaveTheirOwnBounds() {
        byte[] spaces = " ".repeat(BYTES_MAX + 1).getBytes(StandardCharsets.UTF_8);
        Map<String, String> xml = Map.of("Content-Type", "application/xml");
        assertThat(window.post("/api/v1/submissions?validateOnly=true", RunningWindow.ANYONE, xml, spaces).status()).isEqualTo(200);
        assertThat(window.post("/api/v1/sandbox/sign?as=platform", RunningWindow.ANYONE, xml, spaces).status()).isEqualTo(400);
        Answered sign = window.post("/api/v1/sandbox/sign?as=platform", RunningWindow.ANYONE, xml, new byte[10_485_761]);
        assertThat(sign.status()).isEqualTo(413);
        assertThat(sign.json().get("code").asString()).isEqualTo("SYS-006");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/inbox/ack, application/x-www-form-urlencoded, */*",
        "PUT, /api/v1/filings/entities/none, application/x-www-form-urlencoded, */*",
        "POST, /api/v1/submissions?validateOnly=true, multipart/form-data; boundary=x, */*",
        "POST, /sign-in, application/x-www-form-urlencoded, */*",
        "POST, /sign-in, application/x-www-form-urlencoded, text/html",
        "POST, /ops/parked/replay?lang=en, application/x-www-form-urlencoded, text/html",
        "PUT, /sign-in, application/x-www-form-urlencoded, text/html"
    })
    void aFormAboveTheBoundIsRefusedByWhateverDoorAndReadByNone(String method, String path, String type, String accept) {
        byte[] form = ("login=" + "r".repeat(BYTES_MAX)).getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher body : List.of(HttpRequest.BodyPublishers.ofByteArray(form),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))) {
            Answered answer = window.send(window.request(path, path.startsWith("/api") ? "sandbox-platform" : "").header("Content-Type", type)
                    .header("Accept", accept).method(method, body));
            assertThat(answer.status()).as(answer.text()).isEqualTo(413);
            assertThat(answer.text()).contains(String.valueOf(BYTES_MAX));
        }
    }
}
