package io.singlewindow.receipt;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Reason;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.receipt.ParkedWork.Group;
import io.singlewindow.receipt.ParkedWork.Item;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could not go on, or was taken and not answered, with its cause, for the operator to replay or to discard: one, or all of a cause. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/ops/parked")
class ParkedController {

    private static final int PARKED_MAX = 200;

    private final ParkedWork work;
    private final DiscardedWork discards;

    ParkedController(ParkedWork work, DiscardedWork discards) {
        this.work = work;
        this.discards = discards;
    }

    /** @param group {@code cause}: how many there are of each cause, not each of them */
    @GetMapping
    Map<String, @Nullable Object> parked(@RequestParam(value = "group", required = false) @Nullable String group) {
        if (group != null && !group.equals("cause")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "group=" + group, "cause");
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", group == null ? work.items(PARKED_MAX).stream().map(ParkedController::item).toList()
                : work.groups().entrySet().stream().map(one -> group(one.getKey(), one.getValue())).toList());
        page.put("next", null);
        return page;
    }

    private static Map<String, @Nullable Object> item(Item parked) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", parked.id());
        item.put("kind", parked.kind());
        item.put("authority", parked.authority());
        item.put("cause", parked.cause());
        item.put("since", BusinessTime.iso(parked.since()));
        item.put("ifDiscarded", consequence(parked.consequence()));
        return item;
    }

    private static Map<String, Object> consequence(Consequence consequence) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("consequence", consequence.name());
        view.put("safe", consequence.safe());
        view.put("zh", consequence.zh());
        view.put("en", consequence.en());
        return view;
    }

    private static Map<String, @Nullable Object> group(Group group, List<Item> items) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("kind", group.kind());
        view.put("authority", group.authority());
        view.put("cause", group.cause());
        view.put("count", items.size());
        view.put("oldest", BusinessTime.iso(items.stream().map(Item::since).min(Instant::compareTo).orElseThrow()));
        view.put("example", items.get(0).id());
        view.put("ifDiscarded", consequence(items.stream().map(Item::consequence).max(Comparator.naturalOrder()).orElseThrow()));
        return view;
    }

    /** Why it is replayed or discarded; kept in the log with who did it. */
    record Said(@Nullable String reason) {}

    @PostMapping("/{id}/replay")
    Map<String, String> replay(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestBody(required = false) @Nullable Said body) {
        if (!work.replay(id, caller.id(), Reason.require(body == null ? null : body.reason()))) {
            throw ProblemException.of(404, ErrorCode.SYS_002, id, "something parked that may be replayed");
        }
        return Map.of("id", id, "state", "REPLAYED");
    }

    /** @param count as the group shows it: whoever has looked knows it */
    record WholeGroup(@Nullable String kind, @Nullable String authority, @Nullable String cause, @Nullable Integer count, @Nullable String reason) {}

    /** Replays all of a cause; those that do not count now either stay parked. */
    @PostMapping("/replay")
    Map<String, Integer> replay(@AuthenticationPrincipal Caller caller, @RequestBody WholeGroup wanted) {
        int replayed = work.replayAll(group(wanted), wanted.count(), caller.id(), Reason.require(wanted.reason()));
        return Map.of("replayed", replayed, "stillParked", wanted.count() == null ? 0 : wanted.count() - replayed);
    }

    private static Group group(WholeGroup wanted) {
        return new Group(String.valueOf(wanted.kind()), String.valueOf(wanted.authority()), String.valueOf(wanted.cause()));
    }

    /** What was discarded, newest first. */
    @GetMapping("/discarded")
    Map<String, @Nullable Object> discarded() {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", discards.newest(PARKED_MAX).stream().map(one -> {
            Map<String, @Nullable Object> item = item(one.what());
            item.put("discardedAt", BusinessTime.iso(one.at()));
            item.put("discardedBy", one.by());
            item.put("reason", one.reason());
            return item;
        }).toList());
        page.put("next", null);
        return page;
    }

    @PostMapping("/{id}/discard")
    Map<String, Object> discard(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @RequestBody(required = false) @Nullable Said body) {
        Consequence consequence = discards.discard(id, caller.id(), Reason.require(body == null ? null : body.reason()))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "something parked"));
        String state = consequence == Consequence.TAKEN_WITHOUT_ANSWER ? "LET_BE" : "DISCARDED";
        Map<String, Object> answer = new LinkedHashMap<>(Map.of("id", id, "state", state));
        answer.putAll(consequence(consequence));
        return answer;
    }

    /** Discards all of a cause, or none; of overdue messages: lets them be. */
    @PostMapping("/discard")
    Map<String, Integer> discard(@AuthenticationPrincipal Caller caller, @RequestBody WholeGroup wanted) {
        return Map.of("discarded", discards.discardAll(group(wanted), wanted.count(), caller.id(), Reason.require(wanted.reason())));
    }
}
