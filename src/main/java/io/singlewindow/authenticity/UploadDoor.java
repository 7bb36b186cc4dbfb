package io.singlewindow.authenticity;

import io.singlewindow.intake.BodyBudget;
import io.singlewindow.ledger.LedgerDown;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for what platforms upload, at the path that customs' own service has, so that a platform changes the host alone. It is
 * known by its signature. Answered as announcement 179 of 2018 says: 10000 taken, 20000 refused, 20001 a fault of ours.
 */
@RestController
@Profile("!simulator")
class UploadDoor {

    private static final Logger LOG = LoggerFactory.getLogger(UploadDoor.class);
    private static final String FIELD = "payExInfoStr=";
    private static final int BYTES_MAX = 1 << 20;
    private static final int FINDINGS_TOLD_MAX = 5;
    private static final String TAKEN = "10000";
    private static final String REFUSED = "20000";
    private static final String FAULT = "20001";

    private final UploadIntake intake;
    private final BodyBudget budget;
    private final Clock clock;

    UploadDoor(UploadIntake intake, BodyBudget budget, Clock clock) {
        this.intake = intake;
        this.budget = budget;
        this.clock = clock;
    }

    /** Takes one upload; answered when it is durable. */
    @PostMapping(value = "/ceb2grab/grab/realTimeDataUpload", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> take(HttpServletRequest request) throws IOException {
        try (BodyBudget.Share share = budget.share()) {
            byte[] body = share.read(request.getInputStream(), BYTES_MAX);
            if (body.length > BYTES_MAX) {
                return refused(List.of(Finding.of(ErrorCode.RUL_382, "> " + BYTES_MAX, BYTES_MAX + " bytes at most")));
            }
            Optional<String> text = field(body);
            if (text.isEmpty()) {
                return refused(List.of(Finding.of(ErrorCode.RUL_382, "no payExInfoStr", "form field payExInfoStr, URL-encoded UTF-8")));
            }
            UploadIntake.Taken taken = intake.take(text.get());
            return taken.accepted() ? ResponseEntity.ok(answer(TAKEN, "上传成功")) : refused(taken.findings());
        } catch (LedgerDown | DataAccessException | TransactionException | ProblemException busy) {
            LOG.warn("An upload was not taken: {}", busy.toString());
            Finding finding = Finding.of(ErrorCode.SYS_001, null, null);
            return ResponseEntity.status(503).header("Retry-After", "5").body(answer(FAULT, finding.code().code() + " " + finding.zh()));
        }
    }

    private ResponseEntity<Map<String, Object>> refused(List<Finding> findings) {
        String message = findings.stream().filter(Finding::rejects).limit(FINDINGS_TOLD_MAX)
                .map(finding -> finding.code().code() + (finding.path() == null ? "" : " " + finding.path()) + " " + finding.zh())
                .collect(Collectors.joining("; "));
        return ResponseEntity.ok(answer(REFUSED, message));
    }

    private Map<String, Object> answer(String code, String message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("message", message);
        answer.put("total", 0);
        answer.put("serviceTime", clock.millis());
        return answer;
    }

    private static Optional<String> field(byte[] body) {
        try {
            return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&")).filter(part -> part.startsWith(FIELD)).findFirst()
                    .map(part -> URLDecoder.decode(part.substring(FIELD.length()).strip(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
