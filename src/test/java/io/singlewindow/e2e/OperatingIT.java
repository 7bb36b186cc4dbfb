package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the operator's tools read: metrics as docs/operate.md lists them, health with its reasons, one id for a request. */
class OperatingIT {

    private static final String OPERATOR = "sandbox-operator";

    private final Window window = SharedSandbox.window();

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theMetricsAreThoseOfTheDocsAndNoOthers() throws IOException {
        Set<String> listed = names("(?m)^\\| `(window_[a-z_]+)` \\|", Files.readString(Path.of("docs/operate.md")));
        Window.Answer scraped = window.get("/actuator/prometheus", OPERATOR);
        assertThat(scraped.status()).isEqualTo(200);
        assertThat(names("(?m)^(window_[a-z_]+)[{ ]", scraped.text())).isEqualTo(listed);
        assertThat(scraped.text()).contains("window_authority_waiting{authority=\"customs\"}", "window_health{level=\"BAD\"} 0.0");
        assertThat(window.get("/actuator/prometheus", "sandbox-platform").status()).isEqualTo(403);
    }

    @Test
    void healthSaysWhyToTheOperatorAndOnlyWhetherToOthers() {
        JsonNode health = window.get("/actuator/health", OPERATOR).json();
        JsonNode details = health.at("/components/window/details");
        for (String check : Set.of("database", "broker", "disk", "clock", "log", "index", "callbacks", "authority.customs", "authority.tax-refund",
                "certificate.rsa", "certificate.sm2")) {
            assertThat(details.has(check)).as(check + " in " + details).isTrue();
            assertThat(details.get(check).get("level").asString()).as(check).isNotEqualTo("BAD");
        }
        assertThat(details.get("certificate.rsa").get("daysLeft").asLong()).isPositive();
        assertThat(details.get("log").get("size").asLong()).isPositive();
        assertThat(details.get("disk").get("freeMegabytes").asLong()).isPositive();
        for (String other : Set.of("", "sandbox-platform")) {
            assertThat(window.get("/actuator/health", other).text()).doesNotContain("details").contains("\"status\"");
        }
    }

    @Test
    void oneIdIsInTheAnswerTheProblemTheLogAndThePage() throws IOException {
        Window.Answer answer = window.post("/api/v1/ops/parked/nothing/replay", OPERATOR, Map.of("X-Correlation-Id", "my-request-17", "Content-Type", "application/json"),
                "{\"reason\":\"their key is known now\"}".getBytes());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("my-request-17");
        assertThat(answer.json().get("correlationId").asString()).isEqualTo("my-request-17");
        Window.Answer page = window.get("/sign-in", "");
        assertThat(page.text()).contains(page.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(Files.readString(SharedSandbox.server().log())).contains(" [-] ");
    }
}
