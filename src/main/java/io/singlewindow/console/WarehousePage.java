package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.callback.Inbox;
import io.singlewindow.callback.InboxWaiting;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** For a warehouse without a server: what inspection and customs want of its parcels, as it comes. */
@Controller
@Profile("!simulator")
class WarehousePage {

    /** What concerns parcels; a warehouse's other mail is not for the people at the shelves. */
    private static final Set<String> TYPES =
            Set.of("inspection.ordered", "inspection.result", "consignment.state", "lot.locked", "lot.released", "recall.started");
    private static final int LIMIT = 200;
    /** The words that the page's script writes. */
    private static final List<String> WORDS = List.of("inspect", "hold", "release", "info", "inspection.ordered", "inspection.result",
            "consignment.state", "lot.locked", "lot.released", "recall.started", "order", "acknowledge", "confirm", "live", "reconnecting", "sound.on",
            "sound.off", "DECLARED", "MANUAL_REVIEW", "EXAMINED", "INSPECTING", "DETAINED", "SUSPENDED", "RELEASED", "CLOSED", "RETURNED_ABROAD",
            "REJECTED", "CANCELLED", "HELD", "SAMPLE", "PARTIAL", "DETAIN", "RELEASE", "RETURN", "DESTROY");

    private final Inbox inbox;
    private final InboxWaiting waiting;

    WarehousePage(Inbox inbox, InboxWaiting waiting) {
        this.inbox = inbox;
        this.waiting = waiting;
    }

    @GetMapping("/warehouse")
    String page(Model model) {
        model.addAttribute("words", WORDS);
        return "console/parcels";
    }

    /** What has not been acknowledged, or what came after a cursor. */
    @GetMapping("/warehouse/feed/items")
    @ResponseBody
    Map<String, @Nullable Object> items(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "after", required = false) @Nullable Long after) {
        Inbox.Page page = inbox.read(company(caller), after, TYPES, LIMIT);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", page.items());
        json.put("next", page.next());
        json.put("seen", page.seen());
        return json;
    }

    @GetMapping(value = "/warehouse/feed/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(value = "after", required = false) @Nullable Long after) {
        return waiting.stream(company(caller), lastEventId == null ? after : lastEventId, TYPES);
    }

    @PostMapping("/warehouse/feed/ack")
    @ResponseBody
    Map<String, Object> acknowledge(@AuthenticationPrincipal Caller caller, @RequestParam("cursor") long cursor) {
        if (!inbox.exists(cursor)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "cursor=" + cursor, "the cursor of an item");
        }
        inbox.acknowledge(company(caller), cursor);
        return Map.of("cursor", cursor);
    }

    private static String company(Caller caller) {
        if (caller.uscc() == null) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a company");
        }
        return caller.uscc();
    }
}
