package io.singlewindow.receipt;

import io.singlewindow.authority.Authority;
import io.singlewindow.intake.BodyBudget;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where authorities deliver their receipts; they are known by their signature. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/authorities")
class ReceiptController {

    /** A receipt of 100 documents in its envelope has a sixth of this; anyone may call here, so it is small. */
    private static final int BYTES_MAX = 1 << 20;

    private final ReceiptIntake intake;
    private final BodyBudget budget;
    private final ProducerTemplate routes;

    ReceiptController(ReceiptIntake intake, BodyBudget budget, ProducerTemplate routes) {
        this.budget = budget;
        this.intake = intake;
        this.routes = routes;
    }

    @PostMapping("/{authority}/receipts")
    ResponseEntity<Map<String, String>> receive(@PathVariable("authority") String code, HttpServletRequest request) throws IOException {
        Authority authority = Authority.of(code).orElseThrow(() -> ProblemException.of(401, ErrorCode.SYS_009, code,
                Arrays.stream(Authority.values()).map(Authority::code).toList().toString()));
        try (BodyBudget.Share share = budget.share()) {
            return receive(authority, share.read(request.getInputStream(), BYTES_MAX));
        }
    }

    private ResponseEntity<Map<String, String>> receive(Authority authority, byte[] body) {
        if (body.length > BYTES_MAX) {
            throw ProblemException.of(413, ErrorCode.SYS_006, "> " + BYTES_MAX, String.valueOf(BYTES_MAX));
        }
        ReceiptIntake.Taken taken = intake.receive(authority, body);
        if (taken.refusal() != null) {
            throw ProblemException.of(422, ErrorCode.BIZ_006, taken.refusal(), taken.receiptId());
        }
        routes.asyncSendBody("direct:wake-receipts", taken.receiptId());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(Map.of("receiptId", taken.receiptId()));
    }
}
