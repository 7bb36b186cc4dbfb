package io.singlewindow.authority.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.simulator.InspectionPost;
import io.singlewindow.authority.simulator.RunningSimulator;
import io.singlewindow.authority.simulator.SimulatorModes.Mode;
import io.singlewindow.signature.Crypto;
import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The window's client and the simulated inspection, over SOAP. */
class InspectionDeliveryTest {

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final String today = BusinessTime.wire8(Instant.now());

    @AfterEach
    void reachable() {
        simulator.mode(Authority.INSPECTION, Mode.OK);
    }

    private InspectionClient client(Duration answerMax) {
        return new InspectionClient(() -> simulator.url() + "/ws/inspection", answerMax);
    }

    private Delivery deliver(Outgoing outgoing) {
        return client(InspectionClient.ANSWER_TIMEOUT).deliver(outgoing);
    }

    @Test
    void aDeclarationIsAcceptedUnderANumberOfTheAuthority() {
        Delivery delivery = deliver(InspectionPost.declaration("CIQ-TAKEN"));
        assertThat(delivery.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.externalNo()).matches("CIQ[0-9]{16}");
        List<JsonNode> seen = simulator.received(Authority.INSPECTION, "DDCIQ-TAKEN");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).get("verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(seen.get(0).get("externalNo").asString()).isEqualTo(delivery.externalNo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240230", "20100101", "29990101"})
    void aDayThatIsNoneOrFarOffIsRefused(String day) {
        Outgoing outgoing = InspectionPost.changed(InspectionPost.declaration("CIQ-DAY" + day),
                "declTime>" + today + "<", "declTime>" + day + "<");
        assertRefused(outgoing, "DATE /declare/declTime: given " + day);
        assertThat(simulator.received(Authority.INSPECTION, "DDCIQ-DAY" + day)).extracting(one -> one.get("verdict").asString())
                .containsExactly("REFUSED");
    }

    @Test
    void goodsThatTheAuthorityDoesNotKnowAreRefused() {
        Outgoing outgoing = InspectionPost.changed(InspectionPost.declaration("CIQ-HS"), "gcode>3305100090<", "gcode>9999999999<");
        assertRefused(outgoing, "HS_CODE /declare/line[2]/gcode: given 9999999999");
    }

    @Test
    void whatTheSchemaDoesNotAllowIsRefusedByAFaultThatNamesThePlace() {
        Outgoing outgoing = InspectionPost.declaration("CIQ-SCHEMA");
        assertRefused(InspectionPost.changed(outgoing, "customsCode>2901<", "customsCode>290<"),
                "Not valid by inspection.xsd: SCHEMA /declare/customsCode: given 290");
        assertRefused(InspectionPost.changed(outgoing, "<packNo>1</packNo>", ""),
                "Not valid by inspection.xsd: SCHEMA /declare/grossWeight");
        assertRefused(InspectionPost.changed(outgoing, "<requestId>", "<requestId>X"),
                "Not valid by inspection.xsd: SCHEMA /declare/requestId: given X");
        // once it is as it should be, it is taken
        assertThat(deliver(outgoing).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    private void assertRefused(Outgoing outgoing, String detail) {
        Delivery delivery = deliver(outgoing);
        assertThat(delivery.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(delivery.detail()).startsWith(detail);
    }

    @Test
    void theSameBytesAgainGetTheSameNumberAndHaveNoSecondEffect() {
        Outgoing outgoing = InspectionPost.declaration("CIQ-AGAIN");
        Delivery first = deliver(outgoing);
        assertThat(deliver(outgoing)).isEqualTo(first);
        assertThat(simulator.received(Authority.INSPECTION, "DDCIQ-AGAIN")).extracting(one -> one.get("verdict").asString())
                .containsExactly("ACCEPTED", "REPEATED");
    }

    @ParameterizedTest
    @CsvSource({"DOWN", "RESET", "GARBAGE", "HANG"})
    void whatDoesNotArriveHasFailedAndArrivesLater(Mode mode) {
        Outgoing outgoing = InspectionPost.declaration("CIQ-MODE-" + mode);
        simulator.mode(Authority.INSPECTION, mode);
        InspectionClient client = client(Duration.ofSeconds(1));
        long before = System.nanoTime();
        Delivery failed = client.deliver(outgoing);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(failed.outcome()).as(failed.detail()).isEqualTo(Outcome.FAILED);
        assertThat(failed.detail()).isNotBlank();
        assertThat(simulator.received(Authority.INSPECTION, "DDCIQ-MODE-" + mode)).isEmpty();
        simulator.mode(Authority.INSPECTION, Mode.OK);
        assertThat(client.deliver(outgoing).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(simulator.received(Authority.INSPECTION, "DDCIQ-MODE-" + mode)).hasSize(1);
        String sha256 = sha256(outgoing.body());
        assertThat(simulator.arrivals(Authority.INSPECTION)).as("the stored bytes, each time").contains(mode + " " + sha256, "OK " + sha256);
    }

    @Test
    void whatLiesInTheEnvelopeIsByteForByteWhatIsStoredWhateverIsEscapedInIt() {
        Outgoing outgoing = InspectionPost.declaration("CIQ-1 &lt;2&gt; &amp; \"3\" 牙膏");
        deliver(outgoing);
        assertThat(new String(outgoing.body(), StandardCharsets.UTF_8)).startsWith("<").contains("&lt;2").contains("牙膏");
        assertThat(simulator.arrivals(Authority.INSPECTION)).contains("OK " + sha256(outgoing.body()));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Crypto.digest("SHA-256").digest(bytes));
    }

    @Test
    void nobodyAtTheAddressAndAnUnreadableMessageAreFailures() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        InspectionClient nowhere = new InspectionClient(() -> "http://127.0.0.1:" + port + "/ws/inspection", Duration.ofSeconds(1));
        assertThat(nowhere.deliver(InspectionPost.declaration("CIQ-NOWHERE")).outcome()).isEqualTo(Outcome.FAILED);
        Outgoing broken = new Outgoing("0".repeat(32), Authority.INSPECTION, "<declare".getBytes(StandardCharsets.UTF_8));
        assertThat(deliver(broken).outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspection.wsdl", "inspection.xsd"})
    void theAuthoritysCopyOfTheContractIsOurs(String file) {
        assertThat(Path.of("src/main/resources/simulator/inspection", file)).hasSameBinaryContentAs(Path.of("xsd/window", file));
    }
}
