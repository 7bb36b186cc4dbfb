package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the server offers to those who write clients: description, error pages, archive, signature doctor. */
class DevelopersIT {

    private static final String DOCTOR = "/api/v1/tools/verify-signature";

    private final Window window = SharedSandbox.window();
    private final Described described = new Described(window.get("/openapi.json", "").json());

    @Test
    void theDescriptionIsThereWithoutCredentialsAndIsThatOfTheAnswers() {
        assertThat(window.get("/openapi.json", "").json().get("openapi").asString()).isEqualTo("3.1.0");
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        byte[] order = set.samples().get(0).message();
        Window.Answer submitted = window.submit(order);
        assertDescribed("/api/v1/submissions", "post", submitted);
        String id = submitted.json().get("submissionId").asString();
        for (int i = 1; i < set.samples().size(); i++) {
            assertDescribed("/api/v1/submissions", "post", window.submit(set.samples().get(i).message()));
        }
        assertThat(window.consignments(set.orderNo(), 30).get(0).get("state").asString()).isIn("RELEASED", "CLOSED");
        assertDescribed("/api/v1/consignments", "get", window.get("/api/v1/consignments?orderNo=" + set.orderNo(), Window.ANYONE));
        assertDescribed("/api/v1/submissions/{id}", "get", window.get("/api/v1/submissions/" + id, Window.ANYONE));
        assertDescribed("/api/v1/submissions/{id}/receipts", "get", window.get("/api/v1/submissions/" + id + "/receipts", Window.ANYONE));
        assertDescribed("/api/v1/submissions", "get", window.get("/api/v1/submissions?guid=" + submitted.json().get("guid").asString(), Window.ANYONE));
        assertDescribed("/api/v1/inbox", "get", window.get("/api/v1/inbox?after=-1&limit=50", "sandbox-platform"));
        assertDescribed("/api/v1/trail/key", "get", window.get("/api/v1/trail/key", Window.ANYONE));
        assertDescribed("/api/v1/trail/entries/{n}", "get", window.get("/api/v1/trail/entries/0", Window.ANYONE));
        assertDescribed("/api/v1/trail/entries/{n}/proof", "get", window.get("/api/v1/trail/entries/0/proof", Window.ANYONE));
        assertDescribed("/api/v1/trail/consistency", "get", window.get("/api/v1/trail/consistency?from=1&to=2", Window.ANYONE));
        assertDescribed("/api/v1/ops/parked", "get", window.get("/api/v1/ops/parked", "sandbox-operator"));
        assertDescribed("/api/v1/sandbox/clock", "get", window.get("/api/v1/sandbox/clock", Window.ANYONE));
        assertDescribed("/api/v1/submissions/{id}", "get", window.get("/api/v1/submissions/nothing", Window.ANYONE));
        Window.Answer checked = window.post("/api/v1/submissions?validateOnly=true", Window.ANYONE, "application/xml", order);
        assertDescribed("/api/v1/submissions", "post", checked);
        assertDescribed("/api/v1/submissions", "post", window.submit("<".getBytes()));
    }

    @Test
    void theDescriptionIsThatOfEndpointsAndTheirDeliveriesToo() {
        String path = "/api/v1/callback-endpoints";
        String nobody = "http://127.0.0.1:" + ServerProcess.freePort() + "/";
        Window.Answer made = window.call("POST", path, "sandbox-warehouse", "{\"url\":\"" + nobody + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().get("state").asString()).isEqualTo("PENDING");
        assertDescribed(path, "post", made);
        String one = path + "/" + made.json().get("id").asString();
        assertDescribed(path, "post", window.call("POST", path, "sandbox-warehouse", "{\"url\":7}"));
        assertDescribed(path, "get", window.get(path, "sandbox-warehouse"));
        assertDescribed(path + "/{id}", "get", window.get(one, "sandbox-warehouse"));
        assertDescribed(path + "/{id}", "patch", window.call("PATCH", one, "sandbox-warehouse", "{\"types\":[\"receipt.issued\"]}"));
        assertDescribed(path + "/{id}/verify", "post", window.call("POST", one + "/verify", "sandbox-warehouse", ""));
        assertDescribed(path + "/{id}/pause", "post", window.call("POST", one + "/pause", "sandbox-warehouse", ""));
        assertDescribed(path + "/{id}/rotate-secret", "post", window.call("POST", one + "/rotate-secret", "sandbox-warehouse", ""));
        Window.Answer tested = window.call("POST", one + "/test", "sandbox-warehouse", "");
        assertDescribed(path + "/{id}/test", "post", tested);
        Window.Answer deliveries = window.get(one + "/deliveries", "sandbox-warehouse");
        assertThat(deliveries.json().get("items").toString()).contains("endpoint.test").contains("endpoint.challenge");
        assertDescribed(path + "/{id}/deliveries", "get", deliveries);
        assertDescribed(path + "/{id}/deliveries/{delivery}", "get",
                window.get(one + "/deliveries/" + tested.json().get("deliveryId").asString(), "sandbox-warehouse"));
        assertDescribed(path + "/{id}/replay", "post", window.call("POST", one + "/replay", "sandbox-warehouse", "{\"state\":\"DEAD\",\"type\":\"lot.locked\",\"count\":0}"));
        assertDescribed("/api/v1/ops/callbacks/dead", "get", window.get("/api/v1/ops/callbacks/dead", "sandbox-operator"));
        assertThat(window.call("DELETE", one, "sandbox-warehouse", "").status()).isEqualTo(204);
    }

    private void assertDescribed(String path, String method, Window.Answer answer) {
        assertThat(described.faults(path, method, String.valueOf(answer.status()), answer.json())).as(answer.text()).isEmpty();
    }

    @Test
    void theDoctorSaysWhatToChangeToEveryKeyAndStoresNothing() {
        byte[] order = window.samples("import", "", "SM2", "9610").samples().get(0).message();
        Window.Answer healthy = window.post(DOCTOR, "sandbox-regulator", "application/xml", order);
        assertThat(healthy.status()).as(healthy.text()).isEqualTo(200);
        assertThat(healthy.json().get("valid").asBoolean()).isTrue();
        assertThat(healthy.json().get("accepted").asBoolean()).isTrue();
        assertThat(healthy.json().get("causes")).isEmpty();
        assertDescribed(DOCTOR, "post", healthy);
        byte[] spaced = new String(order).replace("<ds:Signature ", "\n\n<ds:Signature ").getBytes();
        Window.Answer broken = window.post(DOCTOR, "sandbox-platform", "application/xml", spaced);
        assertThat(broken.json().get("step").asString()).isEqualTo("DIGEST");
        assertThat(broken.json().get("causes").get(0).get("code").asString()).isEqualTo("WHITE_SPACE_CHANGED");
        assertThat(broken.json().get("digest").get("ok").asBoolean()).isFalse();
        assertThat(broken.json().get("signatureValue").get("ok").asBoolean()).isTrue();
        assertDescribed(DOCTOR, "post", broken);
        Window.Answer unexplained = window.post(DOCTOR, Window.ANYONE, "application/xml", swapSignatureValue(order));
        assertThat(unexplained.json().get("step").asString()).isEqualTo("SIGNATURE_VALUE");
        assertThat(unexplained.json().get("causes").get(0).get("code").asString()).isEqualTo("VALUE_DIFFERS");
        Window.Answer unreadable = window.post(DOCTOR, Window.ANYONE, "application/xml", "<a>".getBytes());
        assertThat(unreadable.status()).isEqualTo(200);
        assertThat(unreadable.json().get("step").asString()).isEqualTo("READ");
        assertDescribed(DOCTOR, "post", unreadable);
        assertThat(window.post(DOCTOR, "", "application/xml", order).status()).isEqualTo(401);
        assertThat(window.post(DOCTOR, Window.ANYONE, "text/plain", order).status()).isEqualTo(415);
        assertThat(window.post(DOCTOR, Window.ANYONE, "application/xml", new byte[11 << 20]).status()).isEqualTo(413);
        assertThat(window.get("/api/v1/submissions?digest=" + "0".repeat(64), Window.ANYONE).json().get("items")).isEmpty();
    }

    private static byte[] swapSignatureValue(byte[] order) {
        return new String(order).replaceFirst("<ds:SignatureValue>...", "<ds:SignatureValue>AAA").getBytes();
    }

    @Test
    void theHelpOfEveryFindingLeadsToItsPlaceOnTheErrorPage() {
        Window.Answer page = window.get("/docs/errors", "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        byte[] order = window.samples("export", "", "SM2", "9610").samples().get(0).message();
        Window.Answer rejected = window.submit(new String(order).replace("<ceb:orderNo>", "<ceb:orderNr>").replace("</ceb:orderNo>", "</ceb:orderNr>").getBytes());
        assertThat(rejected.status()).isEqualTo(422);
        for (JsonNode finding : rejected.json().get("findings")) {
            String help = finding.get("help").asString();
            assertThat(help).startsWith("/docs/errors#");
            assertThat(page.text()).contains("id=\"" + help.substring(help.indexOf('#') + 1) + "\"");
        }
        assertThat(window.get("/docs", "").text()).contains("/openapi.json").contains("/docs/errors").contains("/schemas.zip").contains("?wsdl");
        Window.Answer example = window.get("/docs/examples/XSD-002/wrong-order.xml", "");
        assertThat(example.status()).isEqualTo(200);
        assertThat(window.get("/docs/examples/XSD-002/..%2F..%2Fapplication.yaml", "").status()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(window.get("/docs/examples/XSD-002/other.xml", "").status()).isEqualTo(404);
        Window.Answer checked = window.post("/api/v1/submissions?validateOnly=true", Window.ANYONE, "application/xml", example.body());
        assertThat(checked.json().get("findings").toString()).contains("XSD-002");
    }

    @Test
    void theArchiveIsThereWithoutCredentialsAndIsCached() throws IOException, InterruptedException {
        Window.Answer zip = window.get("/schemas.zip", "");
        assertThat(zip.status()).isEqualTo(200);
        Set<String> names = new TreeSet<>();
        byte[] good = null;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                good = entry.getName().equals("good/import-3-CEB511.xml") ? in.readAllBytes() : good;
            }
        }
        assertThat(names).contains("README.md", "errors.md", "xsd/ceb/202205/import.xsd", "xsd/ceb/2018-113/export.xsd", "xsd/dxp/dxp.xsd",
                "bad/SIG-007/indented-afterwards.xml", "bad/READ-011/broken.xml.gz");
        assertThat(window.post(DOCTOR, Window.ANYONE, "application/xml", good).json().get("accepted").asBoolean()).isTrue();
        String tag = zip.headers().firstValue("ETag").orElseThrow();
        assertThat(zip.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3600").contains("public");
        HttpResponse<byte[]> again = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(SharedSandbox.server().url() + "/schemas.zip")).header("If-None-Match", tag).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }
}
