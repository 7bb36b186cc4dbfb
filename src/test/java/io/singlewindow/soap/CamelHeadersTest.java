package io.singlewindow.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.InspectionPost;
import io.singlewindow.authority.simulator.RunningSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.event.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's HTTP headers do not steer routes: CVE-2026-47323 let one replace a route's SQL. */
class CamelHeadersTest {

    private static final String MARK = "set-by-the-caller";

    private final RunningSimulator simulator = RunningSimulator.shared();

    /** Texts in the headers of a finished exchange; the SOAP stack's own record of the request is none. */
    private static final class Seen extends EventNotifierSupport {

        private volatile Map<String, String> headers = Map.of();

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeCompletedEvent completed) {
                Map<String, String> texts = new HashMap<>();
                completed.getExchange().getMessage().getHeaders().forEach((name, value) -> {
                    if (value instanceof CharSequence text) {
                        texts.put(name, text.toString());
                    }
                });
                headers = texts;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelSqlQuery", "CamelBeanMethodName", "CamelHttpUri", "CamelToEndpoint", "camelbeanmethodname", "CAMELHTTPURI",
        "org.apache.camel.bean"})
    void aHeaderOfThisNameHasNoEffect(String name) throws Exception {
        CamelContext routes = simulator.bean(CamelContext.class);
        Seen seen = new Seen();
        routes.getManagementStrategy().addEventNotifier(seen);
        seen.start();
        String number = "HEADER-" + name;
        try {
            HttpResponse<String> answer = post(number, name);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("declareResponse").contains("accepted>true<").doesNotContain(MARK);
            // the answer may be here before the exchange has ended
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> seen.headers.containsKey("X-Harmless"));
        } finally {
            routes.getManagementStrategy().removeEventNotifier(seen);
        }
        assertThat(simulator.received(Authority.INSPECTION, "DD" + number)).extracting(one -> one.get("verdict").asString())
                .containsExactly("ACCEPTED");
        assertThat(seen.headers).as("%s as it came in", name).doesNotContainValue(MARK);
    }

    private HttpResponse<String> post(String number, String header) throws Exception {
        String declare = new String(InspectionPost.declaration(number).body(), StandardCharsets.UTF_8).replaceFirst("<\\?xml[^>]*\\?>", "");
        String envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + declare
                + "</soap:Body></soap:Envelope>";
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + "/ws/inspection"))
                .header("Content-Type", "text/xml; charset=UTF-8").header("SOAPAction", "\"urn:single-window:inspection:1:declare\"")
                .header(header, MARK).header("X-Harmless", "may come in").POST(HttpRequest.BodyPublishers.ofString(envelope)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
