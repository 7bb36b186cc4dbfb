package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.RunningWindow.Answered;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP headers of a caller of the SOAP door do not steer routes: CVE-2026-47323 let one replace a route's SQL. */
class SoapHeadersTest {

    private static final String MARK = "set-by-the-caller";

    private final RunningWindow window = RunningWindow.shared();

    @ParameterizedTest
    @ValueSource(strings = {"CamelSqlQuery", "CamelBeanMethodName", "CamelHttpUri", "CamelToEndpoint", "CamelJmsDestinationName",
        "camelbeanmethodname", "CAMELHTTPURI", "cAmElRedelivered", "org.apache.camel.bean"})
    void aHeaderOfThisNameDoesNotComeIn(String name) {
        Map<String, String> headers = new HashMap<>(SoapClient.HEADERS);
        headers.put(name, MARK);
        headers.put("X-Harmless", name);
        try (SeenHeaders seen = SeenHeaders.of(window, "answer-soap")) {
            Answered answer = new SoapClient(window, RunningWindow.ANYONE).post(SoapClient.envelope("<check xmlns=\"" + SoapClient.NAMESPACE + "\">"
                    + SoapClient.content("<x/>".getBytes()) + "</check>"), headers);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("checkResponse").doesNotContain(MARK);
            // the answer may be here before the exchange has ended
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> name.equals(seen.headers().get("X-Harmless")));
            assertThat(seen.headers()).as("%s as it came in", name).doesNotContainValue(MARK);
        }
    }
}
