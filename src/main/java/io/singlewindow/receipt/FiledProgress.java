package io.singlewindow.receipt;

import io.singlewindow.access.Caller;
import io.singlewindow.consignment.AuthorityAnswers;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.Subscribers;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.intake.SubmissionProgress;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A submission's progress, from its documents in the index, their receipts and the log. */
@Component
@Profile("!simulator")
class FiledProgress implements SubmissionProgress {

    private final ConsignmentStore store;
    private final VisibleConsignments visible;
    private final AuthorityAnswers answers;
    private final Subscribers subscribers;
    private final EntryLog log;
    private final ObjectMapper json;

    FiledProgress(ConsignmentStore store, VisibleConsignments visible, AuthorityAnswers answers, Subscribers subscribers, EntryLog log, ObjectMapper json) {
        this.subscribers = subscribers;
        this.store = store;
        this.visible = visible;
        this.answers = answers;
        this.log = log;
        this.json = json;
    }

    @Override
    public Progress of(String submissionId, String status, @Nullable String uscc) {
        List<DocumentRow> rows = store.ofSubmission(submissionId);
        Map<String, Map<String, @Nullable Object>> documents = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> receipts = new ArrayList<>();
        TreeMap<Long, EntryLog.Entry> entries = new TreeMap<>();
        log.about(submissionId).stream().filter(entry -> uscc == null || !entry.isForOfficials()).forEach(entry -> entries.put(entry.number(), entry));
        List<@Nullable String> states = new ArrayList<>();
        Set<Long> told = uscc == null ? Set.of() : log.told(rows.stream().map(DocumentRow::consignmentId).filter(Objects::nonNull).collect(Collectors.toSet()), uscc);
        for (DocumentRow row : rows) {
            Consignment consignment = row.consignmentId() == null ? null : store.find(row.consignmentId()).orElse(null);
            String state = consignment == null ? null : consignment.state().name();
            states.add(state);
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("standing", row.standing().name());
            document.put("consignmentId", row.consignmentId());
            document.put("consignmentState", state);
            documents.put(row.id(), document);
            answers.of(row.id()).forEach(answer -> receipts.add(receipt(row, answer)));
            log.about(row.id()).forEach(entry -> entries.put(entry.number(), entry));
            if (consignment != null) {
                log.about(consignment.id()).stream().filter(entry -> uscc == null || told.contains(entry.number()))
                        .filter(entry -> concerns(entry, row))
                        .forEach(entry -> entries.put(entry.number(), entry));
            }
        }
        receipts.sort(Comparator.comparing(receipt -> String.valueOf(receipt.get("returnTime"))));
        return new Progress(state(status, rows, states), documents, receipts, entries.values().stream().map(this::event).toList());
    }

    @Override
    public boolean sharedWith(String submissionId, String uscc) {
        return subscribers.ofData(submissionId).contains(uscc);
    }

    @Override
    public boolean seenWithin(String submissionId, Caller official) {
        return visible.seesWithin(official, submissionId);
    }

    private static String state(String status, List<DocumentRow> rows, List<@Nullable String> states) {
        if (status.equals(NewSubmission.REJECTED) || rows.isEmpty()) {
            return status.equals(NewSubmission.REJECTED) ? status : NewSubmission.ACCEPTED;
        }
        if (rows.stream().anyMatch(row -> row.standing() == DocumentRow.Standing.HELD)) {
            return "HELD";
        }
        String first = states.get(0);
        return first != null && states.stream().allMatch(state -> Objects.equals(state, first)) ? first : "FILED";
    }

    private static Map<String, @Nullable Object> receipt(DocumentRow row, Answer answer) {
        Map<String, @Nullable Object> receipt = new LinkedHashMap<>();
        receipt.put("documentId", row.id());
        receipt.put("number", row.number());
        receipt.put("authority", answer.authority());
        receipt.put("type", answer.receiptType());
        receipt.put("returnStatus", answer.code());
        receipt.put("returnTime", answer.returnTime());
        receipt.put("returnInfo", answer.info());
        return receipt;
    }

    /** Of a consignment's entries only those about this document, and about the consignment as a whole. */
    private boolean concerns(EntryLog.Entry entry, DocumentRow row) {
        String document = log.content(entry.number()).map(json::readTree).map(content -> content.path("document").asString("")).orElse("");
        return document.isEmpty() || document.equals(row.id());
    }

    private Map<String, @Nullable Object> event(EntryLog.Entry entry) {
        JsonNode content = log.content(entry.number()).map(json::readTree).orElse(null);
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("time", BusinessTime.iso(entry.at()));
        event.put("event", content == null ? entry.type() : content.path("event").asString(entry.type()));
        event.put("party", content == null ? "window" : content.path("party").asString("window"));
        event.put("document", content == null ? null : content.path("document").asString(null));
        event.put("entry", entry.number());
        return event;
    }
}
