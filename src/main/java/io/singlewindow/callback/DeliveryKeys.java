package io.singlewindow.callback;

import io.singlewindow.consignment.EventKeys;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * In which order an endpoint's deliveries go: those of one key one after the other. What waits under a key that has ended in another,
 * such as a document's that has joined its consignment since, waits under that one from now on, in its place by its entry. Whoever
 * asks holds the endpoint's row.
 */
@Component
@Profile("!simulator")
class DeliveryKeys {

    private final EventKeys keys;
    private final DeliveryStore deliveries;

    DeliveryKeys(EventKeys keys, DeliveryStore deliveries) {
        this.keys = keys;
        this.deliveries = deliveries;
    }

    /**
     * The key of each of these subjects of events, with what waits for the same already brought under it.
     *
     * @param types of events, by their subjects
     */
    Map<String, String> of(String endpointId, Map<String, String> types) {
        Set<String> documents = new LinkedHashSet<>();
        Set<String> submissions = new LinkedHashSet<>();
        types.forEach((subject, type) -> {
            switch (SubjectKind.of(type, subject)) {
                case DOCUMENT -> documents.add(subject);
                case SUBMISSION -> submissions.add(subject);
                default -> { }
            }
        });
        Map<String, String> now = keys.now(documents, submissions);
        Map<String, String> found = new LinkedHashMap<>();
        types.keySet().forEach(subject -> found.put(subject, now.getOrDefault(subject, subject)));
        Map<String, String> ended = keys.ended(new HashSet<>(found.values()));
        deliveries.keysWaiting(endpointId, List.copyOf(ended.keySet())).forEach(old -> deliveries.rekey(endpointId, old, String.valueOf(ended.get(old))));
        // one may have joined between the two looks: what is new goes where what waited of it has gone
        found.replaceAll((subject, key) -> ended.getOrDefault(key, key));
        return found;
    }
}
