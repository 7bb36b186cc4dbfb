package io.singlewindow.access;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Entries of the log about who came in and who may; no password, key or unknown name is in them. */
@Component
@Profile("!simulator")
class AccessEvents {

    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final ObjectMapper json;

    AccessEvents(PendingEntries entries, TransactionTemplate transactions, Ledger ledger, ObjectMapper json) {
        this.entries = entries;
        this.transactions = transactions;
        this.ledger = ledger;
        this.json = json;
    }

    /**
     * Does something and tells it in one transaction; durable when it returns.
     *
     * @param about login or principal that it concerns
     * @param party who did it
     */
    <T> T tell(String type, String about, String party, Map<String, ?> details, Supplier<T> work) {
        T done = transactions.execute(status -> {
            T result = work.get();
            add(type, about, party, details);
            return result;
        });
        ledger.awaitDurable();
        return done;
    }

    /** Tells something that changes nothing else. */
    void tell(String type, String about, String party, Map<String, ?> details) {
        tell(type, about, party, details, () -> Boolean.TRUE);
    }

    void awaitDurable() {
        ledger.awaitDurable();
    }

    private void add(String type, String about, String party, Map<String, ?> details) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", party);
        content.put("event", type.substring(type.indexOf('.') + 1));
        content.putAll(details);
        content.put("correlationId", Correlation.current());
        entries.add(type, about, List.of(), json.writeValueAsString(content));
    }
}
