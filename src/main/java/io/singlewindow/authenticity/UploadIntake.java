package io.singlewindow.authenticity;

import io.singlewindow.authenticity.UploadCheck.Checked;
import io.singlewindow.authenticity.wire.PlatformDataReader;
import io.singlewindow.authenticity.wire.PlatformDataReader.Read;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemJson;
import io.singlewindow.signature.Crypto;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes what platforms upload. Only what answers a question of ours is kept, whether it counts or not, so that a stranger can
 * fill nothing; of the uploads under one sessionID the first that holds counts.
 */
@Component
@Profile("!simulator")
class UploadIntake {

    private final QuestionStore questions;
    private final UploadStore uploads;
    private final UploadCheck check;
    private final AuthenticityEvents events;
    private final AuthenticitySettings settings;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final SubmissionIds ids;
    private final ObjectMapper json;
    private final Clock clock;

    UploadIntake(QuestionStore questions, UploadStore uploads, UploadCheck check, AuthenticityEvents events, AuthenticitySettings settings,
            Ledger ledger, TransactionTemplate transactions, SubmissionIds ids, ObjectMapper json, Clock clock) {
        this.questions = questions;
        this.uploads = uploads;
        this.check = check;
        this.events = events;
        this.settings = settings;
        this.ledger = ledger;
        this.transactions = transactions;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What became of one.
     *
     * @param accepted true when it counts, or is what counted before
     * @param findings an ERROR among them refuses it
     */
    record Taken(boolean accepted, List<Finding> findings) {}

    /** Takes the text of {@code payExInfoStr}; what is kept is durable when this returns. */
    Taken take(String text) {
        Instant now = clock.instant();
        Read read = PlatformDataReader.read(text);
        Question known = read.sessionId().isEmpty() ? null : questions.find(read.sessionId()).orElse(null);
        if (known == null) {
            List<Finding> findings = new ArrayList<>(read.findings());
            if (!read.sessionId().isEmpty()) {
                findings.add(0, Finding.at(ErrorCode.RUL_381, "/sessionID", read.sessionId(), null));
            }
            return new Taken(false, findings);
        }
        Checked checked = check.check(read, known.platform(), now);
        Taken taken = transactions.execute(status -> keep(known.id(), text, read, checked, now));
        ledger.awaitDurable();
        if (taken == null) {
            throw new IllegalStateException("The transaction of upload under " + known.id() + " gave nothing");
        }
        return taken;
    }

    private Taken keep(String questionId, String text, Read read, Checked checked, Instant now) {
        Question question = questions.lock(questionId).orElseThrow();
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.addAll(checked.findings());
        String content = sha256(read.signedText() == null ? text.getBytes(StandardCharsets.UTF_8) : read.signedText().content());
        List<UploadStore.Upload> before = uploads.of(questionId);
        UploadStore.Upload first = before.stream().filter(UploadStore.Upload::accepted).findFirst().orElse(null);
        if (first != null && first.content().equals(content) && holds(findings)) {
            return new Taken(true, findings);
        }
        boolean inTime = question.state().open() && (question.dueAtMillis() == null || now.toEpochMilli() <= question.dueAtMillis());
        if (first != null) {
            findings.add(Finding.at(ErrorCode.DUP_001, "/sessionID", content, first.content()));
        } else if (!inTime && question.dueAtMillis() != null) {
            findings.add(Finding.of(ErrorCode.RUL_385, BusinessTime.iso(now), BusinessTime.iso(Instant.ofEpochMilli(question.dueAtMillis()))));
        }
        boolean accepted = holds(findings);
        if (!accepted && before.size() >= settings.uploadsPerQuestionMax()) {
            findings.add(0, Finding.at(ErrorCode.SYS_011, "/sessionID", String.valueOf(before.size()), String.valueOf(settings.uploadsPerQuestionMax())));
            return new Taken(false, findings);
        }
        UploadStore.Upload upload = new UploadStore.Upload(ids.next(now), questionId, now.toEpochMilli(), accepted,
                sha256(text.getBytes(StandardCharsets.UTF_8)), content, read.certNo(), checked.certificate(), checked.algorithm(),
                json.writeValueAsString(ProblemJson.findings(findings)));
        uploads.insert(upload, text);
        if (accepted) {
            questions.answered(question, upload.id(), now.toEpochMilli(), inTime);
        }
        events.platform(question, accepted ? "platform data received" : "platform data refused", details(upload, accepted ? inTime : null, findings));
        return new Taken(accepted, findings);
    }

    private static boolean holds(List<Finding> findings) {
        return findings.stream().noneMatch(Finding::rejects);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Crypto.digest("SHA-256").digest(bytes));
    }

    private static Map<String, @Nullable Object> details(UploadStore.Upload upload, @Nullable Boolean inTime, List<Finding> findings) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("uploadId", upload.id());
        details.put("sha256", upload.sha256());
        details.put("inTime", inTime);
        details.put("codes", findings.stream().map(finding -> finding.code().code()).distinct().toList());
        return details;
    }
}
