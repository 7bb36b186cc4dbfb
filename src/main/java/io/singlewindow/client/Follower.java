package io.singlewindow.client;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows the consignments of an order to a state, and tells each line of their timelines once. */
final class Follower {

    /** Where the goods are free: what is waited for where nobody says otherwise. */
    static final List<String> FREE = List.of("RELEASED", "CLOSED");
    /** After these nothing better comes by itself. */
    private static final Set<String> ENDED =
            Set.of("CLOSED", "REJECTED", "MISMATCHED", "RETURNED_ABROAD", "CANCELLED", "EXPIRED", "DETAINED");
    private static final long WAIT_SECONDS = 2;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int LAST_LOOKS_MAX = 10;
    private static final Duration LAST_LOOK = Duration.ofMillis(300);

    private final WindowHttp window;
    private final Surroundings around;
    private final Voice voice;
    private final boolean json;
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> states = new HashMap<>();

    Follower(WindowHttp window, Surroundings around, Voice voice, boolean json) {
        this.window = window;
        this.around = around;
        this.voice = voice;
        this.json = json;
    }

    /**
     * Follows an order's consignments, all of them.
     *
     * @param platform customs or credit code of the platform whose order it is; null for any
     * @param until states of which one is waited for; RELEASED is passed where CLOSED is reached
     */
    ExitCode follow(String orderNo, @Nullable String platform, Collection<String> until, Duration timeout) throws Failure, InterruptedException {
        Set<String> wanted = new LinkedHashSet<>(until);
        if (wanted.contains("RELEASED")) {
            wanted.add("CLOSED");
        }
        long endNanos = System.nanoTime() + timeout.toNanos();
        String query = "/api/v1/consignments?orderNo=" + WindowHttp.encode(orderNo) + (platform == null ? "" : "&ebpCode=" + WindowHttp.encode(platform));
        boolean saidAbsent = false;
        while (true) {
            long leftSeconds = Math.max(0, Duration.ofNanos(endNanos - System.nanoTime()).toSeconds());
            List<JsonNode> found = items(window.get(query + "&wait=" + Math.min(WAIT_SECONDS, leftSeconds) + "s"));
            found.forEach(this::tell);
            if (!found.isEmpty() && found.stream().allMatch(one -> wanted.contains(state(one)))) {
                tellTheRest(query);
                return ExitCode.DONE;
            }
            if (found.stream().anyMatch(one -> ENDED.contains(state(one)) && !wanted.contains(state(one)))) {
                tellTheRest(query);
                voice.note("watch.ended", String.join(", ", wanted));
                return ExitCode.REJECTED;
            }
            if (System.nanoTime() >= endNanos) {
                voice.note("watch.timeout", timeout.toSeconds(), String.join(", ", wanted));
                return ExitCode.REJECTED;
            }
            if (found.isEmpty() && !saidAbsent) {
                saidAbsent = true;
                voice.note("watch.absent", orderNo);
            }
            if (found.stream().anyMatch(one -> state(one).equals("RELEASED"))) {
                // final for the window, which answers such a question at once
                around.pause().of(LOOK_AGAIN);
            }
        }
    }

    /**
     * Follows the consignments that submissions have become part of.
     *
     * @param submissionIds of accepted submissions
     */
    ExitCode followSubmissions(List<String> submissionIds, Duration timeout) throws Failure, InterruptedException {
        long endNanos = System.nanoTime() + timeout.toNanos();
        Map<String, String> orders = new LinkedHashMap<>();
        for (String id : submissionIds) {
            for (String consignment : consignments(id, endNanos)) {
                if (!orders.containsKey(consignment)) {
                    JsonNode one = window.get("/api/v1/consignments/" + WindowHttp.encode(consignment)).json();
                    orders.put(consignment, one == null ? "" : one.path("orderNo").asString(""));
                }
            }
        }
        ExitCode worst = ExitCode.DONE;
        for (String order : new LinkedHashSet<>(orders.values())) {
            if (!order.isEmpty()) {
                worst = worst.or(follow(order, null, FREE, Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()))));
            }
        }
        return worst;
    }

    /** The consignments of a submission, as soon as all its accepted documents are filed somewhere, or the time is over. */
    private Set<String> consignments(String submissionId, long endNanos) throws Failure, InterruptedException {
        while (true) {
            JsonNode now = window.get("/api/v1/submissions/" + WindowHttp.encode(submissionId)).json();
            Set<String> found = new LinkedHashSet<>();
            boolean whole = now != null;
            for (JsonNode document : now == null ? WindowHttp.JSON.createArrayNode() : now.path("documents")) {
                if (document.path("consignmentId").isString()) {
                    found.add(document.path("consignmentId").asString());
                } else if (document.path("status").asString("").equals("ACCEPTED")) {
                    whole = false;
                }
            }
            if (whole || System.nanoTime() >= endNanos) {
                return found;
            }
            around.pause().of(LOOK_AGAIN);
        }
    }

    /** A state is there before the log's entry about it is to be read: the last lines are waited for a little. */
    private void tellTheRest(String query) throws Failure, InterruptedException {
        for (int looks = 0; looks < LAST_LOOKS_MAX; looks++) {
            List<JsonNode> found = items(window.get(query));
            found.forEach(this::tell);
            if (found.stream().allMatch(one -> one.path("timeline").valueStream().anyMatch(
                    event -> event.path("event").asString("").equals("state " + state(one))))) {
                return;
            }
            around.pause().of(LAST_LOOK);
        }
    }

    private static List<JsonNode> items(WindowHttp.Reply reply) throws Failure {
        JsonNode page = reply.json();
        if (page == null || !page.path("items").isArray()) {
            throw Failure.notReachable("notJson");
        }
        return page.path("items").valueStream().toList();
    }

    private static String state(JsonNode consignment) {
        return consignment.path("state").asString("");
    }

    private void tell(JsonNode consignment) {
        String id = consignment.path("consignmentId").asString("");
        for (JsonNode event : consignment.path("timeline")) {
            if (told.add(id + " " + event.path("entry").asString(""))) {
                line(id, event);
            }
        }
        String state = state(consignment);
        if (!state.equals(states.put(id, state))) {
            if (json) {
                voice.print(WindowHttp.JSON.createObjectNode().put("consignmentId", id).put("state", state).toString());
            } else {
                voice.say("watch.state", id, state);
            }
        }
    }

    private void line(String id, JsonNode event) {
        if (json) {
            ObjectNode line = WindowHttp.JSON.createObjectNode().put("consignmentId", id);
            event.propertyStream().forEach(member -> line.set(member.getKey(), member.getValue()));
            voice.print(line.toString());
        } else {
            voice.print(String.join("  ", event.path("time").asString(""), event.path("event").asString(""),
                    event.path("party").asString(""), event.path("document").asString("")).stripTrailing());
        }
    }
}
