package io.singlewindow.receipt;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox over REST: read after a cursor, acknowledge up to one. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/inbox")
class InboxController {

    private static final int LIMIT_MAX = 200;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    Map<String, @Nullable Object> read(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(value = "after", required = false) @Nullable Long after,
            @RequestParam(value = "types", required = false) @Nullable Set<String> types,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + LIMIT_MAX);
        }
        Inbox.Page page = inbox.read(company(caller), after, types == null ? Set.of() : types, limit);
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
        inbox.acknowledge(company(caller), cursor.longValue());
        return Map.of("cursor", cursor.longValue());
    }

    private static String company(Caller caller) {
        if (caller.uscc() == null) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a key of a company");
        }
        return caller.uscc();
    }
}
