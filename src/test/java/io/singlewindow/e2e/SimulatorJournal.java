package io.singlewindow.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated authorities wrote down, read from their own files. */
final class SimulatorJournal {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    SimulatorJournal(Path dataDir) {
        this.folder = dataDir.resolve("simulator");
    }

    /** Receptions of customs, in order. */
    List<JsonNode> customs() {
        return receptions("customs.jsonl");
    }

    /** Receptions of inspection, in order. */
    List<JsonNode> inspection() {
        return receptions("inspection.jsonl");
    }

    /** Receptions of forex, in order. */
    List<JsonNode> forex() {
        return receptions("forex.jsonl");
    }

    /** Receptions of the tax authority, in order. */
    List<JsonNode> taxRefund() {
        return receptions("tax-refund.jsonl");
    }

    /** Each attempt that came to an authority's door, whether it answered or not: authority, mode, sha256; in order. */
    List<JsonNode> arrivals() {
        return lines("arrivals.jsonl");
    }

    /** The orders that forex was told of, each as often as it was taken; refunds are not among them. */
    List<String> settled() {
        List<String> orders = new ArrayList<>();
        for (JsonNode reception : forex()) {
            if (reception.get("verdict").asString().equals("ACCEPTED")) {
                for (JsonNode record : reception.get("message").get("restored")) {
                    if (!record.get("refund").asBoolean()) {
                        orders.addAll(record.findValuesAsString("orderNo"));
                    }
                }
            }
        }
        return orders;
    }

    /** How often each business key was taken by customs as new. */
    Map<String, Integer> effects() {
        Map<String, Integer> effects = new HashMap<>();
        for (JsonNode reception : customs()) {
            if (reception.get("effect").asString().equals("TAKEN")) {
                for (JsonNode document : reception.get("documents")) {
                    if (document.get("refusal").isNull()) {
                        effects.merge(document.get("key").asString(), 1, Integer::sum);
                    }
                }
            }
        }
        return effects;
    }

    private List<JsonNode> receptions(String file) {
        return lines(file).stream().filter(line -> !line.path("reception").isNull() && !line.path("reception").isMissingNode())
                .map(line -> line.get("reception")).toList();
    }

    private List<JsonNode> lines(String file) {
        try {
            String text = Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "";
            // a line that is being written is not there yet
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(JSON::readTree).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
