package io.singlewindow.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a company's address may look like. */
class GuardedUrlTest {

    private final GuardedUrl production = new GuardedUrl(false, Set.of(443, 8443));
    private final GuardedUrl sandbox = new GuardedUrl(true, Set.of());

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
}
