package io.singlewindow.authenticity;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What was asked, said and compared about a consignment, as JSON. */
@Component
@Profile("!simulator")
class AuthenticityJson {

    private final QuestionStore questions;
    private final UploadStore uploads;
    private final AuthenticityFacts facts;
    private final ObjectMapper json;

    AuthenticityJson(QuestionStore questions, UploadStore uploads, AuthenticityFacts facts, ObjectMapper json) {
        this.questions = questions;
        this.uploads = uploads;
        this.facts = facts;
        this.json = json;
    }

    Map<String, @Nullable Object> of(Consignment consignment) {
        Authenticity known = facts.of(consignment);
        Question question = known.asked() ? questions.of(consignment.ebpCode(), consignment.orderNo()).orElse(null) : null;
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("consignmentId", consignment.id());
        view.put("orderNo", consignment.orderNo());
        view.put("platform", consignment.ebpCode());
        view.put("asked", known.asked());
        view.put("pending", known.pending());
        view.put("answered", known.answered());
        view.put("answeredInTime", known.answeredInTime());
        view.put("silent", known.silent());
        view.put("verdict", known.verdict());
        view.put("differing", known.differing());
        view.put("inRealTime", known.inRealTime());
        view.put("arrivals", known.arrivals().stream().map(AuthenticityJson::arrival).toList());
        view.put("question", question == null ? null : question(question));
        view.put("uploads", question == null ? List.of() : uploads.of(question.id()).stream().map(one -> upload(consignment, one)).toList());
        view.put("comparison", question == null || question.report() == null ? null : comparison(question));
        return view;
    }

    private static Map<String, @Nullable Object> arrival(Arrival arrival) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("kind", arrival.kind().name());
        view.put("documentId", arrival.documentId());
        view.put("event", BusinessTime.iso(arrival.event()));
        view.put("arrived", BusinessTime.iso(arrival.arrived()));
        view.put("seconds", arrival.delay().toSeconds());
        view.put("limitSeconds", arrival.limit() == null ? null : arrival.limit().toSeconds());
        view.put("onTime", arrival.onTime());
        return view;
    }

    private Map<String, @Nullable Object> question(Question question) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("sessionID", question.id());
        view.put("reason", question.reason());
        view.put("state", question.state().name());
        view.put("createdAt", time(question.createdAtMillis()));
        view.put("askedAt", time(question.askedAtMillis()));
        view.put("dueAt", time(question.dueAtMillis()));
        view.put("answeredAt", time(question.answeredAtMillis()));
        view.put("nextAttemptAt", question.state().open() ? time(question.nextAtMillis()) : null);
        view.put("timeouts", question.timeouts());
        view.put("failures", question.failures());
        view.put("cause", question.cause());
        view.put("attempts", questions.attempts(question.id()).stream().map(AuthenticityJson::attempt).toList());
        return view;
    }

    private static Map<String, @Nullable Object> attempt(QuestionStore.Attempt attempt) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("number", attempt.number());
        view.put("at", time(attempt.atMillis()));
        view.put("status", attempt.status());
        view.put("code", attempt.code());
        view.put("cause", attempt.cause());
        view.put("millis", attempt.millis());
        return view;
    }

    private Map<String, @Nullable Object> upload(Consignment consignment, UploadStore.Upload upload) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("uploadId", upload.id());
        view.put("receivedAt", time(upload.receivedAtMillis()));
        view.put("accepted", upload.accepted());
        view.put("sha256", upload.sha256());
        view.put("contentSha256", upload.content());
        view.put("certNo", upload.certNo());
        view.put("certificateSha256", upload.certificate());
        view.put("algorithm", upload.algorithm());
        view.put("findings", json.readTree(upload.findings()));
        view.put("content", "/api/v1/consignments/" + consignment.id() + "/authenticity/uploads/" + upload.id());
        return view;
    }

    private Map<String, @Nullable Object> comparison(Question question) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("comparedAt", time(question.comparedAtMillis()));
        view.put("uploadId", question.uploadId());
        view.put("documents", question.evidence() == null || question.evidence().isEmpty() ? List.of() : List.of(question.evidence().split(" ")));
        view.put("fields", json.readTree(String.valueOf(question.report())).path("fields"));
        return view;
    }

    private static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : BusinessTime.iso(Instant.ofEpochMilli(millis));
    }
}
