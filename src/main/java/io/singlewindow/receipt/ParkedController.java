package io.singlewindow.receipt;

import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.receipt.ReceiptStore.Kept;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What could not go on, with its cause, for the operator to replay. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/ops/parked")
class ParkedController {

    private static final int PARKED_MAX = 200;

    private final ReceiptStore receipts;
    private final ReceiptIntake intake;
    private final SentMessages messages;
    private final Ledger ledger;

    ParkedController(ReceiptStore receipts, ReceiptIntake intake, SentMessages messages, Ledger ledger) {
        this.receipts = receipts;
        this.intake = intake;
        this.messages = messages;
        this.ledger = ledger;
    }

    @GetMapping
    Map<String, @Nullable Object> parked() {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Kept receipt : receipts.parked(PARKED_MAX)) {
            items.add(item(receipt.id(), "receipt", receipt.authority().code(), receipt.cause(), receipt.receivedAt()));
        }
        messages.parked(PARKED_MAX).forEach(message ->
                items.add(item(message.id(), "message", message.authority().code(), message.cause(), message.createdAt())));
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("next", null);
        return page;
    }

    private static Map<String, @Nullable Object> item(String id, String kind, String authority, @Nullable String cause, Instant since) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("kind", kind);
        item.put("authority", authority);
        item.put("cause", cause);
        item.put("since", BusinessTime.iso(since));
        return item;
    }

    /** Sends a message again with the same bytes, or verifies a receipt anew and applies it; one that does not count stays parked. */
    @PostMapping("/{id}/replay")
    Map<String, String> replay(@PathVariable("id") String id) {
        if (!messages.replay(id) && !intake.replay(id)) {
            throw ProblemException.of(404, ErrorCode.SYS_002, id, "something parked that may be replayed");
        }
        ledger.awaitDurable();
        return Map.of("id", id, "state", "REPLAYED");
    }
}
