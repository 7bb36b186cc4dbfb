package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days that Java reads and no database knows: each door says what it expects. */
class BadDaysIT {

    private final Window window = SharedSandbox.window();

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "0000-01-01", "10000-01-01", "2026-02-30", "today"})
    void isNoDayAtAnyDoor(String day) {
        String written = day.replace("+", "%2B");
        for (String path : new String[] {"/api/v1/trail/range?day=", "/api/v1/search?to=", "/api/v1/access?from=", "/api/v1/access?to=",
                "/api/v1/statistics/volumes?to=", "/api/v1/calendar/due?rule=summary&from=", "/api/v1/rules?on="}) {
            refuses(path, window.get(path + written, "sandbox-regulator"));
        }
        refuses("evidence of a day", window.post("/api/v1/trail/evidence", "sandbox-regulator", "application/json",
                ("{\"day\":\"" + day + "\",\"reason\":\"a case\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private static void refuses(String path, Window.Answer answer) {
        assertThat(answer.status()).as("%s %s", path, answer.text()).isIn(400, 422);
        assertThat(answer.json().get("code").asString()).as(path).matches("[A-Z]{3}-[0-9]{3}");
    }
}
