package io.singlewindow.authority.taxrefund;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.JwsClient;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.simulator.JwsPost;
import io.singlewindow.authority.simulator.RunningSimulator;
import io.singlewindow.authority.simulator.SimulatorModes.Mode;
import io.singlewindow.authority.taxrefund.TaxRefundResult.Verdict;
import io.singlewindow.rules.calendar.PackagedCalendar;
import io.singlewindow.rules.calendar.UnknownYear;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.WorkingDays;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The window's client and the simulated tax authority, over HTTP: registrations, claims and reclaims there, results home. */
class TaxRefundDeliveryTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final AtomicInteger DECLARATIONS = new AtomicInteger();

    private final RunningSimulator simulator = RunningSimulator.shared();

    @AfterEach
    void reachable() {
        simulator.mode(Authority.TAX_REFUND, Mode.OK);
    }

    private static String declarationNo() {
        return "2901" + String.format("%014d", DECLARATIONS.incrementAndGet()) + "001";
    }

    private static JwsClient client(RunningSimulator to, Duration answerMax) {
        return new JwsClient(() -> to.url() + "/tax-refund/messages", Duration.ofSeconds(2), answerMax);
    }

    private Delivery deliver(Outgoing outgoing) {
        return client(simulator, Duration.ofSeconds(10)).deliver(outgoing);
    }

    private static Outgoing signed(SampleMessages message) {
        return JwsPost.toTaxRefund(message.bytes(), "window", JwsAlgorithm.SM2SM3);
    }

    private Delivery deliver(SampleMessages message) {
        return deliver(signed(message));
    }

    private static List<TaxRefundResult> results(RunningSimulator from, SampleMessages message) {
        return JwsPost.sent(from, Authority.TAX_REFUND).stream()
                .map(body -> TaxRefundResults.read(TestTaxRefund.payload(body).toString().getBytes(StandardCharsets.UTF_8)))
                .filter(result -> result.itemId().equals(message.itemId())).toList();
    }

    private List<TaxRefundResult> results(SampleMessages message, int count) {
        simulator.advance(LONG);
        Awaitility.await().atMost(AT_MOST).until(() -> results(simulator, message).size() >= count);
        return results(simulator, message);
    }

    private List<Verdict> verdicts(SampleMessages message, int count) {
        return results(message, count).stream().map(TaxRefundResult::verdict).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aRegistrationSignedByTheWindowIsTakenUnderANumberAndExempt(JwsAlgorithm algorithm) {
        SampleMessages message = SampleMessages.registration("TAXREG" + algorithm);
        Delivery delivery = deliver(JwsPost.toTaxRefund(message.bytes(), "window", algorithm));
        assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.externalNo()).matches("TS[0-9]{16}");
        assertThat(simulator.received(Authority.TAX_REFUND, "TAXREG" + algorithm).get(0).get("signatureValid").asBoolean()).isTrue();
        assertThat(results(message, 1)).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.EXEMPT);
            assertThat(result.externalNo()).isEqualTo(delivery.externalNo());
        });
        SampleMessages again = SampleMessages.registration("TAXREG" + algorithm);
        deliver(again);
        assertThat(verdicts(again, 1)).as("one registration a list").containsExactly(Verdict.DUPLICATE);
    }

    @Test
    void aClaimIsRefundedAfterTheWorkingDaysOfItsFirmsClass() {
        SampleMessages message = SampleMessages.refund("TAXCLAIM", declarationNo());
        assertThat(deliver(message).outcome()).isEqualTo(Outcome.ACCEPTED);
        TaxRefundResult result = results(message, 1).get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.REFUNDED);
        LocalDate answered = LocalDate.ofInstant(result.time(), BusinessTime.ZONE);
        assertThat(result.refundDate()).as("class 1: 5 working days")
                .isEqualTo(workingDaysLater(answered, 5).format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static LocalDate workingDaysLater(LocalDate day, int workingDays) {
        try {
            return PackagedCalendar.read().after(day, workingDays);
        } catch (UnknownYear unknown) {
            return new WorkingDays(Set.of(), Set.of()).later(day, workingDays);
        }
    }

    @Test
    void aDeclaredRowIsRefundedOnce() {
        String declarationNo = declarationNo();
        deliver(SampleMessages.refund("TAXONCE", declarationNo));
        SampleMessages second = SampleMessages.refund("TAXONCE2", declarationNo);
        deliver(second);
        assertThat(verdicts(second, 1)).containsExactly(Verdict.DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "\"quantity\":\"3\",\"taxableAmount\"; \"quantity\":\"4\",\"taxableAmount\"",
        "\"refundRate\":\"0.13\"; \"refundRate\":\"0.09\"",
        "\"row\":1,\"quantity\":\"3\",\"amount\":\"30.00\"; \"row\":1,\"quantity\":\"3\",\"amount\":\"31.00\""})
    void whatDiffersFromPurchaseOrRegistrationIsHeld(String from, String to) {
        deliver(SampleMessages.registration("TAXDIFF"));
        SampleMessages message = SampleMessages.refund("TAXDIFF", declarationNo()).with(from, to);
        assertThat(deliver(message).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(results(message, 1)).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.HELD);
            assertThat(result.reason()).contains("不符");
        });
    }

    @ParameterizedTest
    @CsvSource({"TAX-HELD, EXEMPT, HELD", "TAX-CLEARED, EXEMPT, HELD+REFUNDED", "TAX-REFUSED, REFUSED, REFUSED",
        "TAX-NOT-ELIGIBLE, NOT_ELIGIBLE, NOT_ELIGIBLE", "TAX-LATE, EXEMPT, HELD+REFUNDED", "TWICE, EXEMPT+EXEMPT, REFUNDED+REFUNDED"})
    void scenariosAnswerAsTheirTableSays(String scenario, String registered, String refunded) {
        SampleMessages registration = SampleMessages.registration("S-" + scenario);
        deliver(registration);
        assertVerdicts(registration, registered);
        SampleMessages refund = SampleMessages.refund("S-" + scenario, declarationNo());
        deliver(refund);
        assertVerdicts(refund, refunded);
    }

    private void assertVerdicts(SampleMessages message, String expected) {
        String[] names = expected.split("\\+");
        assertThat(verdicts(message, names.length)).extracting(Enum::name).containsExactlyInAnyOrder(names);
    }

    @Test
    void whatWasRefundedIsTakenBackAndNothingElse() {
        String declarationNo = declarationNo();
        SampleMessages refund = SampleMessages.refund("TAXBACK", declarationNo);
        deliver(refund);
        SampleMessages back = SampleMessages.reclaim(refund, declarationNo, "100.00");
        deliver(back);
        assertThat(verdicts(back, 1)).containsExactly(Verdict.RECLAIMED);
        SampleMessages tooMuch = SampleMessages.reclaim(refund, declarationNo, "30.01");
        deliver(tooMuch);
        assertThat(verdicts(tooMuch, 1)).containsExactly(Verdict.REFUSED);
        SampleMessages never = SampleMessages.reclaim(refund, declarationNo(), "1.00");
        deliver(never);
        assertThat(verdicts(never, 1)).containsExactly(Verdict.REFUSED);
    }

    @Test
    void theSameMessageAgainGetsTheSameAnswerAndOtherContentUnderItsIdIsRefused() {
        SampleMessages message = SampleMessages.registration("TAXAGAIN");
        Delivery first = deliver(message);
        assertThat(deliver(message)).as("signed afresh").isEqualTo(first);
        assertRefused(signed(message.with("\"quantity\":\"3\"", "\"quantity\":\"2\"")), "ITEMID /itemId");
        assertThat(verdicts(message, 1)).containsExactly(Verdict.EXEMPT);
    }

    @Test
    void whatIsNotSignedByTheWindowIsRefused() {
        SampleMessages message = SampleMessages.registration("TAXSTRANGER");
        assertRefused(JwsPost.toTaxRefund(message.bytes(), "platform", JwsAlgorithm.SM2SM3), "SIGNATURE /");
        assertRefused(new Outgoing(JwsPost.id(), Authority.TAX_REFUND, message.bytes()), "SIGNATURE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "\"message\":\"REFUND\"; \"message\":\"OTHER\"; SCHEMA",
        "\"exportDate\":\"20261101\"; \"exportDate\":\"1101\"; SCHEMA /exportDate",
        "\"unit\":\"007\"; \"unit\":\"个\"; SCHEMA",
        "\"usdFob\":\"30.00\"; \"usdFob\":30; SCHEMA /usdFob",
        "\"funds\":[]; \"funds\":[],\"more\":1; SCHEMA",
        "\"refundable\":\"130.00\",\"funds\"; \"refundable\":\"130.01\",\"funds\"; SUM /refundable"})
    void whatTheSchemaOrTheSumsDoNotAllowIsRefusedWithItsPlace(String from, String to, String detail) {
        assertRefused(signed(SampleMessages.refund("TAXFAULT", declarationNo()).with(from, to)), detail);
    }

    private void assertRefused(Outgoing outgoing, String detail) {
        Delivery delivery = deliver(outgoing);
        assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Outcome.REFUSED);
        // code and place, and nothing of what the message holds: a cause is read by others than its customers
        assertThat(delivery.detail()).startsWith(detail).doesNotContain("given");
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"OK", "SILENT"}, mode = EnumSource.Mode.EXCLUDE)
    void whatDoesNotArriveHasFailedAndArrivesLater(Mode mode) {
        Outgoing outgoing = signed(SampleMessages.registration("TAXMODE" + mode));
        simulator.mode(Authority.TAX_REFUND, mode);
        assertThat(client(simulator, Duration.ofSeconds(1)).deliver(outgoing).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(simulator.received(Authority.TAX_REFUND, "TAXMODE" + mode)).isEmpty();
        simulator.mode(Authority.TAX_REFUND, Mode.OK);
        assertThat(deliver(outgoing).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aRestartForgetsNoClaimAndNoResult(@TempDir Path folder) {
        try (RunningSimulator own = new RunningSimulator(folder)) {
            String declarationNo = declarationNo();
            SampleMessages refund = SampleMessages.refund("TAXRESTART", declarationNo);
            Delivery before = client(own, Duration.ofSeconds(10)).deliver(signed(refund));
            own.advance(LONG);
            Path journal = folder.resolve("simulator/tax-refund.jsonl");
            Awaitility.await().atMost(AT_MOST).until(() -> Files.readString(journal).contains("\"delivered\":true"));
            own.restart();
            assertThat(client(own, Duration.ofSeconds(10)).deliver(signed(refund))).isEqualTo(before);
            SampleMessages second = SampleMessages.refund("TAXRESTART", declarationNo);
            client(own, Duration.ofSeconds(10)).deliver(signed(second));
            SampleMessages back = SampleMessages.reclaim(refund, declarationNo, "130.00");
            client(own, Duration.ofSeconds(10)).deliver(signed(back));
            own.advance(LONG);
            Awaitility.await().atMost(AT_MOST).until(() -> !results(own, second).isEmpty() && !results(own, back).isEmpty());
            assertThat(results(own, second)).extracting(TaxRefundResult::verdict).containsExactly(Verdict.DUPLICATE);
            assertThat(results(own, back)).extracting(TaxRefundResult::verdict).containsExactly(Verdict.RECLAIMED);
            assertThat(results(own, refund)).as("what had arrived is not sent again").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"message.schema.json", "receipt.schema.json"})
    void theAuthoritysCopyOfTheContractIsOurs(String file) {
        assertThat(Path.of("src/main/resources/simulator/tax-refund", file)).hasSameBinaryContentAs(Path.of("xsd/window/tax-refund", file));
    }
}
