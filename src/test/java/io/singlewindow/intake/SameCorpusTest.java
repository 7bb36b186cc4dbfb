package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same messages through every door: the same findings, the same verdict, and one submission of what is accepted. */
class SameCorpusTest {

    /** Their expected value is the moment of reception. */
    private static final Set<String> TELL_THE_TIME = Set.of("VAL-014", "SIG-011");

    private final RunningWindow window = RunningWindow.shared();
    private final SoapClient soap = new SoapClient(window, RunningWindow.ANYONE);
    private final QueueClient queue = new QueueClient(window, "any");

    @AfterEach
    void close() {
        queue.close();
    }

    private enum Door {
        REST,
        SOAP,
        QUEUE,
        ZIP
    }

    /** What one door has answered to one message. */
    private record Told(Door door, JsonNode answer) {}

    @Test
    void everySampleIsJudgedAlikeAndWhatIsAcceptedIsOneSubmission() throws IOException {
        Map<String, byte[]> corpus = corpus(".xml");
        Map<String, List<Told>> told = new LinkedHashMap<>();
        corpus.keySet().forEach(name -> told.put(name, new ArrayList<>()));
        // each message meets each door once, and each door is the first for a quarter of them; who holds a key is
        // decided in the first pass and stays so
        for (int pass = 0; pass < Door.values().length; pass++) {
            Map<String, byte[]> zipped = new LinkedHashMap<>();
            int number = pass;
            for (Map.Entry<String, byte[]> sample : corpus.entrySet()) {
                Door door = Door.values()[number++ % Door.values().length];
                if (door == Door.ZIP) {
                    zipped.put(sample.getKey(), sample.getValue());
                } else {
                    told.get(sample.getKey()).add(new Told(door, ask(door, sample.getValue())));
                }
            }
            zip(zipped).forEach((name, answer) -> told.get(name).add(new Told(Door.ZIP, answer)));
        }
        Set<String> codes = new TreeSet<>();
        told.forEach((name, answers) -> {
            alike(name, answers);
            answers.get(0).answer().get("findings").forEach(finding -> codes.add(finding.get("code").asString()));
        });
        assertThat(codes).as("codes that the corpus shows at every door").hasSizeGreaterThan(65);
        assertThat(told.values().stream().filter(answers -> accepted(answers.get(0))).count())
                // of those that share a guid the first to come is accepted, and which that is the rotation of doors decides
                .as("accepted messages").isGreaterThan(2);
    }

    @Test
    void whatIsPackedIsJudgedAlikeWhereBodiesMayBePacked() throws Exception {
        for (Map.Entry<String, byte[]> sample : corpus(".gz").entrySet()) {
            RunningWindow.Answered rest = window.post("/api/v1/submissions", RunningWindow.ANYONE,
                    Map.of("Content-Type", "application/xml", "Content-Encoding", "gzip"), sample.getValue());
            jakarta.jms.Message message = queue.bytes(sample.getValue());
            message.setStringProperty("ContentEncoding", "gzip");
            alike(sample.getKey(), List.of(new Told(Door.REST, rest.json()), new Told(Door.QUEUE, queue.ask(message).json())));
        }
    }

    @Test
    void freshConsignmentsAreAcceptedAlikeEachJudgedByItsOwnDoor() {
        for (String direction : List.of("import", "export")) {
            Map<Door, List<String>> outcomes = new HashMap<>();
            for (Door door : Door.values()) {
                List<String> outcome = new ArrayList<>();
                for (Map.Entry<String, byte[]> sample : fresh(direction).entrySet()) {
                    JsonNode answer = door == Door.ZIP
                            ? zip(Map.of(sample.getKey(), sample.getValue())).get(sample.getKey())
                            : ask(door, sample.getValue());
                    StringBuilder line = new StringBuilder(answer.get("status").asString()).append(' ')
                            .append(answer.get("messageType").asString()).append(' ').append(answer.get("schemaVersion").asString());
                    answer.get("documents").forEach(document -> line.append(' ').append(document.get("kind").asString())
                            .append(' ').append(document.get("status").asString()).append(' ').append(document.get("returnStatus").asString()));
                    outcome.add(line + " " + answer.get("findings"));
                }
                outcomes.put(door, outcome);
            }
            assertThat(outcomes.values()).as(direction).allSatisfy(outcome -> assertThat(outcome).isEqualTo(outcomes.get(Door.REST)));
            assertThat(outcomes.get(Door.REST)).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("ACCEPTED").endsWith("[]"));
        }
    }

    private static void alike(String name, List<Told> answers) {
        ObjectNode first = comparable(answers.get(0).answer());
        for (Told told : answers) {
            assertThat(comparable(told.answer())).as("%s at %s, first at %s", name, told.door(), answers.get(0).door()).isEqualTo(first);
        }
        Stream<String> ids = answers.stream().map(told -> told.answer().get("submissionId").asString());
        Stream<String> receipts = answers.stream().map(told -> told.answer().get("receipt").asString());
        if (accepted(answers.get(0))) {
            assertThat(ids.distinct()).as(name).hasSize(1);
            assertThat(receipts.distinct()).as("the receipt of %s to the letter", name).hasSize(1);
        } else {
            assertThat(ids.distinct()).as("%s is kept each time", name).hasSize(answers.size());
        }
    }

    private static boolean accepted(Told told) {
        return !told.answer().get("status").asString().equals("REJECTED");
    }

    /** All but ids, times and what is computed from them; as texts, since XML knows nothing else. */
    private static ObjectNode comparable(JsonNode answer) {
        ObjectNode comparable = RunningWindow.JSON.createObjectNode();
        for (String name : List.of("status", "messageType", "guid", "schemaVersion", "findingsTotal")) {
            comparable.put(name, text(answer, name));
        }
        for (String name : List.of("sha256", "sm3", "content")) {
            comparable.put(name, text(answer.get("digest"), name));
        }
        ArrayNode documents = comparable.putArray("documents");
        answer.get("documents").forEach(document -> documents.add(fields(document, List.of("kind", "number", "status", "returnStatus"))));
        ArrayNode findings = comparable.putArray("findings");
        for (JsonNode finding : answer.get("findings")) {
            ObjectNode one = fields(finding, List.of("code", "severity", "document", "path", "line", "column", "given", "help"));
            if (!TELL_THE_TIME.contains(text(finding, "code"))) {
                one.put("expected", text(finding, "expected"));
                one.put("zh", text(finding.get("message"), "zh"));
                one.put("en", text(finding.get("message"), "en"));
            }
            findings.add(one);
        }
        return comparable;
    }

    private static ObjectNode fields(JsonNode from, List<String> names) {
        ObjectNode fields = RunningWindow.JSON.createObjectNode();
        names.forEach(name -> fields.put(name, text(from, name)));
        return fields;
    }

    private static String text(JsonNode from, String name) {
        JsonNode value = from.path(name);
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }

    private JsonNode ask(Door door, byte[] message) {
        return switch (door) {
            case REST -> window.post("/api/v1/submissions", RunningWindow.ANYONE, Map.of("Content-Type", "application/xml"), message).json();
            case SOAP -> SoapClient.json(SoapClient.payload(soap.submit(message, null), "submitResponse"));
            case QUEUE -> queue.ask(queue.bytes(message)).json();
            case ZIP -> throw new IllegalArgumentException("Zips take several");
        };
    }

    private Map<String, JsonNode> zip(Map<String, byte[]> messages) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        window.post("/api/v1/submissions/batch", RunningWindow.ANYONE, Map.of("Content-Type", "application/zip"), Zip.of(messages)).json()
                .get("items").forEach(item -> answers.put(item.get("name").asString(), item));
        return answers;
    }

    private static Map<String, byte[]> corpus(String ending) throws IOException {
        Map<String, byte[]> corpus = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(CheckSamplesTest.SAMPLES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
                corpus.put(CheckSamplesTest.SAMPLES.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        assertThat(corpus).isNotEmpty();
        return corpus;
    }

    private Map<String, byte[]> fresh(String direction) {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        byte[] zip = window.get("/api/v1/sandbox/samples/" + direction + ".zip", RunningWindow.ANYONE).body();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                samples.put(entry.getName(), in.readAllBytes());
            }
            return samples;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
