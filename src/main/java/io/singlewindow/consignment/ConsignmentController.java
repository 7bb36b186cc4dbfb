package io.singlewindow.consignment;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.consignment.VisibleConsignments.Page;
import io.singlewindow.consignment.VisibleConsignments.Sequence;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
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
    private static final String BY_WAYBILL = "c.id IN (SELECT d.consignment_id FROM document d WHERE d.logistics_no = :logisticsNo)";
    private static final String BY_OWN_WAYBILL = "c.id IN (SELECT d.consignment_id FROM document d WHERE d.logistics_no = :logisticsNo AND d.sender = :sender)";
    /** More are answered at once: those who wait must not take every thread of those who submit. */
    private static final int WAITING_MAX = 100;

    private final VisibleConsignments consignments;
    private final ConsignmentJson json;
    private final ReadLog reads;
    private final StateSignal signal;
    private final KeyNames names;
    private final DecisionViews decisions;
    private final Semaphore waiting = new Semaphore(WAITING_MAX);

    ConsignmentController(VisibleConsignments consignments, ConsignmentJson json, ReadLog reads, StateSignal signal, KeyNames names,
            DecisionViews decisions) {
        this.consignments = consignments;
        this.json = json;
        this.reads = reads;
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
            @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "" + VisibleConsignments.PAGE_MAX) int limit,
            @RequestParam(value = "wait", required = false) @Nullable String wait) throws InterruptedException {
        if (orderNo == null && logisticsNo == null) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "-", "orderNo or logisticsNo");
        }
        Supplier<Page> page = () -> consignments.page(caller, wanted(caller, orderNo, ebpCode, logisticsNo), Sequence.OLDEST_FIRST, after, limit);
        long until = System.nanoTime() + waitSeconds(wait) * 1_000_000_000L;
        Page found = page.get();
        boolean mayWait = waiting.tryAcquire();
        try {
            while (mayWait && System.nanoTime() < until && open(found.items())) {
                signal.await(Math.min(LOOK_AGAIN_MILLIS, Math.max(1, (until - System.nanoTime()) / 1_000_000)));
                found = page.get();
            }
        } finally {
            if (mayWait) {
                waiting.release();
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, found.items().stream().map(Consignment::id).toList(), "");
        answer.put("items", json.of(found.items(), caller));
        answer.put("next", found.next());
        return answer;
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        Consignment consignment = consignments.require(caller, id);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(id), "");
        return json.of(consignment, caller);
    }

    /** As JSON, or with Accept text/plain as a text to be read in the language asked for. */
    @GetMapping("/{id}/decision")
    ResponseEntity<Object> decision(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @RequestParam(value = "lang", required = false) @Nullable String lang, Locale locale) {
        Consignment consignment = consignments.require(caller, id);
        consignments.requireDecision(caller, consignment);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(id), "");
        if (!accept.startsWith(MediaType.TEXT_PLAIN_VALUE)) {
            return ResponseEntity.ok(decisions.of(consignment));
        }
        String language = lang == null ? locale.getLanguage().equals("zh") ? "zh" : "en" : lang;
        if (!language.equals("zh") && !language.equals("en")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "lang=" + lang, "zh, en");
        }
        return ResponseEntity.ok().contentType(TEXT).body(decisions.text(consignment, language));
    }

    private Conditions wanted(Caller caller, @Nullable String orderNo, @Nullable String ebpCode, @Nullable String logisticsNo) {
        Conditions wanted = new Conditions().and("c.order_no = :orderNo", "orderNo", orderNo)
                .and("c.ebp_code = :platform", "platform", ebpCode == null ? null : names.platform(ebpCode));
        // which waybill belongs to its consignment is not for a company to learn that sent neither the waybill nor the list
        String sender = VisibleConsignments.ownSender(caller);
        if (logisticsNo == null || sender == null) {
            return wanted.and(BY_WAYBILL, "logisticsNo", logisticsNo);
        }
        return wanted.and(BY_OWN_WAYBILL, "logisticsNo", logisticsNo).with("sender", sender);
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
