package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.trail.EntryLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happens is in the log, each kind under its types: of some the entry is there after a consignment's short story, of the others the class
 * named writes it, and a test of that class looks at what it says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEventIsAnEntryTest {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Path SOURCES = Path.of("src/main/java/io/singlewindow");

    private final RunningWindow window = RunningWindow.shared();
    private String order = "";
    private String consignment = "";

    /** A consignment's documents, a message that is refused, and an official who looks. */
    @BeforeAll
    void play() throws IOException {
        byte[] zip = window.get("/api/v1/sandbox/samples/import.zip", RunningWindow.ANYONE).body();
        try (ZipInputStream samples = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = samples.getNextEntry(); entry != null; entry = samples.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    RunningWindow.Answered answer = post(samples.readAllBytes());
                    assertThat(answer.status()).as(entry.getName()).isEqualTo(202);
                    order = order.isEmpty() ? answer.json().get("submissionId").asString() : order;
                }
            }
        }
        assertThat(post("<x/>".getBytes()).status()).isEqualTo(422);
        Awaitility.await().atMost(AT_MOST).until(() -> types().containsAll(Set.of("consignment.state", "receipt.issued")));
        consignment = log().entries(0, log().size()).stream().filter(one -> one.type().equals("consignment.state")).findFirst().orElseThrow().ref();
        assertThat(window.get("/api/v1/consignments/" + consignment, "sandbox-regulator").status()).isEqualTo(200);
    }

    private RunningWindow.Answered post(byte[] message) {
        return window.post("/api/v1/submissions", RunningWindow.ANYONE, Map.of("Content-Type", "application/xml"), message);
    }

    private EntryLog log() {
        return window.bean(EntryLog.class);
    }

    private Set<String> types() {
        return log().entries(0, log().size()).stream().map(EntryLog.Entry::type).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a submission,                 submission.accepted",
        "a submission,                 submission.rejected",
        "a match,                      consignment.state",
        "a decision,                   decision.made",
        "a dispatch,                   dispatch.sent",
        "an authority's receipt,       receipt.received",
        "what a receipt says,          receipt.issued",
        "a read of another's data,     access.read"
    })
    void isInTheLogAfterAShortStory(String event, String type) {
        Awaitility.await(event).atMost(AT_MOST).until(() -> types().contains(type));
    }

    @Test
    void whatWentToAnAuthorityIsAmongTheEventsThatAnOfficialSeesAndNotAmongACompanys() {
        for (String path : List.of("/api/v1/submissions/" + order, "/api/v1/consignments/" + consignment)) {
            Awaitility.await(path).atMost(AT_MOST).until(() -> window.get(path, "sandbox-regulator").text().contains("\"sent to customs\""));
            RunningWindow.Answered ofCompany = window.get(path, "sandbox-platform");
            assertThat(ofCompany.status()).as(path).isEqualTo(200);
            assertThat(ofCompany.text()).as(path).contains("state ").doesNotContain("sent to ");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a dispatch that is given up,  dispatch.parked,      authority/dispatch/DispatchEvents",
        "a callback that arrived,      callback.delivered,   callback/CallbackEvents",
        "a callback that is dead,      callback.dead,        callback/CallbackEvents",
        "a move of a filing,           filing.state,         filing/register/FilingEvents",
        "a change of the rules,        rules.,               rules/version/RuleVersions",
        "an export of evidence,        evidence.made,        evidence/EvidenceMaker",
        "'an export, or an unmasking', access.read,          access/ReadLog",
        "a sign-in,                    access.signed-in,     access/SignIn",
        "a sign-in that is refused,    access.refused,       access/SignIn",
        "an operator's replay,         ops.replayed,         receipt/ParkedWork",
        "an operator's discarding,     ops.discarded,        receipt/DiscardedWork",
        "an operator's letting be,     ops.let-be,           receipt/DiscardedWork",
        "an operator's callbacks,      ops.callbacks-replayed, callback/DeliveryDesk",
        "an operator's acknowledgement, ops.self-check-acknowledged, ops/SelfCheckController"
    })
    void isWrittenByTheClassThatSeesIt(String event, String type, String writer) throws IOException {
        assertThat(Files.readString(SOURCES.resolve(writer + ".java"))).as(event).contains("\"" + type + "\"");
    }
}
