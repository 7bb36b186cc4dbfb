package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who looked at what of whom is noted, and read by those it concerns. */
class LooksIT {

    private final Window window = SharedSandbox.window();
    private final Visitors visitors = new Visitors();

    @Test
    void aReadOfAnothersDataIsNotedBothWaysAndOnesOwnIsNot() throws Exception {
        // one that nobody has opened on a legal basis
        String id = visitors.filed().get("consignmentId").asString();
        window.get("/api/v1/consignments/" + id, "sandbox-reviewer-customs");
        window.get("/api/v1/consignments/" + id, "sandbox-platform");
        String ofConsignment = visitors.page("/console/access/log.csv?consignment=" + id, "regulator").text();
        assertThat(ofConsignment).contains("\"reviewer-customs\",REVIEWER,VIEW,\"" + id + "\"").doesNotContain("\"platform\"");
        assertThat(visitors.page("/console/access/log.csv?login=reviewer-customs", "regulator").text()).contains("VIEW,\"" + id + "\"");
        assertThat(visitors.page("/console/access?login=regulator", "regulator-ningbo").status()).as("another's reads").isEqualTo(403);
        assertThat(visitors.page("/console/access?consignment=" + id, "regulator-ningbo").status()).isEqualTo(404);
    }

    @Test
    void beyondOnesScopeTakesALegalBasisWhichIsNoted() throws Exception {
        String id = visitors.filed().get("consignmentId").asString();
        String path = "/api/v1/consignments/" + id;
        assertThat(window.get(path, "sandbox-regulator-ningbo").status()).isEqualTo(404);
        assertThat(window.call("POST", "/api/v1/search/outside", "sandbox-regulator-ningbo", "{\"q\":\"" + id + "\",\"basis\":\"why\"}").status()).isEqualTo(400);
        assertThat(window.get(path, "sandbox-regulator-ningbo").status()).isEqualTo(404);
        assertThat(window.call("POST", "/api/v1/search/outside", "sandbox-regulator-ningbo", Visitors.BASIS.formatted("no such number")).status()).isEqualTo(404);
        Window.Answer opened = window.call("POST", "/api/v1/search/outside", "sandbox-regulator-ningbo", Visitors.BASIS.formatted(id));
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(window.get(path, "sandbox-regulator-ningbo").status()).isEqualTo(200);
        for (String more : List.of("", "/decision", "/authenticity")) {
            assertThat(window.get(path + more, "sandbox-regulator-ningbo").status()).as(more).isEqualTo(200);
            assertThat(visitors.page("/console/consignments/" + id + more, "regulator-ningbo").status()).as("page " + more).isEqualTo(200);
        }
        for (JsonNode document : window.get(path, "sandbox-regulator").json().get("documents")) {
            String submission = "/api/v1/submissions/" + document.get("submissionId").asString();
            assertThat(window.get(submission, "sandbox-regulator-ningbo").status()).as("its messages too").isEqualTo(200);
            assertThat(window.get(submission + "/content?reason=case+7", "sandbox-regulator-ningbo").status()).isEqualTo(200);
        }
        assertThat(window.post(path + "/authenticity", "sandbox-regulator-ningbo", "application/json", new byte[0]).status()).as("he looks, and does not act").isEqualTo(403);
        assertThat(visitors.page("/console/access/log.csv?consignment=" + id, "regulator").text()).contains("\"regulator-ningbo\",REGULATOR,OUTSIDE").contains("浙检调〔2026〕7号");
    }

    @Test
    void looksAtAFirmsSummariesAndPurchasesAreNotedAndItsOwnAreNot() {
        String shop = window.get("/api/v1/filings/entities", "sandbox-platform").json().get("items").get(0).get("owner").asString();
        for (String path : List.of("/api/v1/summaries/proposals", "/api/v1/summaries", "/api/v1/refund/purchases")) {
            assertThat(window.get(path + "?company=" + shop, "sandbox-reviewer-statistics").status()).as(path).isEqualTo(200);
            assertThat(window.get(path + "?company=" + shop, "sandbox-regulator-ningbo").status()).as(path).isEqualTo(404);
            assertThat(window.get(path, "sandbox-platform").status()).as(path).isEqualTo(200);
        }
        assertThat(visitors.looks("reader=reviewer-statistics")).contains("reviewer-statistics VIEW SUMMARY " + shop, "reviewer-statistics VIEW PURCHASES " + shop);
        assertThat(visitors.looks("reader=regulator-ningbo")).noneMatch(one -> one.contains("VIEW SUMMARY") || one.contains("VIEW PURCHASES"));
    }

    @Test
    void aListOfRejectedMessagesBehindAFigureIsALookAtEach() {
        Window.Answer rejected = window.submit("<nobody/>".getBytes(StandardCharsets.UTF_8));
        String id = rejected.json().get("submissionId").asString();
        String code = rejected.json().get("findings").get(0).get("code").asString();
        // what is counted follows the log
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(visitors.page("/console/statistics/rejected?code=" + code, "regulator").text()).contains(id));
        assertThat(visitors.looks("reader=regulator&subject=" + id)).contains("regulator SEARCH SUBMISSION " + id);
    }
}
