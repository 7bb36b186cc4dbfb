package io.singlewindow.trail;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.tree.Proofs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log as anyone with a key may check it: entries hold digests only, so they are nobody's secret. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/trail")
class TrailController {

    private final EntryLog log;
    private final LogKey key;

    TrailController(EntryLog log, LogKey key) {
        this.log = log;
        this.key = key;
    }

    @GetMapping("/key")
    Map<String, String> key() {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("origin", key.origin());
        json.put("algorithm", "Ed25519");
        json.put("publicKey", Base64.getEncoder().encodeToString(key.publicKey()));
        json.put("verifierKey", key.verifierKey());
        return json;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(log.checkpoint().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/entries/{n}")
    Map<String, Object> entry(@PathVariable("n") long number) {
        EntryLog.Entry entry = log.entry(number).filter(found -> found.number() < log.size()).orElseThrow(() -> missing(number));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", entry.number());
        json.put("time", BusinessTime.iso(entry.at()));
        json.put("type", entry.type());
        json.put("ref", entry.ref());
        json.put("leaf", Base64.getEncoder().encodeToString(entry.leaf().getBytes(StandardCharsets.UTF_8)));
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
