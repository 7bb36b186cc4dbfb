package io.singlewindow.authority.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.inspection.InspectionClient;
import io.singlewindow.authority.inspection.InspectionResult;
import io.singlewindow.authority.inspection.InspectionVerdict;
import io.singlewindow.authority.simulator.CustomsPost.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the simulated authorities have taken, numbered and still to send is there again after a restart. */
class SimulatorRestartTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aRestartForgetsNothingAndSendsNothingASecondTime() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator(folder)) {
            Outgoing list = CustomsPost.envelope(CustomsPost.list("JOURNAL-SLOW"));
            post(simulator, list);
            simulator.advance(Duration.ofSeconds(4));
            Awaitility.await().atMost(AT_MOST).until(() -> receipts(simulator, "JOURNAL-SLOW").size() == 4);
            Receipt before = receipt(simulator, "JOURNAL-SLOW", "120");
            List<JsonNode> seen = simulator.received(Authority.CUSTOMS, "DDJOURNAL-SLOW");
            simulator.answers().answer(503);
            Outgoing declaration = InspectionPost.declaration("JOURNAL-CIQ-SAMPLE");
            Delivery accepted = declare(simulator, declaration);

            simulator.restart();
            simulator.answers().answer(202);
            assertThat(simulator.received(Authority.CUSTOMS, "DDJOURNAL-SLOW")).isEqualTo(seen);
            post(simulator, list);
            assertThat(simulator.received(Authority.CUSTOMS, "DDJOURNAL-SLOW")).extracting(one -> one.get("effect").asString())
                    .containsExactly("TAKEN", "REPEATED");
            assertThat(declare(simulator, declaration)).isEqualTo(accepted);

            simulator.advance(LONG);
            Awaitility.await().atMost(AT_MOST).until(() -> codes(simulator, "JOURNAL-SLOW").size() == 3
                    && results(simulator, "JOURNAL-CIQ-SAMPLE").size() == 2);
            assertThat(codes(simulator, "JOURNAL-SLOW")).as("those that were pending, and the answer to the repetition")
                    .containsExactlyInAnyOrder("800", "899", "-621004");
            assertThat(results(simulator, "JOURNAL-CIQ-SAMPLE")).extracting(InspectionResult::verdict)
                    .containsExactly(InspectionVerdict.SAMPLE, InspectionVerdict.RELEASE);
            assertThat(numbers(receipt(simulator, "JOURNAL-SLOW", "800"))).isEqualTo(numbers(before));

            post(simulator, CustomsPost.envelope(CustomsPost.list("NEXT")));
            Delivery next = declare(simulator, InspectionPost.declaration("NEXT"));
            assertThat(serial(next.externalNo(), 11)).as("inspection's numbers go on").isEqualTo(serial(accepted.externalNo(), 11) + 1);
            simulator.advance(LONG);
            Awaitility.await().atMost(AT_MOST).until(() -> codes(simulator, "NEXT").contains("899"));
            Receipt after = receipt(simulator, "NEXT", "800");
            assertThat(serial(after.fields().get("invtNo"), 9)).as("customs' numbers go on")
                    .isEqualTo(serial(before.fields().get("invtNo"), 9) + 1);
        }
    }

    private static List<String> numbers(Receipt receipt) {
        return List.of(receipt.fields().get("preNo"), receipt.fields().get("invtNo"));
    }

    private static long serial(String number, int from) {
        return Long.parseLong(number.substring(from));
    }

    private static List<Receipt> receipts(RunningSimulator simulator, String number) {
        return CustomsPost.receipts(simulator.answers().of("customs"), number);
    }

    private static Receipt receipt(RunningSimulator simulator, String number, String code) {
        return receipts(simulator, number).stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    private static List<String> codes(RunningSimulator simulator, String number) {
        return receipts(simulator, number).stream().map(Receipt::code).toList();
    }

    private static List<InspectionResult> results(RunningSimulator simulator, String number) {
        return InspectionPost.results(simulator.answers().of("inspection").stream().filter(one -> one.status() == 202).toList(), number);
    }

    private static Delivery declare(RunningSimulator simulator, Outgoing outgoing) {
        Delivery delivery = new InspectionClient(() -> simulator.url() + "/ws/inspection", InspectionClient.ANSWER_TIMEOUT).deliver(outgoing);
        assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Outcome.ACCEPTED);
        return delivery;
    }

    private static void post(RunningSimulator simulator, Outgoing outgoing) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + "/dxp")).header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(outgoing.body())).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("<dxp:ResponseCode>0000</dxp:ResponseCode>");
    }
}
