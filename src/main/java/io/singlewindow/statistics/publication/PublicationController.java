package io.singlewindow.statistics.publication;

import io.singlewindow.access.Caller;
import io.singlewindow.statistics.publication.Publications.Change;
import io.singlewindow.statistics.publication.Publications.Publication;
import io.singlewindow.statistics.publication.Publications.Released;
import io.singlewindow.statistics.publication.Publications.Shown;
import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is published, for everyone, as JSON or CSV; and publishing, for regulators. */
@RestController
@Profile("!simulator")
class PublicationController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Publications publications;

    PublicationController(Publications publications) {
        this.publications = publications;
    }

    @GetMapping("/api/v1/published")
    Map<String, Object> months() {
        return Map.of("items", publications.months().stream().map(month -> Map.of("month", month.toString(), "links", Map.of("self", "/api/v1/published/" + month))).toList());
    }

    @GetMapping("/api/v1/published/{month}")
    ResponseEntity<Object> month(
            @PathVariable("month") String month, @RequestParam(value = "version", required = false) @Nullable Integer version,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept) {
        Publication publication = publications.of(month, version);
        return accept.startsWith("text/csv") ? ResponseEntity.ok().contentType(CSV).body(csv(publication))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json(publication));
    }

    /** Why there is another version; nothing for the first. */
    record Wanted(@Nullable String reason) {}

    @PostMapping("/api/v1/statistics/publications/{month}")
    Map<String, @Nullable Object> publish(@AuthenticationPrincipal Caller caller, @PathVariable("month") String month, @RequestBody Wanted wanted) {
        boolean changed = publications.publish(caller, month, Objects.requireNonNullElse(wanted.reason(), ""));
        Map<String, @Nullable Object> answer = json(publications.of(month, null));
        answer.put("changed", changed);
        return answer;
    }

    private static Map<String, @Nullable Object> json(Publication publication) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("month", publication.month().toString());
        json.put("version", publication.version());
        json.put("firmsMin", publication.firmsMin());
        json.put("items", publication.cells().stream().map(PublicationController::json).toList());
        json.put("versions", publication.versions().stream().map(PublicationController::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Shown cell) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("direction", cell.direction());
        json.put("mode", cell.mode());
        json.put("region", cell.region());
        json.put("consignments", cell.consignments());
        json.put("amount", cell.amount());
        json.put("keptBack", cell.consignments() == null);
        return json;
    }

    private static Map<String, @Nullable Object> json(Released version) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", version.version());
        json.put("publishedAt", BusinessTime.iso(version.at()));
        json.put("reason", version.reason());
        json.put("changes", version.changes().stream().map(PublicationController::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Change change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("direction", change.direction());
        json.put("mode", change.mode());
        json.put("region", change.region());
        json.put("consignmentsBefore", change.before());
        json.put("consignments", change.after());
        json.put("amountBefore", change.amountBefore());
        json.put("amount", change.amountAfter());
        return json;
    }

    /** An empty cell where a figure is kept back; empty names are sums. */
    static String csv(Publication publication) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(List.of("month", "version", "direction", "mode", "region", "consignments", "amount"));
            for (Shown cell : publication.cells()) {
                printer.printRecord(publication.month(), publication.version(), cell.direction(), cell.mode(), cell.region(), cell.consignments(),
                        cell.amount() == null ? null : cell.amount().toPlainString());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Text in memory", impossible);
        }
        return text.toString();
    }
}
