package io.singlewindow.ops;

import io.singlewindow.access.Caller;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.LogFaults;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** What the self-check found, and an operator's word that intake goes on all the same; that word is an entry. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/ops/self-check")
class SelfCheckController {

    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int PLACES_TOLD_MAX = 20;

    private final LogFaults faults;
    private final PendingEntries entries;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final ObjectMapper json;

    SelfCheckController(LogFaults faults, PendingEntries entries, Ledger ledger, TransactionTemplate transactions, ObjectMapper json) {
        this.faults = faults;
        this.entries = entries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.json = json;
    }

    /** Why it is let be. */
    record Acknowledgement(@Nullable String reason) {}

    @GetMapping
    Map<String, @Nullable Object> found() {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("intake", faults.openPlaces() == null ? "OPEN" : "STOPPED");
        answer.put("items", faults.all().stream().map(SelfCheckController::item).toList());
        answer.put("next", null);
        return answer;
    }

    private static Map<String, @Nullable Object> item(LogFaults.Fault fault) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("place", fault.place());
        item.put("given", fault.given());
        item.put("expected", fault.expected());
        item.put("foundAt", BusinessTime.iso(fault.foundAt()));
        item.put("acknowledgedAt", fault.acknowledgedAt() == null ? null : BusinessTime.iso(fault.acknowledgedAt()));
        item.put("acknowledgedBy", fault.acknowledgedBy());
        item.put("reason", fault.reason());
        return item;
    }

    @PostMapping("/acknowledge")
    Map<String, Object> acknowledge(@AuthenticationPrincipal Caller caller, @RequestBody Acknowledgement given) {
        String reason = given.reason() == null ? "" : given.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_CHARACTERS_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "a reason of " + reason.length() + " characters", "1 to " + REASON_CHARACTERS_MAX);
        }
        List<String> places = Objects.requireNonNull(transactions.execute(status -> {
            List<String> open = faults.acknowledge(caller.id(), reason);
            if (!open.isEmpty()) {
                Map<String, Object> content = new LinkedHashMap<>();
                content.put("party", "operator");
                content.put("event", "self-check acknowledged");
                content.put("by", caller.id());
                content.put("reason", reason);
                content.put("count", open.size());
                content.put("places", open.subList(0, Math.min(open.size(), PLACES_TOLD_MAX)));
                entries.add("ops.self-check-acknowledged", "self-check", List.of(), json.writeValueAsString(content));
            }
            return open;
        }));
        faults.acknowledged();
        ledger.awaitDurable();
        return Map.of("acknowledged", places);
    }
}
