package io.singlewindow.authority.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.simulator.AnswerReceiver.Received;
import io.singlewindow.authority.simulator.InspectionPost;
import io.singlewindow.authority.simulator.RunningSimulator;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the simulated inspection sends, and when: its table says it, its clock brings it. */
class InspectionAnswersTest {

    /** Longer than any scenario takes. */
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final RunningSimulator simulator = RunningSimulator.shared();

    private void send(Outgoing outgoing) {
        InspectionClient client = new InspectionClient(() -> simulator.url() + "/ws/inspection", InspectionClient.ANSWER_TIMEOUT);
        assertThat(client.deliver(outgoing).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    private List<Received> sent() {
        return simulator.answers().of("inspection");
    }

    /** The results about an order, once there are so many. */
    private List<InspectionResult> results(String number, int count) {
        Awaitility.await().atMost(AT_MOST).until(() -> InspectionPost.results(sent(), number).size() >= count);
        return InspectionPost.results(sent(), number);
    }

    @Test
    void aResultIsSignedByInspectionAndReleasesAllRows() throws IOException {
        send(InspectionPost.declaration("RES-PLAIN"));
        simulator.advance(LONG);
        InspectionResult result = results("RES-PLAIN", 1).get(0);
        assertThat(result.verdict()).isEqualTo(InspectionVerdict.RELEASE);
        assertThat(result.logisticsNo()).isEqualTo("YDRES-PLAIN");
        assertThat(result.lines()).extracting(InspectionResult.Line::gnum).containsExactly(1, 2);
        Received received = sent().stream().filter(one -> new String(one.body(), StandardCharsets.UTF_8).contains("DDRES-PLAIN"))
                .findFirst().orElseThrow();
        try (InputStream anchor = getClass().getResourceAsStream("/certs-dev/ca-sm2.crt")) {
            SignatureVerifier verifier = new SignatureVerifier(new Certificates(Certificates.read(anchor.readAllBytes())), Instant.EPOCH);
            SignatureReport signature =
                    verifier.verify(new SafeReader(ReadingLimits.defaults()).read(received.body()).dom(), Instant.now());
            assertThat(signature.accepted()).isTrue();
            assertThat(signature.holder()).isEqualTo("11330000TERT00104G");
        }
    }

    @Test
    void aPartialReleaseNamesTheRowsThatAreReleasedAllButTheLast() {
        send(InspectionPost.declaration("RES-CIQ-PARTIAL"));
        simulator.advance(LONG);
        InspectionResult result = results("RES-CIQ-PARTIAL", 1).get(0);
        assertThat(result.verdict()).isEqualTo(InspectionVerdict.PARTIAL);
        assertThat(result.lines()).singleElement().satisfies(line -> {
            assertThat(line.gnum()).isEqualTo(1);
            assertThat(line.verdict()).isEqualTo(InspectionVerdict.RELEASE);
            assertThat(line.quantity()).isEqualByComparingTo("1");
        });
    }

    @Test
    void twiceMeansTheSameResultTwice() {
        send(InspectionPost.declaration("RES-TWICE"));
        simulator.advance(LONG);
        List<InspectionResult> results = results("RES-TWICE", 2);
        assertThat(results).hasSize(2);
        assertThat(results.get(1)).isEqualTo(results.get(0));
    }

    @Test
    void aSampleIsFollowedByTheReleaseEachAtItsTime() {
        send(InspectionPost.declaration("RES-CIQ-SAMPLE"));
        simulator.advance(LONG);
        List<InspectionResult> results = results("RES-CIQ-SAMPLE", 2);
        assertThat(results).extracting(InspectionResult::verdict).containsExactly(InspectionVerdict.SAMPLE, InspectionVerdict.RELEASE);
        assertThat(Duration.between(results.get(0).time(), results.get(1).time())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRepeatedDeclarationGetsNoSecondResult() {
        Outgoing outgoing = InspectionPost.declaration("RES-AGAIN");
        send(outgoing);
        send(outgoing);
        simulator.advance(LONG);
        results("RES-AGAIN", 1);
        // what is declared after it shows that its time has passed
        send(InspectionPost.declaration("RES-AFTER"));
        simulator.advance(LONG);
        results("RES-AFTER", 1);
        assertThat(InspectionPost.results(sent(), "RES-AGAIN")).hasSize(1);
    }
}
