package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The inbox over REST: read after a cursor, at once, by long poll or as a stream; acknowledged up to a cursor. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/inbox")
class InboxController {

    private static final long WAIT_SECONDS_MAX = 30;

    private final Inbox inbox;
    private final InboxWaiting waiting;

    InboxController(Inbox inbox, InboxWaiting waiting) {
        this.inbox = inbox;
        this.waiting = waiting;
    }

    @GetMapping
    Object read(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(value = "after", required = false) @Nullable Long after,
            @RequestParam(value = "types", required = false) @Nullable Set<String> types,
            @RequestParam(value = "limit", defaultValue = "100") int limit,
            @RequestParam(value = "wait", required = false) @Nullable String wait) {
        Pages.requireLimit(limit, Pages.LIMIT_MAX);
        String company = Companies.of(caller);
        Duration waitMax = Duration.ofSeconds(waitSeconds(wait));
        Set<String> wanted = types == null ? Set.of() : types;
        Inbox.Page page = inbox.read(company, after, wanted, limit);
        if (!page.items().isEmpty() || page.next() != null || waitMax.isZero()) {
            return json(page);
        }
        DeferredResult<Object> later = new DeferredResult<>(waitMax.toMillis(), () -> json(page));
        waiting.forPage(company, page.seen(), wanted, limit, later, InboxController::json);
        return later;
    }

    /** The same as server-sent events: the id of each is its cursor, so a client that comes back goes on where it was. */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(value = "after", required = false) @Nullable Long after,
            @RequestParam(value = "types", required = false) @Nullable Set<String> types) {
        return waiting.stream(Companies.of(caller), cursor(lastEventId, after), types == null ? Set.of() : types);
    }

    static @Nullable Long cursor(@Nullable String lastEventId, @Nullable Long after) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return after;
        }
        if (!lastEventId.strip().matches("-?[0-9]{1,18}")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "Last-Event-ID: " + lastEventId, "the id of an event");
        }
        return Long.valueOf(lastEventId.strip());
    }

    private static Map<String, @Nullable Object> json(Inbox.Page page) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", page.items());
        json.put("next", page.next());
        return json;
    }

    @PostMapping("/ack")
    Map<String, Object> acknowledge(@AuthenticationPrincipal Caller caller, @RequestBody Map<String, Object> body) {
        if (!(body.get("cursor") instanceof Number cursor) || !inbox.exists(cursor.longValue())) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "cursor=" + body.get("cursor"), "the cursor of an item");
        }
        inbox.acknowledge(Companies.of(caller), cursor.longValue());
        return Map.of("cursor", cursor.longValue());
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
