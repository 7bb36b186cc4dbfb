package io.singlewindow.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends messages and shows the answers; remembers what was accepted. */
final class Submitter {

    private static final String PATH = "/api/v1/submissions";
    private static final String BATCH = PATH + "/batch";
    private static final int TAKEN = 202;
    private static final int MESSAGE_REFUSED = 422;
    private static final int UNREADABLE = 400;
    private static final int IDEMPOTENCY_KEY_CHARACTERS_MAX = 200;

    private final WindowHttp window;
    private final Voice voice;
    private final boolean json;
    private final boolean validateOnly;
    private final List<String> accepted = new ArrayList<>();
    private ExitCode worst = ExitCode.DONE;

    /**
     * @param json true: answers as they come, one a line
     * @param validateOnly true: only checked, nothing is stored
     */
    Submitter(WindowHttp window, Voice voice, boolean json, boolean validateOnly) {
        this.window = window;
        this.voice = voice;
        this.json = json;
        this.validateOnly = validateOnly;
    }

    /** The worst of all so far. */
    ExitCode worst() {
        return worst;
    }

    /** Ids of the submissions of which something was accepted. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Sends one message. */
    void submit(String name, byte[] message, @Nullable String idempotencyKey) throws Failure, InterruptedException {
        WindowHttp.Reply reply = window.answerTo(PATH + (validateOnly ? "?validateOnly=true" : ""), "application/xml", headers(idempotencyKey), message);
        JsonNode answer = reply.json();
        boolean answered = answer != null && (answer.has("submissionId") || answer.has("valid"));
        if (!answered && reply.status() != MESSAGE_REFUSED && reply.status() != UNREADABLE) {
            WindowHttp.required(reply);
        }
        if (answer == null || !answered && !answer.has("findings")) {
            throw Failure.notReachable("notJson");
        }
        show(name, reply.status(), answer);
    }

    /** Sends a zip of messages in one call. */
    void submitZip(byte[] zip, @Nullable String idempotencyKey) throws Failure, InterruptedException {
        WindowHttp.Reply reply = WindowHttp.required(window.answerTo(BATCH, "application/zip", headers(idempotencyKey), zip));
        JsonNode batch = reply.json();
        if (batch == null || !batch.path("items").isArray()) {
            throw Failure.notReachable("notJson");
        }
        batch.path("items").forEach(item -> show(item.path("name").asString(""), item.path("httpStatus").asInt(), item));
    }

    private static Map<String, String> headers(@Nullable String idempotencyKey) throws Failure {
        if (idempotencyKey == null) {
            return Map.of();
        }
        if (idempotencyKey.isBlank() || idempotencyKey.length() > IDEMPOTENCY_KEY_CHARACTERS_MAX
                || !idempotencyKey.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw Failure.usage("usage.idempotencyKey", IDEMPOTENCY_KEY_CHARACTERS_MAX);
        }
        return Map.of("Idempotency-Key", idempotencyKey);
    }

    private void show(String name, int status, JsonNode answer) {
        boolean good = validateOnly ? answer.path("valid").asBoolean(false) : answer.path("status").asString("").equals("ACCEPTED");
        worst = worst.or(good ? ExitCode.DONE : ExitCode.REJECTED);
        if (status == TAKEN && answer.path("submissionId").isString()) {
            accepted.add(answer.path("submissionId").asString());
        }
        if (json) {
            ObjectNode line = WindowHttp.JSON.createObjectNode();
            line.put("file", name).put("httpStatus", status).set("answer", answer);
            voice.print(line.toString());
            return;
        }
        if (validateOnly) {
            voice.say(good ? "submit.valid" : "submit.notValid", name, answer.path("messageType").asString("-"));
        } else if (answer.has("submissionId")) {
            voice.say("submit.answer", name, answer.path("status").asString(""), answer.path("messageType").asString("-"),
                    answer.path("submissionId").asString(), answer.path("entry").asString("-"));
        } else {
            voice.say("submit.notTaken", name, status);
        }
        documents(answer.path("documents"));
        new Findings(voice).print(answer, voice::print);
    }

    private void documents(JsonNode documents) {
        Table table = new Table();
        documents.forEach(document -> table.row("  " + document.path("kind").asString(""), document.path("number").asString("-"),
                document.path("status").asString(""), document.path("returnStatus").asString("")));
        table.print(voice::print);
    }
}
