package io.singlewindow.authority.fundsflow;

import io.singlewindow.access.Caller;
import io.singlewindow.intake.BodyBudget;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.problem.ProblemJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The payment institutions' door for certificates. */
@RestController
@Profile("!simulator")
class FundsFlowDoor {

    private static final int BYTES_MAX = 65_536;

    private final FundsFlowIntake intake;
    private final BodyBudget budget;

    FundsFlowDoor(FundsFlowIntake intake, BodyBudget budget) {
        this.intake = intake;
        this.budget = budget;
    }

    /** Takes one certificate, signed XML (xsd/window/funds-flow.xsd). */
    @PostMapping(value = "/api/v1/refund/funds-flow", consumes = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> take(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        try (BodyBudget.Share share = budget.share()) {
            byte[] body = share.read(request.getInputStream(), BYTES_MAX);
            if (body.length > BYTES_MAX) {
                throw ProblemException.of(413, ErrorCode.SYS_006, "> " + BYTES_MAX, String.valueOf(BYTES_MAX));
            }
            FundsFlowIntake.Taken taken = intake.take(caller, body);
            if (taken.id().isEmpty()) {
                throw new ProblemException(422, taken.findings());
            }
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("certificateId", taken.id());
            answer.put("findings", ProblemJson.findings(taken.findings()));
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(answer);
        }
    }
}
