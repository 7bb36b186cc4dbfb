package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.JwsClient;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.authority.forex.records.Settlement;
import io.singlewindow.authority.simulator.JwsPost;
import io.singlewindow.authority.simulator.RunningSimulator;
import io.singlewindow.authority.simulator.SimulatorModes.Mode;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The window's client and the simulated forex, over HTTP: settlements there, results home. */
class ForexDeliveryTest {

    /** Longer than any scenario takes. */
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final RunningSimulator simulator = RunningSimulator.shared();

    @AfterEach
    void reachable() {
        simulator.mode(Authority.FOREX, Mode.OK);
    }

    private JwsClient client(Duration answerMax) {
        return new JwsClient(() -> simulator.url() + "/forex/settlements",
                Duration.ofSeconds(2), answerMax);
    }

    private Delivery deliver(Outgoing outgoing) {
        return client(Duration.ofSeconds(10)).deliver(outgoing);
    }

    private Outgoing signed(Settlement settlement) {
        return JwsPost.signed(SettlementJson.of(settlement), JwsAlgorithm.SM2SM3);
    }

    private List<String> verdicts(String orderNo) {
        return simulator.received(Authority.FOREX, orderNo).stream().map(one -> one.get("verdict").asString()).toList();
    }

    /** The results about an order, once there are so many. */
    private List<ForexResult> results(Settlement settlement, int count) {
        Awaitility.await().atMost(AT_MOST).until(() -> results(settlement).size() >= count);
        return results(settlement);
    }

    private List<ForexResult> results(Settlement settlement) {
        return JwsPost.sent(simulator).stream().map(body -> ForexResults.read(payload(body)))
                .filter(result -> result.settlementId().equals(settlement.id())).toList();
    }

    private static byte[] payload(byte[] jws) {
        return TestForex.payload(jws).toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void aSettlementSignedByTheWindowIsTakenUnderANumberAndEachOrderSettled(JwsAlgorithm algorithm) throws IOException {
        String orderNo = "FXTAKEN" + algorithm;
        Settlement settlement = SampleSettlement.of(orderNo, orderNo + "B", orderNo + "C");
        Delivery delivery = deliver(JwsPost.signed(SettlementJson.of(settlement), algorithm));
        assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.externalNo()).matches("FX[0-9]{16}");
        JsonNode seen = simulator.received(Authority.FOREX, orderNo).get(0);
        assertThat(seen.get("signedBy").asString()).isEqualTo("12330000TERT00083W");
        assertThat(seen.get("signatureValid").asBoolean()).isTrue();
        simulator.advance(LONG);
        assertThat(results(settlement, 3)).hasSize(3).allSatisfy(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.SETTLED);
            assertThat(result.externalNo()).isEqualTo(delivery.externalNo());
        });
        assertSignedByForex(settlement);
    }

    private void assertSignedByForex(Settlement settlement) throws IOException {
        byte[] body = JwsPost.sent(simulator).stream()
                .filter(one -> new String(payload(one), StandardCharsets.UTF_8).contains(settlement.id())).findFirst().orElseThrow();
        try (InputStream anchor = getClass().getResourceAsStream("/certs-dev/ca-sm2.crt")) {
            JwsReader.Signed signed = new JwsReader(new Certificates(Certificates.read(anchor.readAllBytes())), Instant.EPOCH).read(body, Instant.now());
            assertThat(signed.report().accepted()).isTrue();
            assertThat(signed.report().holder()).isEqualTo("11330000TERT00112B");
        }
    }

    @Test
    void theSameNumbersAgainGetTheSameAnswerAndHaveNoSecondEffect() {
        Settlement settlement = SampleSettlement.of("FXAGAIN");
        Delivery first = deliver(signed(settlement));
        assertThat(deliver(signed(settlement))).as("signed afresh").isEqualTo(first);
        assertThat(verdicts("FXAGAIN")).containsExactly("ACCEPTED", "REPEATED");
        simulator.advance(LONG);
        results(settlement, 1);
        Settlement after = SampleSettlement.of("FXAFTER");
        deliver(signed(after));
        simulator.advance(LONG);
        results(after, 1);
        assertThat(results(settlement)).hasSize(1);
    }

    @Test
    void theSameNumberWithOtherContentIsRefused() {
        Settlement settlement = SampleSettlement.of("FXNUMBER");
        deliver(signed(settlement));
        String changed = new String(SettlementJson.of(settlement), StandardCharsets.UTF_8).replace("YDFXNUMBER", "YDFXNUMBER2");
        assertRefused(JwsPost.signed(changed.getBytes(StandardCharsets.UTF_8), JwsAlgorithm.SM2SM3), "RPTNO /actual/rptNo");
    }

    @Test
    void whatIsNotSignedByTheWindowIsRefused() {
        byte[] json = SettlementJson.of(SampleSettlement.of("FXSTRANGER"));
        assertRefused(JwsPost.signed(json, "platform", JwsAlgorithm.SM2SM3), "SIGNATURE /");
        Outgoing whole = JwsPost.signed(json, JwsAlgorithm.RS256);
        String broken = new String(whole.body(), StandardCharsets.US_ASCII);
        int last = broken.lastIndexOf('.') + 1;
        byte[] body = (broken.substring(0, last) + (broken.charAt(last) == 'A' ? 'B' : 'A') + broken.substring(last + 1)).getBytes(StandardCharsets.US_ASCII);
        assertRefused(new Outgoing(whole.dispatchId(), Authority.FOREX, body), "SIGNATURE");
        assertRefused(new Outgoing(whole.dispatchId(), Authority.FOREX, json), "SIGNATURE");
        assertThat(verdicts("FXSTRANGER")).containsOnly("REFUSED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "\"direction\":\"E\"; \"direction\":\"X\"; SCHEMA /direction",
        "\"settlementDate\":\"20261101\"; \"settlementDate\":\"1101\"; SCHEMA /settlementDate",
        "\"bank\":null,; ; SCHEMA",
        "\"country\":\"CHN\"; \"country\":\"USA\"; SCHEMA /actual/country",
        "\"orderNo\":\"FXFAULT\"; \"orderNo\":\"FXFAULT\",\"more\":1; SCHEMA /restored/0/orders/0",
        "\"txCode\":\"999999\"; \"txCode\":\"999998\"; TXCODE /actual/txCode",
        "\"grossIn\":\"600.00\"; \"grossIn\":\"600.01\"; SUM /actual/grossIn",
        "\"cnyAmount\":\"4260.00\"; \"cnyAmount\":\"4260.01\"; SUM /actual/cnyAmount"})
    void whatTheSchemaOrTheSumsDoNotAllowIsRefusedWithItsPlace(String from, String to, String detail) {
        Settlement settlement = SampleSettlement.of(List.of(SampleSettlement.order("FXFAULT", "600")));
        String json = new String(SettlementJson.of(settlement), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        String changed = json.replaceFirst(java.util.regex.Pattern.quote(from), to == null ? "" : java.util.regex.Matcher.quoteReplacement(to));
        assertRefused(JwsPost.signed(changed.getBytes(StandardCharsets.UTF_8), JwsAlgorithm.RS256), detail);
    }

    private void assertRefused(Outgoing outgoing, String detail) {
        Delivery delivery = deliver(outgoing);
        assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Outcome.REFUSED);
        // code and place, and nothing of what the message holds: a cause is read by others than its customers
        assertThat(delivery.detail()).startsWith(detail).doesNotContain("given");
    }

    @Test
    void anOrderThatWasToldBeforeIsADuplicateWhateverSettlementItComesIn() {
        deliver(signed(SampleSettlement.of("FXTWICETOLD")));
        Settlement second = SampleSettlement.of("FXTWICETOLD", "FXFRESH");
        deliver(signed(second));
        simulator.advance(LONG);
        assertThat(results(second, 2)).extracting(ForexResult::verdict).containsExactlyInAnyOrder(Verdict.DUPLICATE, Verdict.SETTLED);
    }

    @Test
    void scenariosAnswerEachOrderAsItsTableSays() {
        Settlement settlement = SampleSettlement.of("A-FX-MANUAL", "A-FX-REFUSED", "A-FX-DUPLICATE", "A-TWICE", "A-FX-LATE");
        deliver(signed(settlement));
        simulator.advance(LONG);
        List<ForexResult> results = results(settlement, 8);
        assertThat(of(results, settlement, "A-FX-MANUAL")).containsExactlyInAnyOrder(Verdict.MANUAL, Verdict.SETTLED);
        assertThat(of(results, settlement, "A-FX-REFUSED")).containsExactly(Verdict.REFUSED);
        assertThat(of(results, settlement, "A-FX-DUPLICATE")).containsExactly(Verdict.DUPLICATE);
        assertThat(of(results, settlement, "A-TWICE")).containsExactly(Verdict.SETTLED, Verdict.SETTLED);
        assertThat(of(results, settlement, "A-FX-LATE")).containsExactlyInAnyOrder(Verdict.SETTLED, Verdict.MANUAL);
    }

    private static List<Verdict> of(List<ForexResult> results, Settlement settlement, String orderNo) {
        String itemId = settlement.funds().stream().filter(one -> one.orderNo().equals(orderNo)).findFirst().orElseThrow().itemId();
        return results.stream().filter(result -> result.itemId().equals(itemId)).map(ForexResult::verdict).toList();
    }

    @Test
    void whatWasSettledIsReversedAndNothingElse() {
        Settlement settled = SampleSettlement.of(List.of(SampleSettlement.order("FXBACK", "600"), SampleSettlement.order("FXBACK-FX-REFUSED", "600")));
        deliver(signed(settled));
        Settlement back = SampleSettlement.of(List.of(
                SampleSettlement.refund("FXBACK", "500", SampleSettlement.rptNoOf(settled, "FXBACK")),
                SampleSettlement.refund("FXBACK-FX-REFUSED", "600", SampleSettlement.rptNoOf(settled, "FXBACK-FX-REFUSED")),
                SampleSettlement.refund("FXNEVER", "600", "0".repeat(22))));
        assertThat(deliver(signed(back)).outcome()).isEqualTo(Outcome.ACCEPTED);
        Settlement tooMuch = SampleSettlement.of(List.of(SampleSettlement.refund("FXBACK", "100.01", SampleSettlement.rptNoOf(settled, "FXBACK"))));
        deliver(signed(tooMuch));
        simulator.advance(LONG);
        List<ForexResult> results = results(back, 3);
        assertThat(of(results, back, "FXBACK")).containsExactly(Verdict.REVERSED);
        assertThat(of(results, back, "FXBACK-FX-REFUSED")).containsExactly(Verdict.REFUSED);
        assertThat(of(results, back, "FXNEVER")).containsExactly(Verdict.REFUSED);
        assertThat(results(tooMuch, 1)).extracting(ForexResult::verdict).containsExactly(Verdict.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"DOWN", "RESET", "GARBAGE", "HANG"})
    void whatDoesNotArriveHasFailedAndArrivesLater(Mode mode) {
        Outgoing outgoing = signed(SampleSettlement.of("FXMODE" + mode));
        simulator.mode(Authority.FOREX, mode);
        JwsClient client = client(Duration.ofSeconds(1));
        Delivery failed = client.deliver(outgoing);
        assertThat(failed.outcome()).as(failed.detail()).isEqualTo(Outcome.FAILED);
        assertThat(failed.detail()).isNotBlank();
        assertThat(simulator.received(Authority.FOREX, "FXMODE" + mode)).isEmpty();
        simulator.mode(Authority.FOREX, Mode.OK);
        assertThat(client.deliver(outgoing).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdicts("FXMODE" + mode)).containsExactly("ACCEPTED");
    }

    @Test
    void nobodyAtTheAddressIsAFailure() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        JwsClient nowhere = new JwsClient(() -> "http://127.0.0.1:" + port + "/forex/settlements",
                Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(nowhere.deliver(signed(SampleSettlement.of("FXNOWHERE"))).outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"settlement.schema.json", "receipt.schema.json"})
    void theAuthoritysCopyOfTheContractIsOurs(String file) {
        assertThat(Path.of("src/main/resources/simulator/forex", file)).hasSameBinaryContentAs(Path.of("xsd/window/forex", file));
    }
}
