package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint may be asked for as. */
class CallbackUrlTest {

    private final CallbackUrl production = new CallbackUrl(false, Set.of(443, 8443));
    private final CallbackUrl sandbox = new CallbackUrl(true, Set.of());

    @ParameterizedTest
    @ValueSource(strings = {"https://warehouse.example/events", "https://warehouse.example:8443/a?b=c", "https://xn--fiqs8s.example/"})
    void anHttpsAddressIsUsable(String url) {
        assertThat(production.expectedInstead(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://warehouse.example/|https", "ftp://warehouse.example/|https", "warehouse.example|https", "https://user:secret@warehouse.example/|no user name",
        "https://user@warehouse.example/|no user name", "https://warehouse.example/#part|fragment", "https://仓库.example/|xn--",
        "https://warehouse.example:22/|port", "https://warehouse.example:80/|port", "https:///events|host", "https://a b/|a URL",
        "javascript:alert(1)|https", "file:///etc/passwd|https", "https://under_score.example/|host"})
    void anythingElseIsToldWithWhatWouldBeRight(String url, String expected) {
        assertThat(production.expectedInstead(url)).contains(expected);
    }

    @Test
    void anAddressHasABound() {
        assertThat(production.expectedInstead("https://warehouse.example/" + "a".repeat(500))).contains("500 characters");
    }

    @Test
    void theSandboxTakesPlainHttpAndAnyPort() {
        assertThat(sandbox.expectedInstead("http://127.0.0.1:12345/events")).isNull();
        assertThat(sandbox.expectedInstead("ftp://127.0.0.1/")).isEqualTo("https or http");
        assertThat(sandbox.expectedInstead("http://127.0.0.1:70000/")).contains("port");
    }

    @Test
    void everyFaultOfARequestIsToldAtOnceWithItsPlace() {
        Map<String, Object> body = Map.of("url", "http://warehouse.example/", "types", List.of("consignment.state", "consignment.stat"),
                "subjects", "CONSIGNMENT", "form", "MEDIUM", "contact", "nobody", "extra", 1);
        ProblemException problem = Assertions.catchThrowableOfType(ProblemException.class, () -> EndpointRequest.of(body, production));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.findings()).extracting(Finding::path)
                .containsExactlyInAnyOrder("/extra", "/url", "/types/1", "/subjects", "/form", "/contact");
        assertThat(problem.findings()).allSatisfy(finding -> assertThat(finding.expected()).isNotBlank());
    }
}
