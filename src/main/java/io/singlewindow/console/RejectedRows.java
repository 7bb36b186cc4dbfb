package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.search.RejectedJson;
import io.singlewindow.search.SearchedMessages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Rejected messages as pages list them: what each was, of whom, and why it was rejected, in words. */
@Component
@Profile("!simulator")
class RejectedRows {

    private static final int NUMBERS_MAX = 3;

    private final RejectedJson json;
    private final EntityDirectory entities;
    private final Wording words;

    RejectedRows(RejectedJson json, EntityDirectory entities, Wording words) {
        this.json = json;
        this.entities = entities;
        this.words = words;
    }

    /**
     * A row.
     *
     * @param kind what was sent, in words
     * @param numbers of its documents, the first few
     * @param why the first error, in words; empty where none is told
     */
    record Row(StoredSubmission message, String kind, String numbers, String sender, String code, String why) {}

    List<Row> of(List<StoredSubmission> messages, Caller caller) {
        return messages.stream().map(one -> row(one, caller)).toList();
    }

    private Row row(StoredSubmission message, Caller caller) {
        Map<String, @Nullable Object> told = json.of(message, caller);
        String numbers = list(told.get("documents")).stream().filter(one -> "REJECTED".equals(one.get("status"))).map(one -> String.valueOf(one.get("number")))
                .filter(number -> !number.isEmpty()).limit(NUMBERS_MAX).collect(Collectors.joining(", "));
        Map<?, ?> first = list(told.get("findings")).stream().filter(one -> "ERROR".equals(one.get("severity"))).findFirst().orElse(Map.of());
        Object why = first.get("message") instanceof Map<?, ?> said ? said.get(words.isChinese() ? "zh" : "en") : null;
        String sender = Objects.requireNonNullElse(message.sender(), "");
        return new Row(message, kind(message), numbers, entities.byCode(sender).map(Entity::name).orElse(sender.isEmpty() ? "–" : sender),
                Objects.toString(first.get("code"), ""), Objects.toString(why, ""));
    }

    /** What a message was sent as, in words. */
    String kind(StoredSubmission message) {
        return SearchedMessages.type(message).map(type -> words.of("documentkind." + type.kind())).orElseGet(() -> words.of("message.unknown"));
    }

    private static List<Map<?, ?>> list(@Nullable Object json) {
        return json instanceof List<?> list ? list.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList() : List.of();
    }
}
