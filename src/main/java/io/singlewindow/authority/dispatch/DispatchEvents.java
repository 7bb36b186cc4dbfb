package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.dispatch.DispatchStore.Cargo;
import io.singlewindow.authority.dispatch.Dispatcher.Task;
import io.singlewindow.ledger.PendingEntries;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Tells the log of messages that were handed over to authorities, and of those that are given up, in the transaction that says so of
 * their rows. No company is told: what concerns it, it learns from answers and states.
 */
@Component
@Profile("!simulator")
class DispatchEvents {

    private static final int CAUSE_CHARACTERS_MAX = 500;

    private final DispatchStore store;
    private final PendingEntries entries;
    private final ObjectMapper json;

    DispatchEvents(DispatchStore store, PendingEntries entries, ObjectMapper json) {
        this.store = store;
        this.entries = entries;
        this.json = json;
    }

    /**
     * An attempt has handed a message over, as the answer to it or a receipt shows; nothing is told where the other has shown it already.
     *
     * @param body the bytes that were sent
     * @param externalNo the authority's own number for it, where it told one
     */
    void sent(Task task, byte[] body, @Nullable String externalNo) {
        if (store.tell(task.dispatchId(), task.attempts())) {
            tell("dispatch.sent", "sent to " + task.authority().code(), task, body, "externalNo", externalNo);
        }
    }

    /** A message is not sent any more. */
    void parked(Task task, byte[] body, String cause) {
        tell("dispatch.parked", "parked for " + task.authority().code(), task, body, "cause",
                cause.substring(0, Math.min(CAUSE_CHARACTERS_MAX, cause.length())));
    }

    private void tell(String type, String event, Task task, byte[] body, String name, @Nullable String value) {
        Cargo cargo = cargo(task);
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("event", event);
        content.put("dispatchId", task.dispatchId());
        content.put("authority", task.authority().code());
        // by which timelines name what an event is about: several messages of a consignment may leave within one millisecond
        content.put("document", cargo.submissionId().isEmpty() ? null : cargo.submissionId());
        content.put("submissionId", cargo.submissionId().isEmpty() ? null : cargo.submissionId());
        content.put("consignmentId", cargo.consignmentId().isEmpty() ? null : cargo.consignmentId());
        content.put("attempt", task.attempts());
        content.put("sha256", sha256(body));
        content.put(name, value);
        entries.add(type, about(task, cargo), List.of(), json.writeValueAsString(content));
    }

    /** What a message carries; where consignments are noted for it, what stands in the submission's place is its maker's reference. */
    private Cargo cargo(Task task) {
        List<String> carried = store.carried(task.dispatchId());
        Cargo cargo = store.cargo(task.dispatchId()).orElseThrow();
        return carried.isEmpty() ? cargo : new Cargo(cargo.authority(), "", carried.size() == 1 ? carried.get(0) : "");
    }

    /** The consignment, or the submission that went whole; a message that carries several consignments stands for itself. */
    private static String about(Task task, Cargo cargo) {
        if (!cargo.consignmentId().isEmpty()) {
            return cargo.consignmentId();
        }
        return cargo.submissionId().isEmpty() ? task.dispatchId() : cargo.submissionId();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
