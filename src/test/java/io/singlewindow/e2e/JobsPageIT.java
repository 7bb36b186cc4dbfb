package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Long work as people ask for it, leave it and find it again; and as machines do. */
class JobsPageIT extends InBrowser {

    private static final String REGULATOR = "sandbox-regulator";

    private static final Map<String, String> ASYNC = Map.of("Content-Type", "application/json", "Prefer", "respond-async");

    private final Window window = SharedSandbox.window();

    @TempDir
    private Path folder;

    private String submitted() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        return window.await(set.orderNo(), Duration.ofSeconds(60), one -> one.get("state").asString().equals("CLOSED")).get("orderNo").asString();
    }

    private static String verified(Path zip, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar", "target/single-window-verify.jar", zip.toString()));
        command.addAll(List.of(more));
        Process verifier = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verifier.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void theEvidenceOfASearchIsFoundAgainAfterSigningOutAndHolds() throws Exception {
        String first = submitted();
        signIn("regulator");
        open("/console/search?q=" + first + "&state=CLOSED");
        press("Evidence of what is found");
        look("search-evidence");
        press("Evidence of what is found");
        fill("reason", "court file 9 of 2026");
        press("Make the package");
        assertThat(path()).startsWith("/console/jobs/");
        await("done");
        look("job-done");
        signIn("platform");
        open("/console/jobs");
        assertThat(text()).as("another's").doesNotContain(first);
        signIn("regulator");
        press("My work");
        assertThat(text()).contains("q=" + first + " state=CLOSED").contains("done").contains("Download (");
        look("jobs");
        assertThat(verified(download("Download ("))).contains("all hold");
        open("/console/search?q=" + first);
        press(first);
        press("Who saw this");
        assertThat(text()).contains("taken away").contains("court file 9 of 2026");
    }

    @Test
    void aSearchThatFindsNothingOffersNoEvidenceAndACompanyGetsThatOfItsOwn() throws Exception {
        String order = submitted();
        signIn("platform");
        open("/console/search?q=" + order);
        press("Evidence of what is found");
        fill("reason", "our own dispute 12");
        press("Make the package");
        await("done");
        assertThat(verified(download("Download ("))).contains("all hold");
        open("/console/search?q=NOTHING-LIKE-THIS");
        assertThat(text()).doesNotContain("Evidence of what is found");
        signIn("reviewer");
        open("/console/search?q=" + order);
        assertThat(text()).as("the role takes nothing away").contains(order).doesNotContain("Evidence of what is found");
    }

    @Test
    void theEvidenceOfADayContinuesTheCheckpointThatSomebodyKeeps() throws Exception {
        String earlier = window.get("/api/v1/trail/checkpoint", REGULATOR).text();
        submitted();
        Path kept = Files.writeString(folder.resolve("checkpoint.txt"), earlier);
        signIn("regulator");
        press("Log");
        look("trail");
        fill("reason", "monthly inspection 11");
        press("To continue a checkpoint that you keep");
        fill("since", "no checkpoint");
        press("Make the package");
        assertThat(text()).contains("Not a checkpoint of this log");
        lookAsItIs("trail-faults-en");
        element("#since-file").sendKeys(kept.toString());
        Awaitility.await().until(() -> String.valueOf(element("#since").getDomProperty("value")).strip().equals(earlier.strip()));
        press("Make the package");
        await("done");
        assertThat(verified(download("Download ("), "--since", kept.toString())).contains("the log continues your checkpoint", "all hold");
        signIn("regulator-ningbo");
        press("Log");
        assertThat(text()).as("a day is the whole province's").contains("The checkpoint of now").doesNotContain("Evidence of a day");
    }

    @Test
    void whoeverPrefersNotToWaitIsToldWhereItWillBe() throws IOException {
        String id = window.consignments(submitted(), 30).get(0).get("consignmentId").asString();
        Window.Answer asked = window.post("/api/v1/trail/evidence", REGULATOR, ASYNC, JsonMapper.shared().writeValueAsBytes(
                Map.of("consignmentId", id, "reason", "inspection 26-8")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.headers().firstValue("Preference-Applied").orElseThrow()).isEqualTo("respond-async");
        String place = asked.headers().firstValue("Location").orElseThrow();
        assertThat(place).isEqualTo("/api/v1/jobs/" + asked.json().get("id").asString());
        JsonNode done = done(place);
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("about").asString()).isEqualTo(id);
        assertThat(done.get("done")).isEqualTo(done.get("total"));
        assertThat(done.at("/summary/consignments").asInt()).isEqualTo(1);
        Window.Answer zip = window.get(done.at("/links/result").asString(), REGULATOR);
        assertThat(zip.status()).isEqualTo(200);
        assertThat(new String(zip.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        for (String other : List.of("sandbox-regulator-ningbo", "sandbox-platform")) {
            assertThat(window.get(place, other).status()).as(other).isEqualTo(404);
            assertThat(window.get(place + "/result", other).status()).as(other).isEqualTo(404);
            assertThat(window.call("DELETE", place, other, "").status()).as(other).isEqualTo(404);
        }
        JsonNode seen = window.get(place, "sandbox-operator").json();
        assertThat(seen.get("state").asString()).isEqualTo("DONE");
        assertThat(seen.toString()).as("what it is of is not the operator's").doesNotContain(id).doesNotContain("26-8");
        assertThat(window.get(place + "/result", "sandbox-operator").status()).isEqualTo(404);
        assertThat(window.call("DELETE", place, REGULATOR, "").status()).isEqualTo(200);
        assertThat(window.get(place + "/result", REGULATOR).status()).as("deleted").isEqualTo(404);
        assertThat(window.post("/api/v1/trail/evidence", "sandbox-regulator-ningbo", ASYNC, JsonMapper.shared().writeValueAsBytes(
                Map.of("consignmentId", id, "reason", "inspection 26-8"))).status()).as("said at once").isEqualTo(404);
    }

    @Test
    void aReplayOfAWholeDayAnswersAsTheDoorDoes() {
        submitted();
        String replay = "/api/v1/rules/versions/1/replay?on=" + LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Window.Answer asked = window.post(replay, REGULATOR, ASYNC, new byte[0]);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        JsonNode summary = done(asked.headers().firstValue("Location").orElseThrow()).get("summary");
        assertThat(summary.get("replayed").asInt()).isPositive();
        assertThat(summary.get("differing").asInt()).isBetween(0, summary.get("replayed").asInt());
        assertThat(summary.get("next").isNull()).isTrue();
    }

    private JsonNode done(String place) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.get(place, REGULATOR).json(), one -> one.get("endedAt").isString());
    }
}
