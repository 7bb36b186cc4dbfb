package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Another province is another folder of files: its regions, customs offices and rules, with the same program. */
@Tag("nightly")
class ProvinceIT {

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Window window;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false",
                "window.rules.tables.folder=file:" + province(folder.resolve("rules")));
        window = new Window(server.url());
    }

    /** The national tables, and this province's files in place of the packaged ones or beside them. */
    private static Path province(Path to) {
        copy(Path.of("src/main/resources/rules"), to);
        copy(Path.of("src/test/resources/province"), to);
        try {
            Path customs = to.resolve("tables/20-customs.yaml");
            Files.writeString(customs, Files.readString(customs).replace("regions: [hangzhou, ningbo]", "regions: [north]"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return to;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theStoryOfAConsignmentFollowsTheProvincesOwnRules() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> List.of("RELEASED", "CLOSED").contains(state(set.orderNo())));
        JsonNode customs = consignment(set.orderNo()).get("decision").get("authorities").get("customs");
        assertThat(customs.get("row").asString()).isEqualTo("NH-01");
        assertThat(customs.get("treatment").asString()).isEqualTo("YELLOW");
        assertThat(customs.get("documentsLaterHours").asString()).isEqualTo("6");
        assertThat(customs.get("appeal").get("en").asString()).contains("North Harbour");
        assertThat(customs.get("shadows").get(0).get("row").asString()).as("without effect").isEqualTo("NH-02");
        String text = window.post("/api/v1/rules/evaluate", Window.ANYONE, "application/json",
                "{\"region\":\"elsewhere\",\"facts\":{\"dutiableValueFen\":20800}}".getBytes()).text();
        assertThat(text).contains("CU-20").doesNotContain("NH-01");
    }

    @Test
    void itsRegionsTakeThePlaceOfThePackagedOnes() {
        JsonNode rules = window.get("/api/v1/rules?on=2021-05-01&region=north", Window.ANYONE).json();
        assertThat(codes(rules)).containsExactly("north", "elsewhere");
        assertThat(window.get("/api/v1/rules?region=hangzhou", Window.ANYONE).status()).isEqualTo(400);
    }

    private static List<String> codes(JsonNode rules) {
        return rules.get("regions").valueStream().map(region -> region.get("code").asString()).toList();
    }

    private static JsonNode consignment(String orderNo) {
        return window.consignments(orderNo, 0).get(0);
    }

    private static String state(String orderNo) {
        JsonNode found = window.consignments(orderNo, 0);
        return found.isEmpty() ? "" : found.get(0).get("state").asString();
    }
}
