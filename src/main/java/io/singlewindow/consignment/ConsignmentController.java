package io.singlewindow.consignment;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Consignments as their parties and the regulator see them; with {@code wait} the answer comes at a final state. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/consignments")
class ConsignmentController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final long WAIT_SECONDS_MAX = 30;
    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final int FOUND_MAX = 200;
    /** More are answered at once: those who wait must not take every thread of those who submit. */
    private static final int WAITING_MAX = 100;

    private final ConsignmentStore store;
    private final ConsignmentJson json;
    private final StateSignal signal;
    private final KeyNames names;
    private final DecisionViews decisions;
    private final Semaphore waiting = new Semaphore(WAITING_MAX);

    ConsignmentController(ConsignmentStore store, ConsignmentJson json, StateSignal signal, KeyNames names, DecisionViews decisions) {
        this.store = store;
        this.json = json;
        this.signal = signal;
        this.names = names;
        this.decisions = decisions;
    }

    @GetMapping
    Map<String, @Nullable Object> find(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(value = "orderNo", required = false) @Nullable String orderNo,
            @RequestParam(value = "ebpCode", required = false) @Nullable String ebpCode,
            @RequestParam(value = "logisticsNo", required = false) @Nullable String logisticsNo,
            @RequestParam(value = "wait", required = false) @Nullable String wait) throws InterruptedException {
        if (orderNo == null && logisticsNo == null) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "-", "orderNo or logisticsNo");
        }
        long until = System.nanoTime() + waitSeconds(wait) * 1_000_000_000L;
        List<Consignment> found = visible(caller, orderNo, ebpCode, logisticsNo);
        boolean mayWait = waiting.tryAcquire();
        try {
            while (mayWait && System.nanoTime() < until && open(found)) {
                signal.await(Math.min(LOOK_AGAIN_MILLIS, Math.max(1, (until - System.nanoTime()) / 1_000_000)));
                found = visible(caller, orderNo, ebpCode, logisticsNo);
            }
        } finally {
            if (mayWait) {
                waiting.release();
            }
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", found.stream().map(json::of).toList());
        page.put("next", null);
        return page;
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return json.of(visible(caller, id));
    }

    /** As JSON, or with Accept text/plain as a text to be read in the language asked for. */
    @GetMapping("/{id}/decision")
    ResponseEntity<Object> decision(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @RequestParam(value = "lang", required = false) @Nullable String lang, Locale locale) {
        Consignment consignment = visible(caller, id);
        if (!accept.startsWith(MediaType.TEXT_PLAIN_VALUE)) {
            return ResponseEntity.ok(decisions.of(consignment));
        }
        String language = lang == null ? locale.getLanguage().equals("zh") ? "zh" : "en" : lang;
        if (!language.equals("zh") && !language.equals("en")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "lang=" + lang, "zh, en");
        }
        return ResponseEntity.ok().contentType(TEXT).body(decisions.text(consignment, language));
    }

    private Consignment visible(Caller caller, String id) {
        return store.find(id).filter(consignment -> sees(caller, consignment))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    private List<Consignment> visible(Caller caller, @Nullable String orderNo, @Nullable String ebpCode, @Nullable String logisticsNo) {
        String platform = ebpCode == null ? null : names.platform(ebpCode);
        return store.search(orderNo, logisticsNo, FOUND_MAX).stream()
                .filter(consignment -> platform == null || platform.equals(consignment.ebpCode()))
                .filter(consignment -> sees(caller, consignment)).toList();
    }

    private boolean sees(Caller caller, Consignment consignment) {
        return caller.seesAll() || store.parties(consignment.id()).stream().anyMatch(caller::seesCompany);
    }

    private static boolean open(List<Consignment> found) {
        return found.isEmpty() || found.stream().anyMatch(one -> !one.state().isFinal());
    }

    private static long waitSeconds(@Nullable String wait) {
        if (wait == null) {
            return 0;
        }
        if (!wait.matches("[0-9]{1,2}s?")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "wait=" + wait, "0s to " + WAIT_SECONDS_MAX + "s");
        }
        return Math.min(WAIT_SECONDS_MAX, Long.parseLong(wait.replace("s", "")));
    }
}
