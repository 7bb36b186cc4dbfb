package io.singlewindow.warning;

import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.WarningStore.Move;
import io.singlewindow.warning.WarningStore.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** A warning as officials see it, and as the firm sees it that it concerns. */
@Component
@Profile("!simulator")
class WarningJson {

    private static final int DOCUMENTS_MAX = 50;
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final WarningStore store;
    private final ObjectMapper json;

    WarningJson(WarningStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** In a list: what it is and how it stands. */
    Map<String, @Nullable Object> line(Warning warning, boolean official) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("warningId", warning.id());
        view.put("rule", warning.rule().name());
        view.put("message", Map.of("zh", warning.rule().zh(), "en", warning.rule().en()));
        view.put("state", warning.state().name());
        view.put("company", warning.company());
        view.put("openedAt", BusinessTime.iso(warning.openedAt()));
        view.put("lastOn", warning.lastOn().toString());
        if (official) {
            view.put("subject", warning.subject());
            view.put("weighs", warning.weighs());
            view.put("told", warning.told());
        }
        return view;
    }

    /** Whole: with evidence, documents and moves. A firm sees its own documents, no keys of persons, and no names of officials. */
    Map<String, @Nullable Object> whole(Warning warning, boolean official) {
        Map<String, @Nullable Object> view = line(warning, official);
        Map<String, Object> evidence = json.readValue(warning.evidence(), MEMBERS);
        if (!official) {
            evidence.computeIfPresent("figures", (name, figures) -> Evidence.withoutKeys(json.convertValue(figures, MEMBERS)));
        }
        view.put("evidence", evidence);
        List<Shown> documents = store.documents(warning.id(), DOCUMENTS_MAX).stream()
                .filter(one -> official || warning.company().equals(one.sender()) || warning.company().equals(one.ebcCode())).toList();
        view.put("documents", documents.stream().map(one -> document(one, official)).toList());
        view.put("documentsTotal", official ? store.documentCount(warning.id()) : documents.size());
        view.put("moves", store.moves(warning.id()).stream().map(move -> move(move, official)).toList());
        return view;
    }

    private Map<String, @Nullable Object> document(Shown shown, boolean official) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("documentId", shown.documentId());
        view.put("kind", shown.kind());
        view.put("number", shown.number());
        view.put("consignmentId", shown.consignmentId());
        Map<String, Object> figures = shown.figures() == null ? Map.of() : json.readValue(shown.figures(), MEMBERS);
        view.put("figures", official ? figures : Evidence.withoutKeys(figures));
        return view;
    }

    private static Map<String, @Nullable Object> move(Move move, boolean official) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("at", BusinessTime.iso(move.at()));
        view.put("actor", official ? move.actor() : null);
        view.put("from", move.from());
        view.put("to", move.to());
        view.put("reason", move.reason());
        return view;
    }
}
