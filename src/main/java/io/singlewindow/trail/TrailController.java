package io.singlewindow.trail;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.tree.Nodes;
import io.singlewindow.trail.tree.Proofs;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The log as anyone with a key may check it: hashes, heads and proofs are nobody's secret. What an entry is about is told to who may
 * know of it ({@link EntrySight}); others get its number, its time and its leaf's hash, which is what a proof needs.
 */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/trail")
class TrailController {

    private static final Pattern NUMBER = Pattern.compile("-1|[0-9]{1,18}");

    private final EntryLog log;
    private final LogKey key;
    private final TrailStreams streams;
    private final EntrySight sight;
    private final KeyStatement statement;

    TrailController(EntryLog log, LogKey key, TrailStreams streams, EntrySight sight, KeyStatement statement) {
        this.log = log;
        this.key = key;
        this.streams = streams;
        this.sight = sight;
        this.statement = statement;
    }

    @GetMapping("/key")
    Map<String, Object> key() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("origin", key.origin());
        json.put("algorithm", "Ed25519");
        json.put("publicKey", Base64.getEncoder().encodeToString(key.publicKey()));
        json.put("verifierKey", key.verifierKey());
        KeyStatement.Stated stated = statement.stated();
        json.put("statement", stated.text());
        Map<String, String> signatures = new LinkedHashMap<>();
        stated.signatures().forEach((kind, cms) -> signatures.put(kind, Base64.getEncoder().encodeToString(cms)));
        json.put("signatures", signatures);
        return json;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(log.checkpoint().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/entries/{n}")
    Map<String, Object> entry(Principal caller, @PathVariable("n") long number) {
        EntryLog.Entry entry = log.entry(number).filter(found -> found.number() < log.size()).orElseThrow(() -> missing(number));
        return json(entry, !sight.legible(caller, List.of(entry)).isEmpty());
    }

    /**
     * The log as it grows, as server-sent events: the id of each is the entry's number, its data what {@code /entries/n} says.
     * An entry is sent within a second of its head's publication.
     *
     * @param after number of the last entry seen; -1: from the first; without it and without a Last-Event-ID: what comes from now on
     */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            Principal caller,
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "types", required = false) @Nullable Set<String> types) {
        return streams.open(caller, next(lastEventId, after), types == null ? Set.of() : types);
    }

    /** What a reader comes back with goes before what its address says. */
    private long next(@Nullable String lastEventId, @Nullable String after) {
        boolean again = lastEventId != null && !lastEventId.isBlank();
        String given = again ? lastEventId : after;
        long size = log.size();
        if (given == null) {
            return size;
        }
        if (!NUMBER.matcher(given.strip()).matches() || Long.parseLong(given.strip()) >= size) {
            throw ProblemException.of(400, ErrorCode.SYS_007, (again ? "Last-Event-ID: " : "after=") + given, "-1 to " + (size - 1));
        }
        return Long.parseLong(given.strip()) + 1;
    }

    /**
     * An entry as it is told.
     *
     * @param legible false for a reader to whom its number, its time and its leaf's hash have to be enough
     */
    static Map<String, Object> json(EntryLog.Entry entry, boolean legible) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", entry.number());
        json.put("time", BusinessTime.iso(entry.at()));
        if (legible) {
            json.put("type", entry.type());
            json.put("ref", entry.ref());
            json.put("leaf", Base64.getEncoder().encodeToString(entry.leaf().getBytes(StandardCharsets.UTF_8)));
        }
        json.put("leafHash", Base64.getEncoder().encodeToString(entry.leafHash()));
        return json;
    }

    @GetMapping("/entries/{n}/proof")
    Map<String, Object> proof(@PathVariable("n") long number, @RequestParam(value = "size", required = false) @Nullable Long size) {
        long newest = log.size();
        long treeSize = size == null ? newest : size;
        if (treeSize < 1 || treeSize > newest) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "size=" + treeSize, "1 to " + newest);
        }
        EntryLog.Entry entry = log.entry(number).filter(found -> found.number() < treeSize).orElseThrow(() -> missing(number));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("leafIndex", number);
        json.put("treeSize", treeSize);
        json.put("leafHash", Base64.getEncoder().encodeToString(entry.leafHash()));
        json.put("path", base64(Proofs.inclusion(log.nodes(), number, treeSize)));
        return json;
    }

    /**
     * A day at +08:00 in the log: its first and last entry and the entries around it, each with its proof at the newest head.
     * Since numbers have no gaps and times never go back, neighbours outside the day show that nothing of it is left out.
     */
    @GetMapping("/range")
    Map<String, @Nullable Object> range(Principal caller, @RequestParam("day") String text) {
        LocalDate day = day(text);
        PublishedHead.Head head = log.head();
        long from = log.firstSince(day.atStartOfDay(BusinessTime.ZONE).toInstant(), head.size());
        long to = log.firstSince(day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant(), head.size());
        Nodes nodes = log.nodes();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("day", day.toString());
        json.put("entries", to - from);
        json.put("treeSize", head.size());
        json.put("head", head.checkpoint());
        json.put("before", from > 0 ? proven(caller, nodes, from - 1, head.size()) : null);
        json.put("first", from < to ? proven(caller, nodes, from, head.size()) : null);
        json.put("last", from < to ? proven(caller, nodes, to - 1, head.size()) : null);
        json.put("after", to < head.size() ? proven(caller, nodes, to, head.size()) : null);
        return json;
    }

    private Map<String, Object> proven(Principal caller, Nodes nodes, long number, long size) {
        Map<String, Object> json = new LinkedHashMap<>(entry(caller, number));
        json.put("path", base64(Proofs.inclusion(nodes, number, size)));
        return json;
    }

    private static LocalDate day(String text) {
        try {
            return BusinessTime.day(text);
        } catch (DateTimeException wrong) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "day=" + text, "yyyy-MM-dd");
        }
    }

    @GetMapping("/consistency")
    Map<String, Object> consistency(@RequestParam("from") long from, @RequestParam("to") long to) {
        long newest = log.size();
        if (from < 0 || from > to || to > newest) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "from=" + from + "&to=" + to, "0 <= from <= to <= " + newest);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from);
        json.put("to", to);
        json.put("path", base64(Proofs.consistency(log.nodes(), from, to)));
        return json;
    }

    private static ProblemException missing(long number) {
        return ProblemException.of(404, ErrorCode.SYS_002, "entry " + number, "-");
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
