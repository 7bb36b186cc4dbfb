package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.outbound.GuardedUrl;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What an endpoint may be asked for as. */
class EndpointRequestTest {

    private final GuardedUrl production = new GuardedUrl(false, Set.of(443, 8443));

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
