package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.message.reading.BoundedGzip;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.signature.doctor.DoctorSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The signature doctor over REST, for every key: why a signature does not hold. Nothing is stored. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/tools")
class SignatureDoctorController {

    private static final long WAIT_SECONDS_MAX = 10;

    private final SignatureClinic clinic;
    private final ReadingLimits limits;
    private final BodyBudget budget;
    private final Clock clock;
    private final Semaphore rooms;

    SignatureDoctorController(SignatureClinic clinic, ReadingLimits limits, BodyBudget budget, Clock clock, DoctorSettings settings) {
        this.clinic = clinic;
        this.limits = limits;
        this.budget = budget;
        this.clock = clock;
        this.rooms = new Semaphore(settings.atOnceMax(), true);
    }

    @PostMapping("/verify-signature")
    Map<String, @Nullable Object> verify(@AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException, InterruptedException {
        String type = request.getContentType();
        if (type == null || !type.contains("xml")) {
            throw ProblemException.of(415, ErrorCode.SYS_005, String.valueOf(type), "application/xml");
        }
        try (BodyBudget.Share share = budget.share()) {
            byte[] posted = share.read(request.getInputStream(), limits.bytesMax());
            if (posted.length > limits.bytesMax()) {
                throw ProblemException.of(413, ErrorCode.SYS_006, "> " + limits.bytesMax(), String.valueOf(limits.bytesMax()));
            }
            // trying causes takes processor time that the doors need, so few are examined at once
            if (!rooms.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
            }
            try {
                return SignatureJson.of(clinic.examine(submission(caller, posted, request, share)));
            } finally {
                rooms.release();
            }
        }
    }

    private Submission submission(Caller caller, byte[] posted, HttpServletRequest request, BodyBudget.Share share) {
        BoundedGzip.Inflated body = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"))
                ? BoundedGzip.inflate(posted, limits.bytesMax())
                : new BoundedGzip.Inflated(posted, null);
        byte[] bytes = body.bytes() == null ? posted : body.bytes();
        share.cover(bytes.length);
        return new Submission(caller, bytes, body.refusal(), null, "rest", clock.instant(), false);
    }
}
