package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.PublishedHead;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives evidence packages to regulators, and to companies of what is their own. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1")
class EvidenceController {

    private final EvidenceDelivery delivery;
    private final Subjects subjects;
    private final Checkpoints checkpoints;
    private final EntryLog log;
    private final Clock clock;

    EvidenceController(EvidenceDelivery delivery, Subjects subjects, Checkpoints checkpoints, EntryLog log, Clock clock) {
        this.delivery = delivery;
        this.subjects = subjects;
        this.checkpoints = checkpoints;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What is asked for: a consignment, a day, or what a query finds.
     *
     * @param reason why; without it digests stand in the place of bytes
     * @param since an earlier checkpoint, as it was given, which the package is to continue
     */
    record Wanted(
            @Nullable String consignmentId, @Nullable String day, @Nullable String orderNo, @Nullable String logisticsNo,
            @Nullable String guid, @Nullable String digest, @Nullable String reason, @Nullable String since) {

        EvidenceQuery query() {
            return new EvidenceQuery(orderNo, logisticsNo, guid, digest);
        }
    }

    @GetMapping("/consignments/{id}/evidence")
    void ofConsignment(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id,
            @RequestParam(value = "reason", defaultValue = "") String reason,
            @RequestParam(value = "since", required = false) @Nullable Long since, HttpServletResponse response) throws IOException {
        delivery.ofConsignment(caller, id, reason, since, response);
    }

    @PostMapping("/trail/evidence")
    void of(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted, HttpServletResponse response) throws IOException {
        PublishedHead.Head head = log.head();
        Long since = wanted.since() == null ? null : checkpoints.require(wanted.since(), head.size());
        String reason = Objects.requireNonNullElse(wanted.reason(), "");
        LongFunction<Subject> subject;
        if (wanted.consignmentId() != null) {
            subject = size -> subjects.consignment(caller, wanted.consignmentId(), size);
        } else if (wanted.day() != null) {
            if (!new Sight(caller, reason).all() || !caller.seesAll()) {
                throw refused();
            }
            subject = size -> subjects.day(Subjects.day(wanted.day(), clock.instant()), size);
        } else if (!wanted.query().empty()) {
            subject = size -> subjects.query(caller, wanted.query(), size);
        } else {
            throw ProblemException.of(400, ErrorCode.SYS_007, "-", "consignmentId, day, orderNo, logisticsNo, guid or digest");
        }
        delivery.send(caller, reason, head, since, subject, response);
    }

    private static ProblemException refused() {
        return new ProblemException(403, Finding.of(ErrorCode.SYS_004, null, null));
    }
}
