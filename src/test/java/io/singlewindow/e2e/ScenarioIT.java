package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.simulator.Scenario;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every scenario in both directions, signed with RSA and with SM2, through one server and one simulator, side by side, and
 * each of a scenario's four by another door; then the simulator's own journal, written in its own process, is asked what it has seen.
 */
class ScenarioIT {

    private static final Duration END_MAX = Duration.ofSeconds(150);

    @TempDir
    static Path folder;

    private static ServerProcess simulator;
    private static ServerProcess server;
    private static Window window;
    private static int brokerPort;
    private static final Map<Case, Window.SampleSet> PLAYED = new HashMap<>();

    private record Case(String direction, Scenario scenario, String algorithm, String mode) {
        /** Another one for each of a scenario's four. */
        Door door() {
            int four = (direction.equals("import") ? 0 : 2) + (algorithm.equals("SM2") ? 0 : 1);
            return Door.values()[(four + scenario.ordinal()) % Door.values().length];
        }

        @Override
        public String toString() {
            return direction + " " + mode + " " + scenario + " " + algorithm + " by " + door();
        }
    }

    @BeforeAll
    static void playEverythingAtOnce() {
        int port = ServerProcess.freePort();
        brokerPort = ServerProcess.freePort();
        simulator = ServerProcess.start("simulator", folder.resolve("simulator"), ServerProcess.freePort(),
                "window.simulator.callback-url=http://127.0.0.1:" + port);
        server = ServerProcess.start("sandbox", folder.resolve("server"), port,
                "window.simulator.url=" + simulator.url(), "window.broker.port=" + brokerPort, "window.sandbox.demo=false");
        window = new Window(server.url());
        ExecutorService senders = Executors.newFixedThreadPool(8);
        Map<Case, CompletableFuture<Window.SampleSet>> sending = new HashMap<>();
        cases().forEach(one -> sending.put(one, CompletableFuture.supplyAsync(() -> send(one), senders)));
        sending.forEach((one, sent) -> PLAYED.put(one, sent.join()));
        senders.shutdown();
        // all but those that are -SLOW end by themselves; then a minute passes at once
        Awaitility.await().atMost(END_MAX).pollInterval(Duration.ofSeconds(1))
                .until(() -> cases().filter(one -> !one.scenario().suffix().endsWith("-SLOW")).allMatch(ScenarioIT::ended));
        window.advance(Duration.ofSeconds(60));
        Awaitility.await().atMost(END_MAX).pollInterval(Duration.ofSeconds(1)).until(() -> cases().allMatch(ScenarioIT::ended));
    }

    @AfterAll
    static void stop() {
        server.close();
        simulator.close();
    }

    private static Stream<Case> cases() {
        Stream<Case> all = Stream.of("import", "export").flatMap(direction -> Stream.of(Scenario.values())
                .flatMap(scenario -> Stream.of("SM2", "RSA-SHA256").map(alg -> new Case(direction, scenario, alg, "9610"))));
        Stream<Case> others = Stream.of(new Case("export", Scenario.NONE, "SM2", "9710"), new Case("export", Scenario.NONE, "RSA-SHA1", "9810"),
                new Case("import", Scenario.NONE, "RSA-SHA1", "9610"));
        return Stream.concat(all, others);
    }

    private static Window.SampleSet send(Case one) {
        Window.SampleSet set = window.samples(one.direction(), one.scenario() == Scenario.NONE ? "" : one.scenario().name(),
                one.algorithm(), one.mode());
        one.door().send(window, brokerPort, set.samples().stream().map(Window.Sample::message).toList());
        return set;
    }

    private static boolean ended(Case one) {
        return state(one).equals(one.scenario().finalState());
    }

    private static String state(Case one) {
        JsonNode items = window.consignments(PLAYED.get(one).orderNo(), 0);
        return items.isEmpty() ? "-" : items.get(0).get("state").asString();
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioEndsAsItsTableSays() {
        return cases().map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
            JsonNode consignment = window.consignments(PLAYED.get(one).orderNo(), 0).get(0);
            assertThat(consignment.get("state").asString()).isEqualTo(one.scenario().finalState());
            assertThat(consignment.get("documents")).hasSize(PLAYED.get(one).samples().size());
            List<String> authorities = consignment.get("dispatches").findValuesAsString("authority");
            assertThat(authorities.stream().filter("customs"::equals)).hasSize(PLAYED.get(one).samples().size());
            assertThat(authorities.stream().filter("inspection"::equals)).hasSize(1);
        }));
    }

    @TestFactory
    Stream<DynamicTest> releasePrecedesClosureInTheTimeline() {
        return cases().filter(one -> one.scenario().finalState().equals("CLOSED") && one.scenario() != Scenario.DISORDER)
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
                    List<String> states = new ArrayList<>();
                    window.consignments(PLAYED.get(one).orderNo(), 0).get(0).get("timeline")
                            .forEach(event -> states.add(event.get("event").asString()));
                    assertThat(states).containsSubsequence("state MATCHED", "state CLOSED");
                    // on a busy machine 899 may overtake 800; then there is no release to be seen
                    assertThat(states.indexOf("state RELEASED")).isLessThan(states.indexOf("state CLOSED"));
                }));
    }

    @Test
    void aPartialReleaseNamesTheReleasedLines() {
        Case partial = new Case("import", Scenario.CIQ_PARTIAL, "SM2", "9610");
        String receipts = window.consignments(PLAYED.get(partial).orderNo(), 0).get(0).get("documents").toString();
        assertThat(receipts).contains("PARTIAL [1 RELEASE 1]");
    }

    @Test
    void customsTookEachBusinessKeyExactlyOnceWithTheOriginalBytesAndBothSignaturesValid() throws Exception {
        SimulatorJournal journal = new SimulatorJournal(simulator.dataDir());
        Map<String, JsonNode> byDigest = journal.customs().stream()
                .filter(reception -> reception.get("effect").asString().equals("TAKEN"))
                .collect(Collectors.toMap(reception -> reception.get("messageSha256").asString(), reception -> reception));
        long messages = 0;
        for (Window.SampleSet set : PLAYED.values()) {
            for (Window.Sample sample : set.samples()) {
                messages++;
                String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sample.message()));
                JsonNode reception = byDigest.get(digest);
                assertThat(reception).as("%s of %s reached customs as it was sent", sample.name(), set.orderNo()).isNotNull();
                assertThat(reception.get("envelopeSignature").get("valid").asBoolean()).isTrue();
                assertThat(reception.get("messageSignature").get("valid").asBoolean()).isTrue();
            }
        }
        assertThat(byDigest).hasSize((int) messages);
        assertThat(journal.effects()).hasSize((int) messages).allSatisfy((key, times) -> assertThat(times).as(key).isEqualTo(1));
    }

    @Test
    void aLostListIsSentAgainWithTheSameBytes() {
        List<JsonNode> lost = new SimulatorJournal(simulator.dataDir()).customs().stream()
                .filter(reception -> reception.get("effect").asString().equals("SWALLOWED")).toList();
        assertThat(lost).hasSize(4);
        assertThat(lost).allSatisfy(swallowed -> assertThat(new SimulatorJournal(simulator.dataDir()).customs())
                .anyMatch(again -> again.get("effect").asString().equals("TAKEN")
                        && again.get("envelopeSha256").equals(swallowed.get("envelopeSha256"))));
    }

    @Test
    void inspectionTookEachConsignmentOnce() {
        List<JsonNode> accepted = new SimulatorJournal(simulator.dataDir()).inspection().stream()
                .filter(reception -> reception.get("verdict").asString().equals("ACCEPTED")).toList();
        assertThat(accepted.stream().map(one -> one.get("orderNo").asString()).distinct()).hasSize(accepted.size()).hasSize(PLAYED.size());
    }

    @Test
    void forexWasToldOfEachClosedOrderOnceAndOfNoOther() {
        List<Case> paid = cases().filter(one -> one.scenario().finalState().equals("CLOSED"))
                // a proceeds note is no part of these, so nothing says that funds came in
                .filter(one -> !one.mode().equals("9710") && !one.mode().equals("9810"))
                // a platform that had not answered when it was forex's turn, or not well, leaves them to a person (FX-12)
                .filter(one -> !(one.direction().equals("import") && one.scenario().name().startsWith("PLAT_")) || settlesAlone(one)).toList();
        List<String> expected = paid.stream().map(one -> PLAYED.get(one).orderNo()).toList();
        List<String> reversed = cases().filter(one -> one.scenario() == Scenario.FX_RETURN_SLOW).map(one -> PLAYED.get(one).orderNo()).toList();
        Awaitility.await().atMost(END_MAX).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            List<String> told = new SimulatorJournal(simulator.dataDir()).settled();
            assertThat(told.stream().filter(order -> !reversed.contains(order))).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    private static boolean settlesAlone(Case one) {
        JsonNode decision = window.consignments(PLAYED.get(one).orderNo(), 0).get(0).get("decision");
        return decision.at("/authorities/forex/treatment").asString().equals("AUTO");
    }

    @Test
    void taxRefundWasToldOfEachClosedExportAndOfNoImport() {
        cases().filter(one -> one.scenario().finalState().equals("CLOSED")).forEach(one -> Awaitility.await().atMost(END_MAX)
                .pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(toldTaxRefund(one)).as(one.toString())
                        .isEqualTo(one.direction().equals("export"))));
        // what comes back after it was closed had been told before
        assertThat(cases().filter(one -> !one.scenario().finalState().equals("CLOSED") && one.scenario() != Scenario.FX_RETURN_SLOW)
                .filter(ScenarioIT::toldTaxRefund)).isEmpty();
    }

    private static boolean toldTaxRefund(Case one) {
        return window.consignments(PLAYED.get(one).orderNo(), 0).get(0).get("dispatches").findValuesAsString("authority").contains("tax-refund");
    }

    @Test
    void theSandboxShowsWhatAnAuthorityReceived() {
        Case one = new Case("export", Scenario.NONE, "SM2", "9610");
        JsonNode received = window.get("/api/v1/sandbox/authorities/customs/received?orderNo=" + PLAYED.get(one).orderNo(), Window.ANYONE)
                .json().get("items");
        List<String> types = new ArrayList<>();
        received.forEach(reception -> types.add(reception.get("messageType").asString()));
        // what was not answered in time was sent again, and shows twice
        assertThat(types.stream().distinct()).containsExactlyInAnyOrder("CEB303", "CEB403", "CEB505", "CEB603");
        assertThat(window.get("/api/v1/sandbox/authorities/inspection/received?orderNo=" + PLAYED.get(one).orderNo(), Window.ANYONE)
                .json().get("items")).hasSize(1);
        assertThat(window.get("/api/v1/sandbox/authorities/police/received", Window.ANYONE).status()).isEqualTo(404);
    }
}
