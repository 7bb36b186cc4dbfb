package io.singlewindow.consignment;

import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the log says of consignments and their documents, in its order. */
@Component
@Profile("!simulator")
class Timelines {

    private final EntryLog log;
    private final ObjectMapper json;

    Timelines(EntryLog log, ObjectMapper json) {
        this.log = log;
        this.json = json;
    }

    /**
     * The entries about some consignments and their submissions.
     *
     * @param entries by what they are about
     * @param contents by number
     * @param heard those about consignments that the company was told; null: it is no company, and hears all
     */
    record Told(
            Map<String, List<EntryLog.Entry>> entries, Map<Long, JsonNode> contents, @Nullable Set<Long> heard) {

        /** Those of one, as events. */
        List<Map<String, @Nullable Object>> of(ConsignmentJson.Seen seen) {
            List<DocumentRow> documents = seen.shown();
            Set<String> own = documents.stream().flatMap(one -> Stream.of(one.submissionId(), one.id())).collect(Collectors.toSet());
            Stream<EntryLog.Entry> ofConsignment = entries.getOrDefault(seen.id(), List.of()).stream()
                    .filter(entry -> heard == null || heard.contains(entry.number()));
            return Stream.concat(ofConsignment, own.stream().flatMap(ref -> entries.getOrDefault(ref, List.of()).stream())
                            .filter(entry -> heard == null || !entry.isForOfficials()))
                    .sorted(Comparator.comparingLong(EntryLog.Entry::number))
                    .map(entry -> event(entry, contents.get(entry.number()), documents))
                    // a list's notices go to whom they name as well; a company sees those of its own documents
                    .filter(event -> heard == null || !(event.get("document") instanceof String about) || own.contains(about)).toList();
        }
    }

    /** @param uscc of a company, which sees of entries about a consignment what it was told; null: all */
    Told of(Collection<ConsignmentJson.Seen> seen, @Nullable String uscc) {
        Set<String> refs = new HashSet<>();
        seen.forEach(one -> {
            refs.add(one.id());
            one.shown().forEach(document -> refs.addAll(List.of(document.submissionId(), document.id())));
        });
        List<EntryLog.Entry> entries = log.about(refs);
        Map<Long, JsonNode> contents = log.contents(entries).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> json.readTree(one.getValue())));
        return new Told(entries.stream().collect(Collectors.groupingBy(EntryLog.Entry::ref)), contents,
                uscc == null ? null : log.told(seen.stream().map(ConsignmentJson.Seen::id).toList(), uscc));
    }

    private static Map<String, @Nullable Object> event(EntryLog.Entry entry, @Nullable JsonNode content, List<DocumentRow> documents) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("time", BusinessTime.iso(entry.at()));
        event.put("party", content == null ? sender(entry.ref(), documents) : content.path("party").asString("window"));
        event.put("event", content == null ? entry.type() : content.path("event").asString(entry.type()));
        event.put("document", content == null ? entry.ref() : content.path("document").asString(null));
        event.put("entry", entry.number());
        if (content != null && content.hasNonNull("sha256")) {
            event.put("sha256", content.get("sha256").asString());
        }
        return event;
    }

    private static @Nullable String sender(String submissionId, List<DocumentRow> documents) {
        return documents.stream().filter(document -> document.submissionId().equals(submissionId)).findFirst()
                .map(DocumentRow::sender).orElse(null);
    }
}
