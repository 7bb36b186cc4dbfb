package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.JwsClient;
import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.authority.forex.records.Settlement;
import io.singlewindow.authority.simulator.JwsPost;
import io.singlewindow.authority.simulator.RunningSimulator;
import io.singlewindow.signature.JwsAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the simulated forex took before it was stopped it still has after. */
class ForexRestartTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private static Delivery deliver(RunningSimulator simulator, Settlement settlement) {
        return new JwsClient(() -> simulator.url() + "/forex/settlements", Duration.ofSeconds(2), Duration.ofSeconds(10))
                .deliver(JwsPost.signed(SettlementJson.of(settlement), JwsAlgorithm.RS256));
    }

    private static List<Verdict> verdicts(RunningSimulator simulator, Settlement settlement) {
        return JwsPost.sent(simulator).stream()
                .map(body -> ForexResults.read(TestForex.payload(body).toString().getBytes(StandardCharsets.UTF_8)))
                .filter(result -> result.settlementId().equals(settlement.id())).map(ForexResult::verdict).toList();
    }

    @Test
    void aRestartForgetsNoSettlementAndNoResult() {
        try (RunningSimulator simulator = new RunningSimulator(folder)) {
            Settlement settlement = SampleSettlement.of("RESTART-FX-MANUAL");
            Delivery before = deliver(simulator, settlement);
            simulator.advance(Duration.ofSeconds(1));
            // once it is written down that the first result arrived
            Path journal = folder.resolve("simulator/forex.jsonl");
            Awaitility.await().atMost(AT_MOST).until(() -> Files.readString(journal).contains("\"delivered\":true"));
            List<JsonNode> seen = simulator.received(Authority.FOREX, "RESTART-FX-MANUAL");

            simulator.restart();
            assertThat(simulator.received(Authority.FOREX, "RESTART-FX-MANUAL")).isEqualTo(seen);
            assertThat(deliver(simulator, settlement)).isEqualTo(before);
            Settlement again = SampleSettlement.of("RESTART-FX-MANUAL");
            deliver(simulator, again);
            simulator.advance(LONG);
            Awaitility.await().atMost(AT_MOST).until(() -> verdicts(simulator, again).contains(Verdict.DUPLICATE)
                    && verdicts(simulator, settlement).contains(Verdict.SETTLED));
            assertThat(verdicts(simulator, settlement)).as("what had arrived is not sent again").containsExactly(Verdict.SETTLED);
            assertThat(verdicts(simulator, again)).containsExactly(Verdict.DUPLICATE);
        }
    }
}
